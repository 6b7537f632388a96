"""The next payments to the same lender, a few days long."""

from planner.exchange.judgement import Credit, Effect, Judgement
from planner.exchange.soon import Soon
from planner.model.verdict import Verdict
from planner.phrases import Phrase, Sentence
from tests.helpers.bills import bill_row


def _paid(channel, effect=Effect.PAY):
    return Judgement(Verdict.REPAYMENT, Sentence(Phrase("x")), Credit(channel), effect)


def test_only_payments_to_the_same_lender_in_the_next_days_count():
    rows = [
        bill_row(on="2026-02-13", amount="1.00"),
        bill_row(on="2026-02-14", amount="2.00"),
        bill_row(on="2026-02-15", amount="3.00"),
        bill_row(on="2026-02-16", amount="4.00"),
        bill_row(on="2026-02-24", amount="5.00"),
    ]
    judged = [
        _paid("a"),
        _paid("b"),
        _paid("a"),
        _paid("a", Effect.SPEND),
        _paid("a"),
    ]

    soon = Soon(rows, judged, [0, 1, 2, 3, 4])

    assert [str(amount) for amount in soon.after(0)] == ["3.00"]
    assert [str(amount) for amount in soon.after(2)] == ["5.00"]
    assert soon.after(4) == ()


def test_the_order_of_the_days_counts_and_no_more_than_three():
    rows = [bill_row(on="2026-02-13", amount=f"{n}.00") for n in range(1, 7)]
    soon = Soon(rows, [_paid("a")] * 6, [5, 4, 3, 2, 1, 0])

    assert [str(amount) for amount in soon.after(0)] == ["5.00", "4.00", "3.00"]

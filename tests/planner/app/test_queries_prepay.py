"""What paying early would cost and save, for loans in every state."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.queries_loan import loan_detail
from planner.app.queries_prepay import EarlyOutcome, EarlyWish, early_outcome
from planner.errors import PlannerError
from planner.model.terms import Accrual, Prepayment, PrepaymentFee, Terms
from planner.money import ZERO, Money, total
from planner.rates import DayCount
from planner.schedule.steps import PrepayError
from tests.helpers import make
from tests.helpers import strategies as s

TODAY = date(2026, 3, 1)
PAID = make.repayment()


def outcome(wish: EarlyWish, *payments: object, **given: object) -> EarlyOutcome:
    book = make.book(make.loan(**given), *payments)
    return early_outcome(book, "loan", wish, TODAY)


def said(found: EarlyOutcome) -> list[str]:
    return [str(one) for one in found.says]


def test_a_shorter_term_ends_earlier_and_keeps_the_instalment() -> None:
    found = outcome(EarlyWish(date(2026, 3, 15), Money(300000)), PAID)

    assert found.wish.kind == "prepay"
    assert (found.end_before, found.end) == (date(2027, 1, 15), date(2026, 10, 15))
    assert (found.left_before, found.left) == (10, 7)
    assert found.next == found.next_before == Money(86619)
    assert (found.pay, found.fee) == (Money(300000), ZERO)
    assert found.saved == found.gain == Money(15917)
    assert said(found) == ["The instalment of 866.19 of that day comes on top."]


def test_a_lower_instalment_keeps_the_end() -> None:
    wish = EarlyWish(date(2026, 3, 15), Money(300000), "lower")

    found = outcome(wish, PAID)

    assert found.end == found.end_before
    assert found.next is not None
    assert found.next < Money(86619)


def test_settling_says_what_to_pay_and_that_nothing_comes_after() -> None:
    found = outcome(EarlyWish(date(2026, 3, 10)), PAID)

    assert found.wish.kind == "settle"
    assert (found.end, found.left, found.next) == (date(2026, 3, 10), 0, None)
    assert found.after.end is not None
    assert found.pay == found.after.end.amount
    assert found.saved > ZERO


def test_the_fee_is_told_and_may_take_all_that_is_saved() -> None:
    rule = Prepayment(fee=PrepaymentFee(Decimal("0.03")))
    wish = EarlyWish(date(2026, 3, 15), Money(100000), "lower")

    found = outcome(wish, PAID, prepayment=rule)
    dear = outcome(wish, PAID, prepayment=Prepayment(fee=PrepaymentFee(Decimal("0.9"))))

    assert (found.fee, found.pay) == (Money(3000), Money(103000))
    assert found.gain == found.saved - Money(3000)
    assert said(dear)[-1] == (
        "It saves nothing: the fee of 900.00 takes all 33.29 saved."
    )


def test_where_all_interest_stays_due_it_saves_nothing_and_says_so() -> None:
    rule = Prepayment(interest_due="all")

    found = outcome(EarlyWish(date(2026, 3, 10)), PAID, prepayment=rule)

    assert found.saved == ZERO
    assert said(found) == [
        "The contract asks for all interest even when paid early.",
        "Paying early saves no interest here.",
    ]


def test_what_is_overdue_comes_first() -> None:
    found = outcome(EarlyWish(TODAY))

    assert said(found)[0] == "866.19 is overdue and has to be paid first."


@pytest.mark.parametrize(
    ("wish", "given", "reason"),
    [
        (EarlyWish(date(2026, 2, 1)), {}, "that day has passed"),
        (EarlyWish(date(2027, 2, 1)), {}, "nothing is owed then"),
        (EarlyWish(TODAY, Money(10**9)), {}, "is more than the"),
        (
            EarlyWish(TODAY),
            {"prepayment": Prepayment(allowed_from_period=4)},
            "from period 4 on",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    wish: EarlyWish, given: dict[str, object], reason: str
) -> None:
    with pytest.raises(PrepayError, match=reason):
        outcome(wish, PAID, **given)


def test_a_loan_that_is_paid_has_nothing_to_pay_early() -> None:
    with pytest.raises(PrepayError, match="nothing is owed"):
        outcome(EarlyWish(TODAY), make.repayment(amount="10394.28"))


@given(s.sound_terms(), st.integers(0, 400), st.integers(0, 12))
def test_settling_today_asks_for_what_the_ledger_says(
    terms: Terms, days: int, paid: int
) -> None:
    today = terms.drawn_on + timedelta(days=days)
    loan = replace(make.loan(), terms=terms)
    first = loan_detail(make.book(loan), "loan", today)
    payments = [
        make.repayment(on=max(row.due, terms.drawn_on), amount=row.payment)
        for row in first.rows[:paid]
        if row.due <= today and row.payment
    ]
    book = make.book(loan, *payments)
    state = loan_detail(book, "loan", today).state
    try:
        found = early_outcome(book, "loan", EarlyWish(today), today)
    except PlannerError:
        return

    overdue = total(row.left for row in state.rows if row.due < today)
    assert found.pay + overdue == state.settle


@given(s.sound_terms(), st.integers(1, 400), st.sampled_from(["shorter", "lower"]))
def test_paying_early_by_the_day_never_costs_more(
    terms: Terms, days: int, mode: str
) -> None:
    # By months of 30 days a period cut on a 31st has a day more than the whole.
    terms = replace(terms, interest=Accrual.DAYS, day_count=DayCount.ACT_365)
    book = make.book(replace(make.loan(), terms=terms))
    on = terms.drawn_on + timedelta(days=days)
    wish = EarlyWish(on, Money(terms.principal.minor // 4), mode)  # type: ignore[arg-type]  # sampled
    try:
        found = early_outcome(book, "loan", wish, terms.drawn_on)
    except PlannerError:
        return

    assert found.gain >= Money(-len(found.before.rows))  # rounding of each row at most
    assert found.end <= found.end_before

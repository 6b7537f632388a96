from datetime import date
from decimal import Decimal

import pytest

from planner.model import records as r
from planner.model.records import RepaymentKind
from planner.model.terms import Late, Method, Rhythm
from planner.schedule.bureau import MonthStatus, card_statuses, statuses
from planner.schedule.card import card_state
from planner.schedule.replay import replay
from tests.helpers import make


def codes(on: str, *payments, **terms) -> str:
    """From the first due month on; the months before it have nothing due."""
    loan = make.loan(**terms)
    state = replay(loan, payments, date.fromisoformat(on))
    found = statuses(state, loan.terms)
    before = [month for month in found if month.month < make.day("2026-02-01")]
    assert {month.code for month in before} <= {"*"}
    return "".join(month.code for month in found[len(before) :])


def paid(on: str, amount: str = "866.19"):
    return make.repayment(on=on, amount=amount)


def test_paid_on_its_day_a_month_is_normal() -> None:
    assert codes("2026-03-20", paid("2026-02-15"), paid("2026-03-15")) == "NN"


def test_due_but_not_yet_late_is_normal() -> None:
    assert codes("2026-02-15") == "N"


def test_before_the_first_due_month_nothing_is_due() -> None:
    state = replay(make.loan(), [], date(2026, 1, 31))

    (only,) = statuses(state, make.terms())

    assert only == MonthStatus(date(2026, 1, 1), "*", 0)


def test_paid_late_within_the_month_has_its_own_code() -> None:
    assert codes("2026-02-28", paid("2026-02-20")) == "M"


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        ("2026-02-16", "1"),
        ("2026-03-17", "11"),
        ("2026-03-18", "12"),
        ("2026-04-30", "123"),
        ("2026-08-15", "1234567"),
        ("2026-09-30", "12345677"),
    ],
)
def test_unpaid_the_code_grows_with_each_thirty_days(on, wanted) -> None:
    found = codes(on)

    assert len(found) == len(wanted)
    assert found[:4] == wanted[:4]
    assert found[-1] == wanted[-1]


def test_days_late_are_those_of_the_oldest_unpaid_instalment() -> None:
    state = replay(make.loan(), [paid("2026-02-15")], date(2026, 5, 20))

    found = statuses(state, make.terms())

    assert [month.days_late for month in found] == [0, 0, 16, 46, 66]


def test_paid_in_a_later_month_it_was_overdue_at_the_end_of_the_first() -> None:
    assert codes("2026-03-20", paid("2026-03-02"), paid("2026-03-15")) == "1N"


def test_within_grace_nothing_is_late() -> None:
    late = Late(Decimal("1.5"), grace_days=3)

    assert codes("2026-02-18", paid("2026-02-18"), late=late) == "N"
    assert codes("2026-02-18", late=late) == "N"


def test_a_month_that_ends_within_grace_is_on_time_whatever_follows() -> None:
    late = Late(Decimal("1.5"), grace_days=3)
    terms = {"first_due": "2026-02-27", "drawn_on": "2026-01-27", "late": late}

    assert codes("2026-03-20", paid("2026-03-10", "1000.00"), **terms) == "N*"
    assert codes("2026-03-20", **terms) == "N1"


def test_an_instalment_of_nothing_asks_for_no_payment() -> None:
    terms = {"method": Method.INTEREST_ONLY, "rate": make.rate("0"), "periods": 3}

    assert codes("2026-04-20", paid("2026-04-15", "10000.00"), **terms) == "NNC"


def test_months_without_a_due_day_have_nothing_due() -> None:
    assert codes("2026-05-20", method=Method.BULLET, periods=3) == "**12"
    assert (
        codes(
            "2026-07-31",
            *(paid("2026-04-15", "2700.00"), paid("2026-07-15", "2700.00")),
            every=Rhythm.QUARTER,
            first_due="2026-04-15",
            periods=4,
        )
        == "**N**N"
    )


def test_a_loan_that_is_paid_off_is_closed_and_tells_no_more() -> None:
    settled = make.repayment(
        on="2026-03-20", amount="9300.00", kind=RepaymentKind.SETTLE
    )

    assert codes("2026-06-30", paid("2026-02-15"), paid("2026-03-15"), settled) == "NC"


def test_only_the_last_five_years_are_told() -> None:
    loan = make.loan(periods=120)
    state = replay(loan, [], date(2033, 3, 10))

    found = statuses(state, loan.terms)

    assert len(found) == 60
    assert found[0].month == date(2028, 4, 1)
    assert found[-1] == MonthStatus(date(2033, 3, 1), "7", 2580)
    assert statuses(state, loan.terms, months=1) == found[-1:]


def test_a_loan_paid_off_before_the_window_is_forgotten() -> None:
    loan = make.loan()
    settled = make.repayment(
        on="2026-02-01", amount="10100.00", kind=RepaymentKind.SETTLE
    )
    state = replay(loan, [settled], date(2026, 6, 30))

    assert [one.code for one in statuses(state, loan.terms)] == ["*", "C"]
    assert statuses(state, loan.terms, months=1) == ()


CARD = make.line(
    "card",
    statement_day=5,
    due_day=23,
    minimum=r.MinimumRule(Decimal("0.1")),
    rate=make.rate("0"),
)


def card_codes(on: str, *moves: r.Move) -> str:
    day = date.fromisoformat(on)
    card = card_state(CARD, moves, day)
    return "".join(one.code for one in card_statuses(card.statements, moves, day))


def spent(on: str, amount: str = "1000.00") -> r.Move:
    return make.move("card", on=on, amount=amount)


def card_paid(on: str, amount: str) -> r.Move:
    return make.move("card", on=on, amount=amount, kind=r.MoveKind.PAY)


def test_a_card_without_a_statement_has_no_month() -> None:
    assert card_codes("2026-01-20", spent("2026-01-10")) == ""


def test_a_card_whose_minimum_is_paid_in_time_is_normal() -> None:
    moves = spent("2026-01-10"), card_paid("2026-02-20", "100.00")

    assert card_codes("2026-02-28", *moves) == "N"


def test_before_its_due_day_and_on_it_a_card_is_not_late() -> None:
    assert card_codes("2026-02-10", spent("2026-01-10")) == "*"
    assert card_codes("2026-02-23", spent("2026-01-10")) == "N"


def test_a_minimum_paid_within_the_month_has_its_own_code() -> None:
    moves = spent("2026-01-10"), card_paid("2026-02-25", "100.00")

    assert card_codes("2026-02-28", *moves) == "M"


def test_each_minimum_missed_in_a_row_raises_the_code_to_seven() -> None:
    assert card_codes("2026-10-31", spent("2026-01-10")) == "123456777"


def test_a_card_counts_days_from_the_oldest_minimum_missed() -> None:
    on = date(2026, 4, 30)
    card = card_state(CARD, [spent("2026-01-10")], on)

    found = card_statuses(card.statements, [spent("2026-01-10")], on)

    assert [month.days_late for month in found] == [5, 36, 66]


def test_paying_the_newest_minimum_cures_all_before_it() -> None:
    moves = spent("2026-01-10"), card_paid("2026-03-20", "190.00")

    assert card_codes("2026-03-31", *moves) == "1N"


def test_a_card_with_nothing_billed_has_nothing_due() -> None:
    moves = spent("2026-01-10"), card_paid("2026-02-20", "1000.00")

    assert card_codes("2026-04-30", *moves) == "N**"

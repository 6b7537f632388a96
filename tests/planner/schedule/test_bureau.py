from datetime import date
from decimal import Decimal

import pytest

from planner.model.records import RepaymentKind
from planner.model.terms import Late, Method, Rhythm
from planner.schedule.bureau import statuses
from planner.schedule.replay import replay
from tests.helpers import make


def codes(on: str, *payments, **terms) -> str:
    state = replay(make.loan(**terms), payments, date.fromisoformat(on))
    return "".join(month.code for month in statuses(state))


def paid(on: str, amount: str = "866.19"):
    return make.repayment(on=on, amount=amount)


def test_paid_on_its_day_a_month_is_normal() -> None:
    assert codes("2026-03-20", paid("2026-02-15"), paid("2026-03-15")) == "NN"


def test_due_but_not_yet_late_is_normal() -> None:
    assert codes("2026-02-15") == "N"


def test_before_the_first_due_month_there_is_nothing_to_tell() -> None:
    assert codes("2026-01-31") == ""


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

    assert [month.days_late for month in statuses(state)] == [0, 16, 46, 66]


def test_paid_in_a_later_month_it_was_overdue_at_the_end_of_the_first() -> None:
    assert codes("2026-03-20", paid("2026-03-02"), paid("2026-03-15")) == "1N"


def test_within_grace_nothing_is_late() -> None:
    late = Late(Decimal("1.5"), grace_days=3)

    assert codes("2026-02-18", paid("2026-02-18"), late=late) == "N"
    assert codes("2026-02-18", late=late) == "N"


def test_months_without_a_due_day_have_nothing_due() -> None:
    assert codes("2026-05-20", method=Method.BULLET, periods=3) == "12"
    assert (
        codes(
            "2026-07-31",
            *(paid("2026-04-15", "2700.00"), paid("2026-07-15", "2700.00")),
            every=Rhythm.QUARTER,
            first_due="2026-04-15",
            periods=4,
        )[1:3]
        == "**"
    )


def test_a_loan_that_is_paid_off_is_closed_and_tells_no_more() -> None:
    settled = make.repayment(
        on="2026-03-20", amount="9300.00", kind=RepaymentKind.SETTLE
    )

    assert codes("2026-06-30", paid("2026-02-15"), paid("2026-03-15"), settled) == "NC"

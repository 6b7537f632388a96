from datetime import date, timedelta

import pytest

from planner.app.queries_delinquency import delinquency
from planner.model.records import LineType, MoveKind
from tests.helpers import make

ON = date(2026, 8, 20)
CARD = make.line(
    "card",
    channel="credit-card",
    type=LineType.CARD,
    limit="10000.00",
    opened_on="2025-09-01",
    statement_day=5,
    due_day=25,
    rate=make.rate("0.0005", make.Period.DAY),
)


def _months(paid: str, count: int = 10):
    found = []
    for n in range(count):
        day = date(2025, 10, 1) + timedelta(days=31 * n)
        found.append(
            make.move("card", id=f"s{n}", on=day.replace(day=3), amount="900.00")
        )
        if paid:
            given = {"kind": MoveKind.PAY, "amount": paid}
            found.append(make.move("card", id=f"p{n}", on=day.replace(day=20), **given))
    return found


def test_a_card_paid_in_full_stands_well() -> None:
    (row,) = delinquency(make.book(CARD, *_months("900.00")), ON)

    assert row.line == "card"
    assert row.riskier_than is not None
    assert row.riskier_than <= 30
    assert row.grade.value == "C"


def test_a_card_never_paid_stands_worst_and_why_is_told() -> None:
    (row,) = delinquency(make.book(CARD, *_months("")), ON)

    assert row.riskier_than == 95
    assert len(row.against) == 2


def test_fewer_than_six_statements_tell_nothing() -> None:
    (row,) = delinquency(make.book(CARD, *_months("900.00")), date(2026, 1, 10))

    assert row.riskier_than is None
    assert "six statements" in str(row.say)


@pytest.mark.parametrize("records", [(), (CARD,)])
def test_a_book_without_bills_has_no_row(records) -> None:
    assert delinquency(make.book(*records), ON) == ()


def test_nothing_later_is_looked_at() -> None:
    book = make.book(CARD, *_months("900.00", 8))
    later = make.book(CARD, *_months("900.00", 11))
    on = date(2026, 5, 10)

    assert delinquency(book, on) == delinquency(later, on)

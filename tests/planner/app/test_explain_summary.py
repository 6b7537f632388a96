"""The figures of an overview are the sums of what is told of them."""

from datetime import date
from decimal import Decimal

import pytest

from planner.app import explain_summary
from planner.app.queries import Look
from planner.model.records import BookKind, Way
from planner.money import ZERO, total
from tests.helpers import make, screen


@pytest.fixture(params=BookKind)
def look(request: pytest.FixtureRequest) -> Look:
    return Look(screen.sample(request.param), screen.TODAY)


def test_what_is_owed_adds_up(look: Look) -> None:
    parts = explain_summary.owed(look)

    assert total(part.amount for part in parts) == look.summary.owed


def test_the_cost_is_the_mean_of_its_parts_by_weight(look: Look) -> None:
    parts = explain_summary.cost(look)

    weight = sum(part.amount.minor for part in parts)
    whole = sum(part.amount.minor * (part.rate or Decimal(0)) for part in parts)
    assert (whole / weight).quantize(Decimal("0.0001")) == look.summary.annual


def test_what_is_due_adds_up(look: Look) -> None:
    soon = [row for row in look.dues if row.left > ZERO][:5]

    parts = explain_summary.due(soon)

    assert [part.on for part in parts] == [row.on for row in soon]
    assert total(part.amount for part in parts) == total(row.left for row in soon)


def test_cash_gets_to_its_lowest_day_by_what_is_told(look: Look) -> None:
    first, *moves = explain_summary.lowest(look)

    assert first.after == first.amount == look.cash.days[0].amount
    last = moves[-1] if moves else first
    assert last.after == look.cash.lowest.amount
    assert (last.on or look.on) <= look.cash.lowest.on


def test_incomes_and_expenses_are_told_by_name() -> None:
    book = make.book(
        make.cash("1000.00"),
        make.expected("rent", name="Rent", amount="50.00", way=Way.OUT, every="once",
                      first=date(2026, 12, 1)),
        make.expected("pay", name="Pay", amount="20.00", way=Way.IN, every="once",
                      first=date(2026, 11, 28)),
    )  # fmt: skip

    _, pay, rent = explain_summary.lowest(Look(book, screen.TODAY))

    assert (pay.name, str(pay.amount)) == ("Pay", "20.00")
    assert (rent.name, str(rent.after)) == ("Rent", "970.00")

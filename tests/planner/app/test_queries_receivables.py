"""What customers owe a firm."""

from datetime import timedelta
from decimal import Decimal

import pytest

from planner.app.queries_receivables import age, permille, receivables, why
from planner.model.records import Receivable
from planner.money import Money, total
from planner.schedule.collect import collections
from tests.helpers import lives, make

ON = make.day("2026-06-01")


def paid(n: int, delay: int, debtor: str = "Debtor") -> Receivable:
    due = make.day("2025-06-30")
    return make.receivable(
        f"{debtor}-{n}",
        debtor=debtor,
        due_on=due,
        collected_on=due + timedelta(days=delay),
    )


@pytest.mark.parametrize(
    ("days", "name"),
    [
        (0, "Not due yet"),
        (1, "1–30 days late"),
        (30, "1–30 days late"),
        (31, "31–60 days late"),
        (60, "31–60 days late"),
        (61, "61–90 days late"),
        (90, "61–90 days late"),
        (91, "More than 90 days late"),
    ],
)
def test_an_age_begins_the_day_after_the_last_one_ends(days: int, name: str) -> None:
    assert age(days) == name


def test_the_ledger_sums_by_age_and_by_debtor() -> None:
    ledger = receivables(lives.firm(), lives.ON)

    assert [row.n for row in ledger.ages] == [1, 1, 0, 0, 1]
    assert [row.permille for row in ledger.ages] == [835, 117, 0, 0, 49]
    assert total(row.amount for row in ledger.ages) == ledger.amount
    assert [row.debtor for row in ledger.debtors] == ["Yonghe", "Jiahe"]
    assert ledger.late == make.money("17000.00")
    assert ledger.expected == make.money("12000.00")
    assert ledger.unjudged == make.money("86000.00")


def test_a_debtor_of_the_past_stands_last() -> None:
    book = make.book(paid(1, 9, "Gone"), make.receivable("open"))

    rows = receivables(book, ON).debtors

    assert [(row.debtor, row.n) for row in rows] == [("Debtor", 1), ("Gone", 0)]
    assert rows[1].habit.median == 9


@pytest.mark.parametrize(
    ("given", "say"),
    [
        ({"probability": Decimal("0.4")}, "Your own judgement."),
        ({"confirmed": True}, "Confirmed by the debtor"),
        ({"confirmed": False}, "has not agreed"),
        ({"due_on": "2026-07-01"}, "2 of 3 earlier ones of this debtor"),
        ({}, "Of 3 earlier ones of this debtor that came as late or later, 2 were"),
        ({"debtor": "New", "due_on": "2026-07-01"}, "2 of 3 earlier ones of all"),
        ({"debtor": "New"}, "Of 3 earlier ones of all debtors that came as late"),
    ],
)
def test_every_probability_says_what_it_rests_on(
    given: dict[str, object], say: str
) -> None:
    late = "due_on" not in given and {"confirmed", "probability"}.isdisjoint(given)
    delays = (70, 80, 150) if late else (0, 0, 9)
    past = [paid(n, delay) for n, delay in enumerate(delays)]

    (one,) = collections(make.book(*past, make.receivable("open", **given)), ON)

    assert say in str(why(one))


def test_where_nothing_tells_it_says_so() -> None:
    (one,) = collections(make.book(make.receivable()), ON)

    assert "Nothing tells" in str(why(one))


def test_a_part_of_nothing_is_nothing() -> None:
    assert permille(Money(5), Money(0)) == 0
    assert permille(Money(1), Money(3)) == 333

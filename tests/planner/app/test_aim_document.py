"""The aims, more money and a day's need are told in JSON and in words."""

from datetime import date

from planner.app.aim_document import (
    aims_document,
    aims_text,
    more_document,
    more_text,
    needed_document,
    needed_text,
)
from planner.money import ZERO, Money
from planner.plan.compare import Asked, Needed
from planner.plan.plan import Found
from tests.helpers import make, owing
from tests.helpers.owing import ON

BOOK = owing.book(make.loan(), owing.salary("1500.00"), cash="2000.00")
ASKED = Asked(BOOK, ON)


def found(extra: Money = ZERO) -> Found:
    answer = ASKED.plan(None, extra)
    assert isinstance(answer, Found)
    return answer


def test_each_aim_has_its_figures() -> None:
    rows = ASKED.aims()

    told = aims_document(rows)

    assert told[0]["aim"] == "cost"
    assert told[0]["price"] == "0.00"
    assert "Least cost" in aims_text(rows)


def test_more_money_saves_and_is_sooner() -> None:
    more = more_document(Money(500_00), found(), found(Money(500_00)))

    assert more["extra"] == "500.00"
    assert Money.parse(str(more["saves"])) > ZERO
    words = more_text(Money(500_00), found(), found(Money(500_00)))
    assert words.startswith("¥500.00 more a month saves")


def test_a_day_asks_for_something_or_nothing() -> None:
    day = date(2026, 9, 1)
    some, none = (Needed(day, extra, found()) for extra in (Money(10_00), ZERO))

    assert needed_document(some) == {"free_by": "2026-09-01", "extra": "10.00"}
    assert "¥10.00 more each month" in "".join(needed_text(some))
    assert "suffices" in "".join(needed_text(none))

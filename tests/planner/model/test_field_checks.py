"""Plain fields of any record: amounts, shares, texts and days."""

from datetime import date
from decimal import Decimal

import pytest

from planner.errors import PlannerError
from planner.model.field_checks import above, least, plain_fields, share
from planner.money import ZERO, Money
from tests.helpers import make


def fields(faults: list[PlannerError]) -> list[object]:
    return [fault.values["field"] for fault in faults]


def test_amounts_and_shares_have_their_bounds() -> None:
    assert fields([*least("a", Money(-1)), *least("a", ZERO)]) == ["a"]
    assert fields([*above("b", ZERO), *above("b", Money(1))]) == ["b"]
    assert fields([*share("c", Decimal("1.1")), *share("c", Decimal(1))]) == ["c"]


@pytest.mark.parametrize("text", ["a\0", "\ud800"])
def test_a_text_can_be_written(text: str) -> None:
    assert fields(list(plain_fields(make.line(name=text)))) == ["name"]


def test_a_day_is_of_our_time() -> None:
    assert fields(list(plain_fields(make.cash(on=date(1899, 12, 31))))) == ["on"]

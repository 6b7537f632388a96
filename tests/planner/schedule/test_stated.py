from decimal import Decimal

import pytest

from planner.model.terms import Fee, Terms
from planner.money import Money
from planner.schedule.schedule import schedule
from planner.schedule.stated import Compared, StatedCost, compare, shown_alike
from tests.helpers import make

# 0.6 % a month on the whole loan and 50 yuan at the start, beside 7.2 % a year
COSTLY = make.terms(
    fees=(Fee("start", amount=Money(5000)), Fee("period", ratio=Decimal("0.006")))
)


def held(terms: Terms, annual: str, method="nominal", **more: Decimal) -> Compared:
    plan = schedule(terms)
    assert plan.annual.nominal is not None
    assert plan.annual.effective is not None
    ours = {"nominal": plan.annual.nominal, "effective": plan.annual.effective}
    return compare(StatedCost(Decimal(annual), method), plan, ours | more)


@pytest.mark.parametrize(
    ("annual", "agrees", "words"),
    [
        ("0.2094", "nominal", "IRR times periods"),
        ("0.20938838", "nominal", "IRR times periods"),
        ("0.2307", "effective", "compounded"),
        ("0.072", "without-fees", "leave the fees out"),
        ("0.1164", "flat", "repaid bit by bit"),
        ("0.2095", None, "No usual way"),
        ("0.2", None, "No usual way"),
    ],
)
def test_a_stated_cost_is_known_by_what_it_leaves_out(annual, agrees, words) -> None:
    found = held(COSTLY, annual)

    assert found.agrees_with == agrees
    assert words in str(found.likely)
    assert found.difference == Decimal(annual) - Decimal("0.20938838")


def test_it_may_be_held_against_the_compounded_figure() -> None:
    found = held(COSTLY, "0.2307", "effective")

    assert found.agrees_with == "effective"
    assert found.difference == Decimal("0.2307") - Decimal("0.23069929")


def test_the_method_meant_comes_before_another_that_fits_as_well() -> None:
    found = held(COSTLY, "0.2307", "effective", xirr=Decimal("0.23069"))

    assert found.agrees_with == "effective"
    assert held(COSTLY, "0.2318", xirr=Decimal("0.23178")).agrees_with == "xirr"


def test_without_fees_there_are_none_to_leave_out() -> None:
    assert held(make.terms(), "0.072").agrees_with == "nominal"


@pytest.mark.parametrize(
    ("annual", "ours", "alike"),
    [
        ("0.146", "0.1462", True),
        ("0.146", "0.1466", False),
        ("0.1462", "0.146204", True),
        ("0.1462", "0.1463", False),
        ("0.15", "0.1462", False),
        ("0.15", "0.1503", True),
    ],
)
def test_a_figure_is_the_same_in_the_decimals_that_the_form_shows(
    annual: str, ours: str, *, alike: bool
) -> None:
    assert shown_alike(Decimal(annual), Decimal(ours)) is alike

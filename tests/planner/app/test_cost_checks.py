from datetime import date
from decimal import Decimal

import pytest

from planner.app.cost_checks import refuse_beside
from planner.app.subsidies import OwnSubsidy
from planner.errors import TermsError
from planner.model.declared import DisclosedItem
from planner.money import Money
from planner.schedule.stated import StatedCost

POINT = Decimal("0.01")
LATER, SOONER = date(2027, 1, 1), date(2026, 1, 1)


def item(**values) -> tuple[DisclosedItem, ...]:
    return (DisclosedItem("担保费", "fee", **values),)


def test_figures_that_can_be_meant_are_let_through() -> None:
    form = StatedCost(
        Decimal("0.15"), principal=Money(1), items=item(amount=Money(0), ratio=POINT)
    )

    refuse_beside(form, OwnSubsidy(POINT, POINT, Money(1), Money(1), SOONER, LATER))
    refuse_beside(None, OwnSubsidy(POINT, since=LATER))
    refuse_beside(None, "consumer-loan-subsidy")


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (StatedCost(Decimal("-0.1")), "stated.annual"),
        (StatedCost(Decimal("14.86")), "stated.annual"),
        (StatedCost(POINT, principal=Money(0)), "stated.principal"),
        (StatedCost(POINT, items=item(amount=Money(-1))), "stated.items[0].amount"),
        (StatedCost(POINT, items=item(ratio=Decimal(2))), "stated.items[0].ratio"),
    ],
)
def test_a_form_that_cannot_be_meant_is_refused(form: StatedCost, field: str) -> None:
    with pytest.raises(TermsError) as refused:
        refuse_beside(form, None)

    assert refused.value.values["field"] == field


@pytest.mark.parametrize(
    ("own", "field"),
    [
        (OwnSubsidy(Decimal(-1)), "subsidy.points"),
        (OwnSubsidy(POINT, largest_share=Decimal(50)), "subsidy.largest_share"),
        (OwnSubsidy(POINT, yearly_cap=Money(0)), "subsidy.yearly_cap"),
        (OwnSubsidy(POINT, cap=Money(-1)), "subsidy.cap"),
        (OwnSubsidy(POINT, since=LATER, until=SOONER), "subsidy.until"),
    ],
)
def test_a_subsidy_that_cannot_be_meant_is_refused(own: OwnSubsidy, field: str) -> None:
    with pytest.raises(TermsError) as refused:
        refuse_beside(None, own)

    assert refused.value.values["field"] == field

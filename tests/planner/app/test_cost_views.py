from datetime import date
from decimal import Decimal

from planner.app.cost_views import (
    disclosures_document,
    disclosures_text,
    subsidies_document,
    subsidies_text,
)
from planner.app.queries import Look
from planner.model import declared as d
from planner.model.terms import Fee
from planner.money import Money
from tests.helpers import make

ON = date(2026, 11, 25)
LOAN = make.loan(name="Car", fees=(Fee("start", amount=Money(5000)),))
LOOK = Look(
    make.book(
        LOAN,
        d.Disclosure("loan", ON, Decimal("0.072"), Money(990_000), id="form"),
        d.Subsidy("loan", "consumer-loan-subsidy", id="aid"),
    ),
    ON,
)
EMPTY = Look(make.book(LOAN), ON)


def test_a_form_is_told_beside_our_figure() -> None:
    (row,) = disclosures_document(LOOK)["disclosures"]

    assert (row["stated"], row["agrees_with"]) == ("0.072", "without-fees")
    text = disclosures_text(LOOK)
    assert "7.20%" in text
    assert "Car: The form states a principal of" in text


def test_a_form_without_a_figure_of_ours_leaves_it_empty() -> None:
    swallowed = make.loan(fees=(Fee("start", amount=Money(10**6)),))
    look = Look(make.book(swallowed, d.Disclosure("loan", ON, Decimal("0.1"))), ON)

    assert "Not one rate" in disclosures_text(look)


def test_a_subsidy_is_told_with_both_costs() -> None:
    (row,) = subsidies_document(LOOK)["subsidies"]

    assert (row["loan"], row["rule"]) == ("loan", "consumer-loan-subsidy")
    assert "Interest subsidy for personal consumer loans" in subsidies_text(LOOK)


def test_without_records_there_is_nothing_to_show() -> None:
    assert disclosures_text(EMPTY) == subsidies_text(EMPTY) == "Nothing to show."

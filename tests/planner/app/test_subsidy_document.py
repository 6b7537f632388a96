from datetime import date
from decimal import Decimal

from planner.app.subsidies import OwnSubsidy
from planner.app.subsidy_document import priced, subsidy_document, subsidy_lines
from planner.model.terms import Fee
from planner.money import Money
from planner.schedule.schedule import schedule
from tests.helpers import make

ON = date(2026, 11, 25)


def test_a_loan_after_the_scheme_tells_why_it_gets_nothing() -> None:
    plan = schedule(make.terms(drawn_on="2027-01-05", first_due="2027-02-05"))

    one = priced(plan, "consumer-loan-subsidy")

    document = subsidy_document(one, ON)
    assert document["total"] == "0.00"
    assert document["says"] == [
        "Loans drawn after 31 Dec 2025 get nothing.",
        "Loans drawn after 31 Dec 2026 get nothing.",
    ]
    assert document["from"] == "2026-01-01"


def test_a_scheme_without_a_last_word_on_costs_still_tells_its_source() -> None:
    swallowed = (Fee("start", amount=Money(10**6)),)
    plan = schedule(make.terms(fees=swallowed))

    lines = list(subsidy_lines(priced(plan, "consumer-loan-subsidy")))

    assert not lines[0].startswith("Subsidy:")
    assert lines[-1].startswith("It rests on")


def test_own_figures_rest_on_no_source() -> None:
    one = priced(schedule(make.terms()), OwnSubsidy(Decimal("0.01")))

    assert [line.split(":")[0] for line in subsidy_lines(one)] == ["Subsidy"]

"""``show plans`` tells every kept plan, its steps, and what changed since."""

from datetime import date

from planner.app.kept_plans import adopted
from planner.app.plan_views import plans_document, plans_text
from planner.app.queries import Look
from planner.model.book import Book
from planner.model.declared import PlannedStep, SavedPlan
from planner.money import Money
from tests.helpers import make
from tests.helpers.owing import ON


def test_a_plan_is_told_with_its_steps_and_its_misses() -> None:
    step = PlannedStep(date(2026, 7, 1), "loan", Money(500_00), "prepay")
    plan = SavedPlan("Out", ON, "repay", (step,), Money(9_00), ON, id="p")
    kept = SavedPlan("Old", ON, "finance", (), Money(9_00), id="q")
    book = Book().with_(make.loan(name="Car"), adopted(plan, ON), kept)

    look = Look(book, date(2026, 7, 9))
    document = plans_document(look)

    first = document["plans"][0]  # type: ignore[index]  # a list of plans
    assert first["plan"] == "p"
    assert first["rows"][0]["state"] == "missed"
    assert first["changed"] == [
        "¥500.00 of ¥500.00 to “Car” on 1 Jul 2026 was not paid"
    ]
    assert "Car" in plans_text(look)
    assert "0/1" in plans_text(look)
    assert plans_text(Look(Book(), ON)) == "Nothing to show."

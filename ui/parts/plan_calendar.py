"""The steps of followed plans as days of the calendar; else a plan would stay paper."""

from collections.abc import Iterator
from datetime import date

from planner.app.queries_plans import StepRow, StepState, steps
from planner.model.book import Book
from planner.money import ZERO, Money
from planner.wording.i18n import tr
from ui.models.calendar import Event
from ui.models.plan_kept import kind_words

# These fall due by contract and stand in the calendar already.
_DUE_ANYWAY = "scheduled"


def planned(book: Book, on: date, until: date) -> Iterator[Event]:
    """What followed plans ask for beyond the contracts, up to a day.

    What was missed of late is to be done today.
    """
    for plan in book.plans.values():
        if plan.adopted_on is None or plan.adopted_on > on:
            continue
        for step in steps(book, plan, on):
            is_over = step.state is StepState.DONE or step.on > until
            if is_over or step.kind == _DUE_ANYWAY:
                continue
            words = tr("plan “{plan}”: {what}")
            what = words.format(plan=plan.name, what=kind_words(step.kind))
            yield Event(max(step.on, on), plan.id, step.name, what, _amount(step))


def _amount(step: StepRow) -> Money:
    """What comes or goes on the day; an application moves no money."""
    match step.kind:
        case "draw":
            return step.amount
        case "apply":
            return ZERO
        case _:
            return -step.amount

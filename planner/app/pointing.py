"""Whom an order or a plan names; without it one could name debts that nobody has."""

from collections.abc import Container, Sequence

from planner.errors import IdUnknownError
from planner.model import declared as d
from planner.model.book import Book
from planner.model.field_checks import above, refused
from planner.phrases import Phrase

ONLY_ONCE = Phrase("each loan or line stands in it once")
A_DEBT = Phrase("it must be the id of a loan or line of this book")
A_SOURCE = Phrase(
    "it must be a line or receivable of this book, or a channel of it or of the"
    " catalogue"
)


def refuse_odd_order(book: Book, order: Sequence[str]) -> None:
    """The user's own order names loans and lines of the book only, each once.

    Raises:
        PlannerError: the first that is unknown, or stands there twice.
    """
    for at, name in enumerate(order):
        if not is_debt(book, name):
            raise IdUnknownError(kind=Phrase("loan or line"), id=name)
        if name in order[:at]:
            raise refused(f"order[{at}]", name, ONLY_ONCE)


def refuse_odd_steps(book: Book, plan: d.SavedPlan) -> None:
    """Each step of a plan moves an amount, and names a debt or a source of money.

    A plan that stands in the book already with these steps is not asked again: what
    it names may have been dropped since.

    Raises:
        PlannerError: the first that does not; the field is named.
    """
    known = book.plans.get(plan.id)
    if known is not None and known.steps == plan.steps:
        return
    is_mix = plan.kind == "finance"
    for at, step in enumerate(plan.steps):
        for fault in above(f"steps[{at}].amount", step.amount):
            raise fault
        if not (_is_source if is_mix else is_debt)(book, step.loan):
            rule = A_SOURCE if is_mix else A_DEBT
            raise refused(f"steps[{at}].loan", step.loan, rule)


def is_debt(book: Book, name: str) -> bool:
    """Whether it is the id of a loan or line of the book."""
    return name in book.loans or name in book.lines


def _is_source(book: Book, name: str) -> bool:
    from planner.catalogue.read import catalogue  # noqa: PLC0415  # for such a step only

    channels = {one.channel for one in book.lines.values()}
    channels |= {one.channel for one in book.loans.values()}
    places: tuple[Container[str], ...] = (
        book.lines,
        book.receivables,
        channels,
        catalogue().channels,
    )
    return any(name in place for place in places)

"""What a lender's cost disclosure form says beside our own figure, form by form."""

from datetime import date
from decimal import Decimal

from planner.app.queries_loans import name_of
from planner.lean import dataclass
from planner.model import declared as d
from planner.model.book import Book
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.schedule.cost import NoRateError
from planner.schedule.disclosed import findings, item_amount
from planner.schedule.schedule import schedule
from planner.schedule.stated import StatedCost, compare, shown_alike
from planner.schedule.yearly import yearly

_NO_RATE = Phrase("Not one rate explains what the loan's terms ask for.")


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row of the form; ``amount`` is None where it states none, nor a ratio."""

    name: str
    kind: str
    amount: Money | None
    collector: str


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """One form against the terms of its loan.

    Attributes:
        id: of the record.
        loan: the loan's id.
        name: what people call the loan.
        on: the day of the form.
        stated: the yearly cost that it states.
        ours: IRR times periods, every fee in it; None where not one rate explains it.
        effective: ours, compounded; None likewise.
        difference: stated less ours; None likewise.
        tolerance: how far ours may lie from it and still be the same figure.
        is_equal: whether it is, or rounds to it in the decimals that the form shows.
        agrees_with: the figure of ours that it is, by its headless name; else None.
        likely: what that says of the way it was computed.
        parted: where the form and the terms part, item by item.
    """

    id: str
    loan: str
    name: str
    on: date
    stated: Decimal
    ours: Decimal | None
    effective: Decimal | None
    difference: Decimal | None
    tolerance: Decimal | None
    is_equal: bool
    agrees_with: str | None
    likely: Sentence
    parted: tuple[Sentence, ...]
    items: tuple[ItemRow, ...]


def disclosures(book: Book, on: date) -> tuple[DisclosureRow, ...]:
    """Every form up to ``on``, in the order of their days."""
    forms = [form for form in book.disclosures.values() if form.on <= on]
    return tuple(
        disclosure_row(book, form) for form in sorted(forms, key=lambda one: one.on)
    )


def disclosure_row(book: Book, form: d.Disclosure) -> DisclosureRow:
    """One form against its loan, kept in the book or not yet."""
    plan = schedule(book.loans[form.loan].terms)
    told = StatedCost(form.annual, principal=form.principal, items=form.items)
    ours = effective = difference = tolerance = agrees = None
    likely = Sentence(_NO_RATE)
    try:
        rates = yearly(plan)
    except NoRateError:
        pass
    else:
        found = compare(told, plan, rates)
        ours, effective = rates["nominal"], rates["effective"]
        difference, tolerance = found.difference, found.tolerance
        agrees, likely = found.agrees_with, found.likely
    return DisclosureRow(
        id=form.id,
        loan=form.loan,
        name=name_of(book, form.loan),
        on=form.on,
        stated=form.annual,
        ours=ours,
        effective=effective,
        difference=difference,
        tolerance=tolerance,
        is_equal=ours is not None and shown_alike(form.annual, ours),
        agrees_with=agrees,
        likely=likely,
        parted=findings(told, plan),
        items=tuple(
            ItemRow(
                item.name,
                item.kind,
                item_amount(item, plan.terms.principal),
                item.collector,
            )
            for item in form.items
        ),
    )

"""What the state pays of each loan's interest, and what the loan then costs."""

from datetime import date

from planner.app.queries_loans import annual_of, name_of
from planner.app.subsidies import aided, find_scheme, scheme_name
from planner.lean import dataclass
from planner.model import declared as d
from planner.model.book import Book
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.schedule.cost import Annual
from planner.schedule.subsidy import Subsidised

_OWN = Phrase("own figures")
_UNKNOWN = Phrase("The catalogue knows no subsidy “{rule}”.")


@dataclass(frozen=True, slots=True)
class PaidRow:
    """What is paid of the instalment of a due day."""

    due: date
    amount: Money


@dataclass(frozen=True, slots=True)
class SubsidyRow:
    """A loan's subsidy.

    Attributes:
        id: of the record.
        loan: the loan's id.
        name: what people call the loan.
        rule: the scheme's id; None for own figures.
        says_rule: what people call the scheme.
        total: all that is paid, as the schedule stands.
        so_far: what was paid of the instalments due by the day.
        without, annual: the yearly cost before and after, every fee in it.
        says: what capped it, and what is taken for granted.
    """

    id: str
    loan: str
    name: str
    rule: str | None
    says_rule: str | Phrase
    total: Money
    so_far: Money
    without: Annual
    annual: Annual
    paid: tuple[PaidRow, ...]
    says: tuple[Sentence, ...]


def subsidies(book: Book, on: date) -> tuple[SubsidyRow, ...]:
    """Every subsidised loan drawn by ``on``, in the order of the book."""
    paid = aided(book)
    return tuple(
        _row(book, record, paid[record.loan], on)
        for record in book.subsidies.values()
        if book.loans[record.loan].terms.drawn_on <= on
    )


def _row(book: Book, record: d.Subsidy, found: Subsidised, on: date) -> SubsidyRow:
    says = found.says
    if record.rule is not None and find_scheme(record.rule) is None:
        says = (Sentence(_UNKNOWN, rule=record.rule), *says)
    paid = tuple(PaidRow(due, amount) for due, amount in found.paid.items())
    return SubsidyRow(
        id=record.id,
        loan=record.loan,
        name=name_of(book, record.loan),
        rule=record.rule,
        says_rule=_OWN if record.rule is None else scheme_name(record.rule),
        total=found.total,
        so_far=Money(sum(row.amount.minor for row in paid if row.due <= on)),
        without=annual_of(book.loans[record.loan].terms),
        annual=found.annual,
        paid=paid,
        says=says,
    )

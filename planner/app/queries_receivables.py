"""What customers owe a firm: each with its age, its likely payment and the reason."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from planner.lean import dataclass
from planner.model.book import Book
from planner.money import ZERO, Money, Rounding, rounded, total
from planner.phrases import Phrase, Sentence
from planner.schedule.collect import (
    SOON,
    Basis,
    Collection,
    Habit,
    collections,
    habits,
)

_BUCKETS = (
    (0, Phrase("Not due yet")),
    (30, Phrase("1–30 days late")),
    (60, Phrase("31–60 days late")),
    (90, Phrase("61–90 days late")),
)
_OLDEST = Phrase("More than 90 days late")
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class ReceivableRow:
    """One open receivable.

    Attributes:
        age: which row of the ageing it stands in.
        why: what its probability rests on.
    """

    collection: Collection
    age: Phrase
    why: Sentence


@dataclass(frozen=True, slots=True)
class AgeRow:
    """The receivables of one age; ``permille`` is of all that is open."""

    name: Phrase
    n: int
    amount: Money
    permille: int


@dataclass(frozen=True, slots=True)
class DebtorRow:
    """One debtor: what is open, what is late of it, and how earlier ones were paid.

    Attributes:
        permille: of all that is open.
    """

    debtor: str
    n: int
    amount: Money
    late: Money
    expected: Money
    permille: int
    habit: Habit


@dataclass(frozen=True, slots=True)
class Receivables:
    """The whole ledger on a day.

    Attributes:
        expected: what the open ones bring by their probabilities.
        unjudged: the sum of those for which nothing tells a probability.
    """

    rows: tuple[ReceivableRow, ...]
    ages: tuple[AgeRow, ...]
    debtors: tuple[DebtorRow, ...]
    amount: Money
    late: Money
    expected: Money
    unjudged: Money


def receivables(book: Book, on: date) -> Receivables:
    """The ledger: open receivables by due day, their ages, and their debtors."""
    found = collections(book, on)
    amount = total(one.receivable.amount for one in found)
    return Receivables(
        rows=tuple(ReceivableRow(one, age(one.days_late), why(one)) for one in found),
        ages=_ages(found, amount),
        debtors=_debtors(found, habits(book, on), amount),
        amount=amount,
        late=total(one.receivable.amount for one in found if one.days_late),
        expected=total(one.expected for one in found),
        unjudged=total(
            one.receivable.amount for one in found if one.probability is None
        ),
    )


def age(days_late: int) -> Phrase:
    """The row of the ageing for so many days past due."""
    return next((name for most, name in _BUCKETS if days_late <= most), _OLDEST)


def why(one: Collection) -> Sentence:
    """What a probability rests on, in one sentence."""
    match one.basis:
        case Basis.OWN:
            return Sentence(Phrase("Your own judgement."))
        case Basis.CONFIRMED:
            return Sentence(
                Phrase("Confirmed by the debtor: counted in full until you judge it.")
            )
        case Basis.DISPUTED:
            return Sentence(Phrase("The debtor has not agreed: counted as nothing."))
        case Basis.UNKNOWN:
            return Sentence(
                Phrase("Nothing tells: no own judgement and too few earlier payments.")
            )
        case _:
            return _counted(one)


def _counted(one: Collection) -> Sentence:
    values = {"paid": one.paid, "n": one.n, "days": SOON}
    if one.basis is Basis.DEBTOR and one.days_late:
        words = Phrase(
            "Of {n} earlier ones of this debtor that came as late or later, {paid} were"
            " paid within {days} more days."
        )
    elif one.basis is Basis.DEBTOR:
        words = Phrase(
            "{paid} of {n} earlier ones of this debtor were paid by their due day."
        )
    elif one.days_late:
        words = Phrase(
            "Of {n} earlier ones of all debtors that came as late or later, {paid} were"
            " paid within {days} more days."
        )
    else:
        words = Phrase(
            "{paid} of {n} earlier ones of all debtors were paid by their due day."
        )
    return Sentence(words, **values)


def _ages(found: Sequence[Collection], whole: Money) -> tuple[AgeRow, ...]:
    rows: list[AgeRow] = []
    for name in (*(name for _, name in _BUCKETS), _OLDEST):
        here = [o.receivable.amount for o in found if age(o.days_late) == name]
        rows.append(AgeRow(name, len(here), total(here), permille(total(here), whole)))
    return tuple(rows)


def _debtors(
    found: Sequence[Collection], known: dict[str, Habit], whole: Money
) -> tuple[DebtorRow, ...]:
    """The largest first; debtors of the past without an open receivable last."""
    names = dict.fromkeys([*(one.receivable.debtor for one in found), *known])
    rows = [
        _debtor(name, [o for o in found if o.receivable.debtor == name], known, whole)
        for name in names
    ]
    return tuple(sorted(rows, key=lambda row: (-row.amount.minor, row.debtor)))


def _debtor(
    name: str, found: Sequence[Collection], known: dict[str, Habit], whole: Money
) -> DebtorRow:
    amount = total(one.receivable.amount for one in found)
    return DebtorRow(
        debtor=name,
        n=len(found),
        amount=amount,
        late=total(one.receivable.amount for one in found if one.days_late),
        expected=total(one.expected for one in found),
        permille=permille(amount, whole),
        habit=known.get(name, Habit(())),
    )


def permille(part: Money, whole: Money) -> int:
    """How many thousandths of the whole a part is, half up; 0 of nothing."""
    if whole == ZERO:
        return 0
    return rounded(Fraction(_THOUSAND * part.minor, whole.minor), Rounding.HALF_UP)

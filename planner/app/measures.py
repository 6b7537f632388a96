"""What lenders are said to measure of a borrower, counted from a book on a day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from planner.app.queries_bureau import BureauRow, bureau
from planner.app.queries_limits import LimitRow, limits
from planner.app.queries_loans import DueRow, LoanRow, dues, loans
from planner.app.usual import channel_name
from planner.calendar import month_step
from planner.catalogue.read import catalogue
from planner.credit.features import asks
from planner.credit.past import Past, past_of
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import LineType, NoteKind
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence

GRID_MONTHS = 24
_PERCENT = 100
_CARD_SHARE = 10  # one tenth of a card's balance counts as its monthly burden
_MONTH = timedelta(days=30)
_UNKNOWN = Sentence(Phrase("not known"))

_Words = Callable[[float], Sentence]
_Count = Callable[[Iterable[bool]], int]


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure on a day; None where the book cannot tell."""

    measure: str
    value: float | None
    say: Sentence
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LenderRow:
    """What is owed to one lender.

    Attributes:
        share: of all that is owed.
    """

    lender: str
    owed: Money
    share: float
    records: tuple[str, ...]


class Measures:
    """A book on a day, with what several measures need."""

    def __init__(self, book: Book, on: date) -> None:
        self.book, self.on = book, on
        self.income = book.profile.monthly_income

    @cached_property
    def _loans(self) -> Sequence[LoanRow]:
        return [row for row in loans(self.book, self.on) if row.outstanding.minor > 0]

    @cached_property
    def _past(self) -> Past:
        return past_of(self.book, self.on)

    @property
    def burden(self) -> Measured:
        """Instalments ahead and a tenth of the cards' balances, against income."""
        ahead = [row for row in dues(self.book, self.on) if self._is_ahead(row)]
        cards = [row for row in self._loans if row.is_card]
        burden = total(row.left for row in ahead).minor
        burden += total(row.outstanding for row in cards).minor // _CARD_SHARE
        records = _once([*(row.loan for row in ahead), *(row.loan for row in cards)])
        return self._by_income("dti", burden, _as_percent, records)

    def _is_ahead(self, row: DueRow) -> bool:
        # A card's bill is no instalment: a tenth of its balance stands for it.
        near = row.on is not None and self.on <= row.on <= self.on + _MONTH
        return near and row.loan in self.book.loans and row.left.minor > 0

    @property
    def debt_by_income(self) -> Measured:
        """All that is owed, in months of income."""
        owed = total(row.outstanding for row in self._loans).minor
        records = tuple(row.loan for row in self._loans)
        return self._by_income("debt-by-income", owed, _as_times, records)

    def _by_income(
        self,
        measure: str,
        fen: int,
        words: Callable[[float], Sentence],
        records: tuple[str, ...],
    ) -> Measured:
        if not self.income or self.income.minor <= 0:
            return Measured(measure, None, _UNKNOWN, records)
        value = fen / self.income.minor
        return Measured(measure, value, words(value), ("profile", *records))

    @property
    def card_use(self) -> Measured:
        """Over all cards that were opened and have a limit."""
        cards = [row for row in limits(self.book, self.on) if self._is_card(row)]
        granted = total(row.limit for row in cards).minor
        if granted <= 0:
            return Measured("card-use", None, _UNKNOWN)
        value = max(0, total(row.used for row in cards).minor) / granted
        records = tuple(row.line for row in cards)
        return Measured("card-use", value, _as_share(value), records)

    def _is_card(self, row: LimitRow) -> bool:
        line = self.book.lines[row.line]
        channel = catalogue().channels.get(line.channel)
        type_ = line.type or (channel.type if channel else None)
        return type_ is LineType.CARD and row.limit.minor > 0

    @property
    def loans_open(self) -> Measured:
        """Loans, without the balances of lines."""
        records = tuple(row.loan for row in self._loans if not row.is_card)
        return _counted("loans-open", records)

    @property
    def lenders_owed(self) -> Measured:
        """How many different lenders."""
        found = self.by_lender
        records = tuple(record for row in found for record in row.records)
        return Measured(
            "lenders-owed", float(len(found)), _as_count(len(found)), records
        )

    @property
    def largest_share(self) -> Measured:
        """How much of all that is owed is owed to one."""
        if not self.by_lender:
            return Measured("largest-share", None, Sentence(Phrase("nothing is owed")))
        first = self.by_lender[0]
        words = Phrase("{share} at {lender}")
        share = f"{first.share * _PERCENT:.0f}%"
        told = Sentence(words, share=share, lender=first.lender)
        return Measured("largest-share", first.share, told, first.records)

    @cached_property
    def by_lender(self) -> tuple[LenderRow, ...]:
        """By the lender's name, the most first."""
        owed: dict[str, Money] = {}
        records: dict[str, list[str]] = {}
        for row in self._loans:
            lender = self._lender(row)
            owed[lender] = owed.get(lender, ZERO) + row.outstanding
            records.setdefault(lender, []).append(row.loan)
        whole = total(owed.values()).minor
        found = [
            LenderRow(lender, amount, amount.minor / whole, tuple(records[lender]))
            for lender, amount in owed.items()
        ]
        return tuple(sorted(found, key=lambda row: -row.owed.minor))

    def _lender(self, row: LoanRow) -> str:
        return channel_name(row.channel) or row.name

    def asked(self, months: int) -> Measured:
        """Hard inquiries of that many months; unknown where none was ever noted."""
        measure = f"inquiries-{months}"
        known = asks(self._past, self.on)
        if not known:
            return Measured(measure, None, _UNKNOWN)
        since = month_step(self.on, -months)
        hard = [n for n in known if n.on > since and n.kind is NoteKind.INQUIRY]
        return _counted(measure, tuple(note.id for note in hard))

    @property
    def overdue_in_a_row(self) -> Measured:
        """The longest run of overdue months of one account."""
        return self._overdue("overdue-row", _longest)

    @property
    def overdue_in_all(self) -> Measured:
        """The overdue months of the account with most."""
        return self._overdue("overdue-all", sum)

    def _overdue(
        self, measure: str, count: Callable[[Iterable[bool]], int]
    ) -> Measured:
        found = {key: count(bad) for key, bad in self._bad_months.items()}
        if not found:
            return Measured(measure, None, _UNKNOWN)
        most = max(found.values())
        records = tuple(key for key, n in found.items() if n == most and n)
        return Measured(measure, float(most), _as_count(most), records)

    @cached_property
    def _bad_months(self) -> Mapping[str, list[bool]]:
        since = month_step(self.on.replace(day=1), 1 - GRID_MONTHS)
        found: dict[str, list[bool]] = {}
        for row in bureau(self.book, self.on):
            if row.month >= since:
                found.setdefault(row.account, []).append(_is_bad(row))
        return found


def _is_bad(row: BureauRow) -> bool:
    return row.code.isdigit()


def _longest(bad: Iterable[bool]) -> int:
    longest = run = 0
    for is_bad in bad:
        run = run + 1 if is_bad else 0
        longest = max(longest, run)
    return longest


def _counted(measure: str, records: tuple[str, ...]) -> Measured:
    return Measured(measure, float(len(records)), _as_count(len(records)), records)


def _as_percent(value: float) -> Sentence:
    return Sentence(Phrase("{n} of the monthly income"), n=f"{value * _PERCENT:.0f}%")


def _as_times(value: float) -> Sentence:
    return Sentence(Phrase("{n} times the monthly income"), n=f"{value:.1f}")


def _as_count(n: int) -> Sentence:
    return Sentence(Phrase("{n} in all"), n=n)


def _once(records: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(records))


def _as_share(value: float) -> Sentence:
    return Sentence(Phrase("{n} used"), n=f"{value * _PERCENT:.0f}%")

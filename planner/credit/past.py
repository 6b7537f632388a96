"""A book laid out by day for the factors; else each factor would replay the ledger."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType

from planner.credit.loan_past import ENOUGH, Balance, Lapse, LoanPast, loan_past
from planner.credit.observed import Attempt, Observed, observed
from planner.credit.sharing import one_limit
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import (
    Line,
    Move,
    MoveKind,
    Note,
    Repayment,
)
from planner.money import ZERO, Money
from planner.schedule.card import CardUsual, card_state
from planner.schedule.ledger import NOTHING_USUAL, UsualByLine

_DAY = timedelta(days=1)
_QUICK = timedelta(days=7)
_LARGE = Fraction(1, 5)  # of the limit
_USES = frozenset({MoveKind.SPEND, MoveKind.CASH})


@dataclass(frozen=True, slots=True)
class Use:
    """A drawing or a purchase."""

    on: date
    record: str


@dataclass(frozen=True, slots=True)
class Billed:
    """A statement whose due day has come, and whether it was paid below the minimum."""

    due: date
    below: bool | None
    record: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A large loan that was repaid in full within a week of its drawing."""

    settled_on: date
    record: str


@dataclass(frozen=True)
class LinePast:
    """One line until a day; everything sorted by day.

    Lines that stand on one limit have all but their names in common.
    """

    id: str
    opened_on: date
    lender: str
    observed: Observed
    attempts: tuple[Attempt, ...] = ()
    uses: tuple[Use, ...] = ()
    balances: tuple[Balance, ...] = ()
    statements: tuple[Billed, ...] = ()
    returned: tuple[Returned, ...] = ()
    overdue: bool = False

    def balance(self, on: date) -> Money:
        """Principal owed at the end of ``on``."""
        n = bisect_right(self.balances, on, key=lambda step: step.on)
        return self.balances[n - 1].after if n else ZERO

    def left(self, on: date) -> Money:
        """What of the limit is not used at the end of ``on``."""
        return self.observed.at(on) - self.balance(on)


@dataclass(frozen=True)
class Past:
    """A book until ``on``, that day included.

    Attributes:
        lapses: of all loans and cards, by first day.
        first_uses: the first drawing ever at each lender.
        first_due: the first day on which anything fell due; None where nothing has.
        owing: the principal of each loan and each card, by day.
    """

    book: Book
    on: date
    lines: Mapping[str, LinePast]
    lapses: tuple[Lapse, ...]
    notes: tuple[Note, ...]
    first_uses: Mapping[str, Use]
    first_due: date | None
    income: Money | None
    owing: tuple[tuple[Balance, ...], ...] = ()

    def owes_by(self, on: date) -> bool:
        """Whether anything had fallen due by then, so that lateness can be known."""
        return self.first_due is not None and self.first_due <= on

    def uses_by(self, on: date) -> bool:
        """Whether the book told of any drawing by then; else it tells of none."""
        return any(use.on <= on for use in self.first_uses.values())

    def owed(self, on: date) -> Money:
        """All principal owed at the end of ``on``."""
        return Money(sum(_at(steps, on).minor for steps in self.owing))

    def lender_of(self, note: Note) -> str:
        """Who a note is about; empty where it does not say."""
        if note.lender:
            return _folded(note.lender)
        line = self.book.lines.get(note.line or "")
        return _folded(line.channel) if line else ""


def _at(steps: Sequence[Balance], on: date) -> Money:
    n = bisect_right(steps, on, key=lambda step: step.on)
    return steps[n - 1].after if n else ZERO


def _on(move: Move) -> date:
    return move.on


def _folded(name: str) -> str:
    return name.strip().casefold()


def past_of(book: Book, on: date, usual: UsualByLine = NOTHING_USUAL) -> Past:
    """What the book tells until ``on``; nothing recorded for a later day is in it.

    Args:
        book: the book.
        on: the day.
        usual: what holds of a card where the line itself is silent, by line.
    """
    loans = _loans(book, on)
    moves = _moves(book, on)
    lines: dict[str, LinePast] = {}
    lapses = [lapse for loan in loans for lapse in loan.lapses]
    dues = [loan.first_due for loan in loans if loan.first_due <= on]
    bills = {
        line.id: _bills(line, moves.get(line.id, []), on, usual.get(line.id))
        for line in book.lines.values()
        if line.opened_on <= on
    }
    for key, own in bills.items():
        lapses += [lapse for _, lapse in own if lapse]
        dues += [bill.due for bill, _ in own]
        group = [one for one in one_limit(book, book.lines[key]) if one in bills]
        lines[key] = _line(
            book,
            book.lines[key],
            [one for one in loans if one.loan.line in group],
            sorted((m for one in group for m in moves.get(one, [])), key=_on),
            [bill for one in group for bill in bills[one]],
            on,
        )
    return Past(
        book=book,
        on=on,
        lines=MappingProxyType(lines),
        lapses=tuple(sorted(lapses, key=lambda lapse: lapse.since)),
        notes=tuple(
            sorted((n for n in book.notes.values() if n.on <= on), key=lambda n: n.on)
        ),
        first_uses=_first_uses(book, loans, moves),
        first_due=min(dues, default=None),
        income=book.profile.monthly_income,
        owing=(
            *(one.steps for one in loans),
            *(tuple(_balances((), own)) for own in moves.values()),
        ),
    )


def _loans(book: Book, on: date) -> list[LoanPast]:
    paid: dict[str, list[Repayment]] = {}
    for repayment in book.repayments.values():
        if repayment.on <= on:
            paid.setdefault(repayment.loan, []).append(repayment)
    return [
        loan_past(loan, paid.get(loan.id, []), on)
        for loan in book.loans.values()
        if loan.terms.drawn_on <= on
    ]


def _moves(book: Book, on: date) -> dict[str, list[Move]]:
    found: dict[str, list[Move]] = {}
    for move in sorted(book.moves.values(), key=lambda move: move.on):
        if move.on <= on:
            found.setdefault(move.line, []).append(move)
    return found


def _bills(
    line: Line, moves: Sequence[Move], on: date, usual: CardUsual | None
) -> list[tuple[Billed, Lapse | None]]:
    if not moves:
        return []
    minimum = line.minimum or (usual.minimum if usual else None)
    found = []
    for bill in card_state(line, moves, on, usual).statements:
        if bill.due > on or bill.minimum.minor <= 0:
            continue
        # Where nobody knows the least to pay, only paying nothing is surely too little.
        needed = bill.minimum.minor * ENOUGH if minimum else Fraction(1)
        caught_up = _reached(moves, bill.on, needed)
        is_late = (caught_up or on) > bill.due
        below = is_late if minimum or is_late else None
        lapse = Lapse(bill.due + _DAY, caught_up, line.id) if is_late else None
        found.append((Billed(bill.due, below, line.id), lapse))
    return found


def _reached(moves: Sequence[Move], since: date, needed: Fraction) -> date | None:
    """The day on which what came in after ``since`` reached ``needed``."""
    so_far = 0
    for move in moves:
        if move.on > since and move.kind not in _USES:
            so_far += move.amount.minor
            if so_far >= needed:
                return move.on
    return None


def _line(  # one line simply has this many sides
    book: Book,
    line: Line,
    loans: Sequence[LoanPast],
    moves: Sequence[Move],
    bills: Sequence[tuple[Billed, Lapse | None]],
    on: date,
) -> LinePast:
    seen = observed(book, line, on)
    uses = sorted(
        [
            *(Use(one.loan.terms.drawn_on, one.loan.id) for one in loans),
            *(Use(move.on, move.id) for move in moves if move.kind in _USES),
        ],
        key=lambda use: use.on,
    )
    late = [lapse for _, lapse in bills if lapse]
    late += [lapse for one in loans for lapse in one.lapses]
    return LinePast(
        id=line.id,
        opened_on=line.opened_on,
        lender=_folded(line.channel),
        observed=seen,
        attempts=_attempts(seen, uses),
        uses=tuple(uses),
        balances=tuple(_balances(loans, moves)),
        statements=tuple(sorted((bill for bill, _ in bills), key=lambda b: b.due)),
        returned=tuple(_returned(loans, seen)),
        overdue=any(lapse.last is None for lapse in late),
    )


def _attempts(seen: Observed, uses: Iterable[Use]) -> tuple[Attempt, ...]:
    """Tries to draw: those that readings tell, and a success for each day of use."""
    found: dict[tuple[date, bool], Attempt] = {}
    for use in uses:
        worked = Attempt(use.on, worked=True, record=use.record)
        found.setdefault((use.on, True), worked)
    for attempt in seen.attempts:
        found[attempt.on, attempt.worked] = attempt
    return tuple(sorted(found.values(), key=lambda attempt: attempt.on))


def _balances(loans: Sequence[LoanPast], moves: Sequence[Move]) -> Iterator[Balance]:
    changes: list[tuple[date, int, str]] = []
    for one in loans:
        before = 0
        for step in one.steps:
            changes.append((step.on, step.after.minor - before, step.record))
            before = step.after.minor
    for move in moves:
        sign = 1 if move.kind in _USES else -1
        changes.append((move.on, sign * move.amount.minor, move.id))
    owed = 0
    changes.sort(key=lambda change: change[0])
    for n, (on, change, record) in enumerate(changes):
        owed += change
        if n + 1 == len(changes) or changes[n + 1][0] > on:
            yield Balance(on, Money(max(0, owed)), record)


def _returned(loans: Sequence[LoanPast], seen: Observed) -> Iterator[Returned]:
    found = []
    for one in loans:
        drawn_on, principal = one.loan.terms.drawn_on, one.loan.terms.principal
        limit = seen.at(drawn_on)
        if one.settled_on is None or one.settled_on - drawn_on > _QUICK:
            continue
        if limit.minor > 0 and principal.minor >= _LARGE * limit.minor:
            found.append(Returned(one.settled_on, one.loan.id))
    yield from sorted(found, key=lambda quick: quick.settled_on)


def _first_uses(
    book: Book, loans: Sequence[LoanPast], moves: Mapping[str, Sequence[Move]]
) -> Mapping[str, Use]:
    uses: list[tuple[str, Use]] = []
    for one in loans:
        line = book.lines.get(one.loan.line or "")
        lender = _folded(line.channel if line else one.loan.channel)
        uses.append((lender or one.loan.id, Use(one.loan.terms.drawn_on, one.loan.id)))
    for line in book.lines.values():
        own = moves.get(line.id, ())
        spent = (Use(move.on, move.id) for move in own if move.kind in _USES)
        uses += [(_folded(line.channel), use) for use in spent]
    first: dict[str, Use] = {}
    for lender, use in sorted(uses, key=lambda pair: pair[1].on):
        first.setdefault(lender, use)
    return MappingProxyType(first)

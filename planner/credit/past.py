"""A book laid out by day for the factors; else each factor would replay the ledger."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType

from planner.credit.observed import Attempt, Observed, observed
from planner.model.book import Book
from planner.model.records import (
    Line,
    Loan,
    Move,
    MoveKind,
    Note,
    Repayment,
    RepaymentKind,
)
from planner.money import ZERO, Money
from planner.schedule.card import CardUsual, card_state
from planner.schedule.ledger import NOTHING_USUAL, UsualByLine, loan_state
from planner.schedule.replay import LoanState
from planner.schedule.schedule import schedule

_DAY = timedelta(days=1)
_ENOUGH = Fraction(98, 100)  # of the minimum; less counts as below it
_QUICK = timedelta(days=7)
_LARGE = Fraction(1, 5)  # of the limit
_USES = frozenset({MoveKind.SPEND, MoveKind.CASH})


@dataclass(frozen=True, slots=True)
class Lapse:
    """Days, both ends included, on which something due was unpaid; None: still is."""

    since: date
    last: date | None
    record: str


@dataclass(frozen=True, slots=True)
class Use:
    """A drawing or a purchase."""

    on: date
    record: str


@dataclass(frozen=True, slots=True)
class Balance:
    """What is owed on a line from a day on, principal only."""

    on: date
    after: Money
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
    """One line until a day; everything sorted by day."""

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
        alone: balances of loans that stand on no line of the book.
    """

    book: Book
    on: date
    lines: Mapping[str, LinePast]
    lapses: tuple[Lapse, ...]
    notes: tuple[Note, ...]
    first_uses: Mapping[str, Use]
    first_due: date | None
    income: Money | None
    alone: tuple[tuple[Balance, ...], ...] = ()

    def owes_by(self, on: date) -> bool:
        """Whether anything had fallen due by then, so that lateness can be known."""
        return self.first_due is not None and self.first_due <= on

    def uses_by(self, on: date) -> bool:
        """Whether the book told of any drawing by then; else it tells of none."""
        return any(use.on <= on for use in self.first_uses.values())

    def owed(self, on: date) -> Money:
        """All principal owed at the end of ``on``."""
        own = sum(line.balance(on).minor for line in self.lines.values())
        return Money(own + sum(_at(steps, on).minor for steps in self.alone))

    def lender_of(self, note: Note) -> str:
        """Who a note is about; empty where it does not say."""
        if note.lender:
            return _folded(note.lender)
        line = self.book.lines.get(note.line or "")
        return _folded(line.channel) if line else ""


def _at(steps: Sequence[Balance], on: date) -> Money:
    n = bisect_right(steps, on, key=lambda step: step.on)
    return steps[n - 1].after if n else ZERO


def _folded(name: str) -> str:
    return name.strip().casefold()


@dataclass(frozen=True, slots=True)
class _LoanPast:
    loan: Loan
    steps: tuple[Balance, ...]
    lapses: tuple[Lapse, ...]
    first_due: date
    settled_on: date | None


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
    for line in book.lines.values():
        if line.opened_on > on:
            continue
        own_moves = moves.get(line.id, [])
        own_loans = [one for one in loans if one.loan.line == line.id]
        bills = _bills(line, own_moves, on, usual.get(line.id))
        late = [lapse for _, lapse in bills if lapse]
        lapses += late
        dues += [bill.due for bill, _ in bills]
        lines[line.id] = _line(book, line, own_loans, own_moves, bills, on)
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
        alone=tuple(one.steps for one in loans if one.loan.line not in lines),
    )


def _loans(book: Book, on: date) -> list[_LoanPast]:
    paid: dict[str, list[Repayment]] = {}
    for repayment in book.repayments.values():
        if repayment.on <= on:
            paid.setdefault(repayment.loan, []).append(repayment)
    return [
        _loan(loan, paid.get(loan.id, []), on)
        for loan in book.loans.values()
        if loan.terms.drawn_on <= on
    ]


def _loan(loan: Loan, repayments: Sequence[Repayment], on: date) -> _LoanPast:
    state = loan_state(loan, repayments, on)
    paid = _Paid.of(state, repayments)
    steps = tuple(_steps(loan, state, paid))
    return _LoanPast(
        loan=loan,
        steps=steps,
        lapses=tuple(_lapses(loan, state, paid, on)),
        first_due=loan.terms.first_due,
        settled_on=next((step.on for step in steps if not step.after), None),
    )


@dataclass(frozen=True, slots=True)
class _Paid:
    """What came in of a loan, day by day, in fen.

    Attributes:
        plain: what paid instalments: the running sum, by day.
        early: what paid principal early, by day.
        records: the repayment of each day.
        closed_on: the day of a settlement that left nothing; None for none.
    """

    plain: tuple[tuple[date, int], ...]
    early: Mapping[date, int]
    records: Mapping[date, str]
    closed_on: date | None

    @classmethod
    def of(cls, state: LoanState, repayments: Iterable[Repayment]) -> "_Paid":
        """Tell apart what the ledger took as early principal from the rest."""
        early: dict[date, int] = {}
        for one in state.early:
            early[one.on] = early.get(one.on, 0) + one.amount.minor
        amounts: dict[date, int] = {}
        records: dict[date, str] = {}
        closed_on: date | None = None
        for repayment in repayments:
            amounts[repayment.on] = (
                amounts.get(repayment.on, 0) + repayment.amount.minor
            )
            records[repayment.on] = repayment.id
            if repayment.kind is RepaymentKind.SETTLE and not state.outstanding:
                closed_on = repayment.on
        so_far, plain = 0, []
        for day in sorted(amounts):
            so_far += max(0, amounts[day] - early.get(day, 0))
            plain.append((day, so_far))
        return cls(tuple(plain), early, records, closed_on)

    def reached(self, needed: Fraction) -> date | None:
        """The day on which what paid instalments came to ``needed``."""
        for day, so_far in self.plain:
            if so_far >= needed or day == self.closed_on:
                return day
        return None


def _steps(loan: Loan, state: LoanState, paid: _Paid) -> Iterator[Balance]:
    """The principal owed after each day on which money came in.

    The ledger gives today's; replaying it for each earlier day would take minutes for
    an old book, so the days between follow the rows: what is not principal first.
    """
    yield Balance(loan.terms.drawn_on, loan.terms.principal, loan.id)
    rows = _principals(loan, state)
    early = 0
    for n, (day, so_far) in enumerate(paid.plain):
        early += paid.early.get(day, 0)
        owed = loan.terms.principal.minor - early - _principal_in(so_far, rows)
        if day == paid.closed_on or n + 1 == len(paid.plain):
            owed = 0 if day == paid.closed_on else state.outstanding.minor
        yield Balance(day, Money(max(0, owed)), paid.records[day])


def _principals(loan: Loan, state: LoanState) -> list[tuple[int, int]]:
    """Of each row, what is not principal and what is, in fen."""
    rule = loan.terms.prepayment
    anytime = rule and replace(rule, allowed_from_period=1)
    terms = replace(loan.terms, prepayment=anytime)
    rows = schedule(terms, state.early).instalments
    return [((row.payment - row.principal).minor, row.principal.minor) for row in rows]


def _principal_in(amount: int, rows: Iterable[tuple[int, int]]) -> int:
    found = 0
    for rest, principal in rows:
        amount -= rest
        if amount <= 0:
            break
        part = min(amount, principal)
        found += part
        amount -= part
    return found


def _lapses(loan: Loan, state: LoanState, paid: _Paid, on: date) -> Iterator[Lapse]:
    # Penalty interest is no instalment: what it took of later payments is no lapse.
    grace = loan.terms.late.grace_days if loan.terms.late else 0
    so_far = 0
    for row in state.rows:
        needed = so_far + row.amount.minor * _ENOUGH
        so_far += row.amount.minor
        since = row.due + (grace + 1) * _DAY
        if since > on:
            return
        last = paid.reached(needed)
        if last is None or last >= since:
            yield Lapse(since, last, loan.id)


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
        needed = bill.minimum.minor * _ENOUGH if minimum else Fraction(1)
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
    loans: Sequence[_LoanPast],
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
        statements=tuple(bill for bill, _ in bills),
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


def _balances(loans: Sequence[_LoanPast], moves: Sequence[Move]) -> Iterator[Balance]:
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


def _returned(loans: Sequence[_LoanPast], seen: Observed) -> Iterator[Returned]:
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
    book: Book, loans: Sequence[_LoanPast], moves: Mapping[str, Sequence[Move]]
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

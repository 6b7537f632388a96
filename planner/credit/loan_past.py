"""One loan laid out by day: what was owed, and when an instalment was unpaid."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from planner.lean import dataclass
from planner.model.records import Loan, Repayment, RepaymentKind
from planner.money import Money
from planner.schedule.ledger import loan_state
from planner.schedule.replay import LoanState
from planner.schedule.schedule import schedule

ENOUGH = Fraction(98, 100)  # of what is due; less counts as unpaid
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lapse:
    """Days, both ends included, on which something due was unpaid; None: still is."""

    since: date
    last: date | None
    record: str


@dataclass(frozen=True, slots=True)
class Balance:
    """What is owed on a line from a day on, principal only."""

    on: date
    after: Money
    record: str


@dataclass(frozen=True, slots=True)
class LoanPast:
    """A loan by day.

    Attributes:
        steps: the principal owed, from the drawing on.
        lapses: days on which an instalment was unpaid.
        settled_on: the first day on which nothing was owed.
    """

    loan: Loan
    steps: tuple[Balance, ...]
    lapses: tuple[Lapse, ...]
    first_due: date
    settled_on: date | None


def loan_past(loan: Loan, repayments: Sequence[Repayment], on: date) -> LoanPast:
    """One loan until ``on``; the repayments are its own, none later."""
    state = loan_state(loan, repayments, on)
    paid = _Paid.of(state, repayments)
    steps = tuple(_steps(loan, state, paid))
    return LoanPast(
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
        needed = so_far + row.amount.minor * ENOUGH
        so_far += row.amount.minor
        since = row.due + (grace + 1) * _DAY
        if since > on:
            return
        last = paid.reached(needed)
        if last is None or last >= since:
            yield Lapse(since, last, loan.id)

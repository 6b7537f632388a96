"""From arrays back to wishes in whole fen: what the solver would leave of each loan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from planner.lean import dataclass
from planner.money import Money
from planner.plan.card_course import CardCourse
from planner.plan.carry import Course
from planner.plan.columns import FEN, Column, bill_id, yuan
from planner.plan.encode import Encoded
from planner.plan.plan import Mode
from planner.plan.problem import BillView, LoanView, Problem, kept_on
from planner.plan.solve import Floats

_NOISE = 1e-6  # fen
_GONE = 1e-9  # of a contract
_MOSTLY = 0.5
_OPEN = 1.0  # yuan of a card that are left open or paid beside


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """What the solver would leave of a loan at the end of a day.

    Attributes:
        mode: what the prepayment should do to the rest.
    """

    on: date
    id: str
    left: Money
    mode: Mode = "lower"


def decode(encoded: Encoded, problem: Problem, values: Floats) -> tuple[Target, ...]:
    """What the solver would leave of each loan on the days on which it prepays."""
    moved = _moved(encoded, values)
    targets = [
        target
        for loan in problem.loans
        for target in _targets(loan, moved.get(loan.id, []))
    ]
    return tuple(sorted(targets))


def card_wishes(
    encoded: Encoded, problem: Problem, values: Floats, courses: Mapping[str, Course]
) -> Mapping[str, Course]:
    """The courses with each card paid as the solver would: by day, and in full or not.

    What it leaves open after a due day decides whether the bill of that day is paid in
    full; else its minimum is, and what goes beyond it beside.
    """
    moved = _moved(encoded, values)
    made = dict(courses)
    for name, course in courses.items():
        bills = [bill for bill in problem.bills if bill.id == name]
        if isinstance(course, CardCourse) and bills:
            made[name] = _card_wish(course, bills, moved)
    return made


def _moved(encoded: Encoded, values: Floats) -> dict[str, list[tuple[Column, float]]]:
    """What the solver moves by each column, by debt; less than a fen is nothing."""
    moved: dict[str, list[tuple[Column, float]]] = {}
    for column, value in zip(encoded.columns, values, strict=False):
        if value * FEN > 1:
            moved.setdefault(column.id, []).append((column, float(value)))
    return moved


def _card_wish(
    course: CardCourse,
    bills: Sequence[BillView],
    moved: Mapping[str, list[tuple[Column, float]]],
) -> CardCourse:
    extra: dict[date, float] = {}
    still: dict[date, float] = dict.fromkeys(bills[0].dues, 0.0)
    for bill in bills:
        mine = moved.get(bill_id(bill), [])
        for column, value in mine:
            extra[column.on] = extra.get(column.on, 0.0) + value
        rest = yuan(bill.amount) - sum(value for _, value in mine)
        late = [(column, value) for column, value in mine if column.on > bill.due]
        if late:
            least = yuan(bill.least) or (1 - float(bill.keeps)) * yuan(bill.amount)
            extra[bill.due] = extra.get(bill.due, 0.0) + max(rest - least, 0.0)
        for due in still:
            still[due] += sum(
                value for column, value in late if bill.due <= due < column.on
            )
    full = frozenset(due for due, left in still.items() if left < _OPEN)
    paid = tuple(
        (on, Money(round(amount * FEN)))
        for on, amount in sorted(extra.items())
        if amount >= _OPEN
    )
    return replace(course, in_full=False, extra=paid, full_on=full)


def _targets(loan: LoanView, moved: list[tuple[Column, float]]) -> Iterator[Target]:
    """One a day; what rides on old instalments by then is gone already."""
    ends = [column.on for column, value in moved if column.is_end and value > _MOSTLY]
    if loan.is_flat:
        yield from (Target(on, loan.id, Money(0)) for on in ends[:1])
        return
    rides = {c.rides: value for c, value in moved if c.rides is not None}
    asked = [(column, value) for column, value in moved if column.rides is None]
    asked.sort(key=lambda pair: pair[0].on)
    last = {column.on: n for n, (column, _) in enumerate(asked)}
    for on, n in last.items():
        target = Money(int(_left(loan, moved, on) + 1 - _NOISE))
        yield Target(on, loan.id, target, _mode(loan, asked[: n + 1], rides))


def _left(loan: LoanView, moved: list[tuple[Column, float]], on: date) -> float:
    """Fen of principal at the end of a day; nothing where the contract is gone.

    What was paid since the last due day is principal; what was paid before it is a
    part of the contract.
    """
    if 1.0 - sum(c.share * value for c, value in moved if c.on <= on) <= _GONE:
        return 0.0
    since = max((row.due for row in loan.rows if row.due <= on), default=date.min)
    part = 1.0 - sum(c.share * value for c, value in moved if c.on < since)
    paid = sum(value * c.principal for c, value in moved if since <= c.on <= on)
    left = sum(row.principal.minor for row in loan.rows if row.due > on)
    return max(part * left - paid * FEN, 0.0)


def _mode(
    loan: LoanView, asked: list[tuple[Column, float]], rides: Mapping[int, float]
) -> Mode:
    """Shorter where the next instalment rides on as it was, for the most part."""
    on = asked[-1][0].on
    n = next(n for n, row in enumerate(loan.rows) if row.due > on)
    eased = sum(
        value * kept_on(loan, n, column.share, amount)
        for column, value in asked
        for day, amount in column.eased
        if day == loan.rows[n].due
    )
    return "shorter" if rides.get(n, 0.0) * 2 > eased else "lower"

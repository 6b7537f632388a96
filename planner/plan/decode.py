"""From arrays back to wishes in whole fen: what the solver would leave of each loan."""

from collections.abc import Iterator, Mapping
from datetime import date

from planner.lean import dataclass
from planner.money import Money
from planner.plan.columns import FEN, Column
from planner.plan.encode import Encoded
from planner.plan.plan import Mode
from planner.plan.problem import LoanView, Problem, kept_on
from planner.plan.solve import Floats

_NOISE = 1e-6  # fen
_GONE = 1e-9  # of a contract
_MOSTLY = 0.5


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
    moved: dict[str, list[tuple[Column, float]]] = {}
    for column, value in zip(encoded.columns, values, strict=False):
        if value * FEN > 1:
            moved.setdefault(column.id, []).append((column, float(value)))
    targets = [
        target
        for loan in problem.loans
        for target in _targets(loan, moved.get(loan.id, []))
    ]
    return tuple(sorted(targets))


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

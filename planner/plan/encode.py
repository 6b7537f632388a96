"""The one border between money and float: a problem to arrays, and back to wishes.

Axes: J columns (variables), N instalments of one loan, T days on which cash is least.
Amounts are float64 in yuan.

What makes the program small is that a contract scales: a loan of which the part ``s``
is left asks for ``s`` times its instalments (a prepayment that lowers them). A
prepayment that shortens the loan pays the old instalments on: the scaled one, and a
free prepayment on the due day. So both ways live in one linear program, whose optimum
is a bound of every plan and nearly a plan itself. Only what is paid as long as
*anything* is left (a fee a period, interest on the first principal) needs a yes or no.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from planner.money import Money
from planner.plan.problem import BillView, Chance, LoanView, Problem
from planner.plan.solve import Floats, Program

_FEN = 100.0
_NOISE = 1e-6  # fen
_GONE = 1e-9  # of a contract


@dataclass(frozen=True, slots=True)
class Target:
    """What the solver would leave of a debt at the end of a day."""

    on: date
    id: str
    left: Money


@dataclass(frozen=True, slots=True)
class Column:
    """One variable: yuan of a debt paid on another day than the contract's.

    Attributes:
        share: what one yuan takes from the part of the contract that is left.
        paid: what one yuan costs on its day, with its fee.
        eased: (day, yuan) by which one yuan lowers later payments.
        rides: the place of the instalment that it rides on; None where it is free.
    """

    id: str
    on: date
    share: float
    paid: float
    eased: tuple[tuple[date, float], ...]
    rides: int | None = None

    @property
    def cost(self) -> float:
        """What one yuan adds to the cost; below zero where it saves."""
        return self.paid - sum(amount for _, amount in self.eased)

    def spent(self, until: date) -> float:
        """Cash that one yuan has taken by the end of a day."""
        paid = self.paid if self.on <= until else 0.0
        return paid - sum(amount for day, amount in self.eased if day <= until)


@dataclass(frozen=True, slots=True)
class Charge:
    """Paid on ``due`` if anything of a loan is left when ``closes`` begins."""

    id: str
    due: date
    closes: date
    amount: float


@dataclass(frozen=True, slots=True)
class Encoded:
    """A program and the meaning of its variables: columns first, then charges."""

    program: Program
    columns: tuple[Column, ...]
    charges: tuple[Charge, ...]


@dataclass(slots=True)
class _Rows:
    """Constraints as they are gathered."""

    width: int
    rows: list[tuple[NDArray[np.int32], Floats]] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)

    def add(self, dense: Floats, lower: float, upper: float) -> None:
        used = np.flatnonzero(dense).astype(np.int32)
        self.rows.append((used, dense[used]))
        self.lower.append(lower)
        self.upper.append(upper)


def encode(problem: Problem) -> Encoded:
    """The program whose optimum no plan can beat."""
    columns = (
        *(column for loan in problem.loans for column in _of_loan(loan)),
        *(column for bill in problem.bills for column in _of_bill(bill)),
    )
    charges = tuple(
        charge for loan in problem.loans if loan.chances for charge in _charges(loan)
    )
    slips = tuple(bill for bill in problem.bills if bill.slip.minor and bill.later)
    width = len(columns) + len(charges) + len(slips)
    rows = _Rows(width)
    _cash(problem, columns, charges, rows)
    for loan in problem.loans:
        _loan_rows(problem, loan, columns, rows)
    for bill in problem.bills:
        _bill_rows(bill, columns, rows)
    for card in sorted({bill.id for bill in problem.bills}):
        _card_rows(problem, card, columns, rows)
    for k, charge in enumerate(charges):
        dense = _shares(columns, charge.id, charge.closes, width)
        dense[len(columns) + k] = 1.0
        rows.add(dense, 1.0, np.inf)
    for k, bill in enumerate(slips):
        dense = _put_off(bill, columns, width)
        dense[len(columns) + len(charges) + k] = -_yuan(bill.amount)
        rows.add(dense, -np.inf, 0.0)
    cost = [column.cost for column in columns]
    cost += [charge.amount for charge in charges]
    cost += [_yuan(bill.slip) for bill in slips]
    upper = [1.0 / column.share for column in columns]
    upper += [1.0] * (width - len(columns))
    program = Program(
        np.array(cost, dtype=float),
        np.zeros(width),
        np.array(
            [1.0 / c.share for c in columns] + [1.0] * (width - len(columns)),
            dtype=float,
        ),
        np.arange(width) >= len(columns),
        tuple(rows.rows),
        np.array(rows.lower, dtype=float),
        np.array(rows.upper, dtype=float),
    )
    return Encoded(program, columns, charges)


def saving(encoded: Encoded, objective: float) -> float:
    """What an objective saves of the cost of every contract at its end, in yuan."""
    return sum(charge.amount for charge in encoded.charges) - objective


def decode(encoded: Encoded, problem: Problem, values: Floats) -> tuple[Target, ...]:
    """What the solver would leave of each loan on the days on which it prepays."""
    targets: list[Target] = []
    for loan in problem.loans:
        part = 1.0
        mine = [
            (column, value)
            for column, value in zip(encoded.columns, values, strict=False)
            if column.id == loan.id and value * _FEN > 1
        ]
        for column, value in sorted(mine, key=lambda pair: pair[0].on):
            part -= column.share * value
            left = sum(row.principal.minor for row in loan.rows if row.due > column.on)
            target = Money(int(part * left + 1 - _NOISE)) if part > _GONE else Money(0)
            targets.append(Target(column.on, loan.id, target))
    return tuple(sorted(targets, key=lambda target: (target.on, target.id)))


def _of_loan(loan: LoanView) -> Iterator[Column]:
    for chance in loan.chances:
        yield _column(loan, chance, 1.0 + float(loan.fee_ratio))
    if not loan.fee_ratio:
        return
    for n, row in enumerate(loan.rows[:-1]):
        for chance in loan.chances:
            if chance.on == row.due:
                yield _column(loan, chance, 1.0, rides=n)


def _column(
    loan: LoanView, chance: Chance, paid: float, rides: int | None = None
) -> Column:
    rows = loan.rows[chance.n :]
    left = sum(_yuan(row.principal) for row in rows)
    scales = not (loan.stays or loan.is_flat)
    eased = [
        (
            row.due,
            (_yuan(row.principal) + (_yuan(row.interest) if scales else 0)) / left,
        )
        for row in rows
    ]
    if scales:
        due, now = rows[0].due, _yuan(rows[0].principal) / left
        eased[0] = (due, now + float(chance.saved))
    return Column(loan.id, chance.on, 1.0 / left, paid, tuple(eased), rides)


def _of_bill(bill: BillView) -> Iterator[Column]:
    whole = _yuan(bill.amount)
    name = _bill_id(bill)
    for day in bill.later:
        days = (day - bill.due).days
        grown = 1.0 + days * float(bill.daily)
        yield Column(name, day, 1.0 / whole, grown, ((bill.due, 1.0),))
    for day in bill.early:
        saved = (bill.due - day).days * float(bill.daily)
        yield Column(name, day, 1.0 / whole, 1.0, ((bill.due, 1.0 + saved),))


def _bill_id(bill: BillView) -> str:
    return f"{bill.id} {bill.due.isoformat()}"


def _charges(loan: LoanView) -> Iterator[Charge]:
    """Fees of periods; of flat loans the interest, cut where a chance divides it.

    What runs before the first chance is paid whatever happens, so it is left out.
    """
    first, since = loan.chances[0].on, loan.since
    for row in loan.rows:
        if row.due > first and row.fee.minor:
            yield Charge(loan.id, row.due, row.due, _yuan(row.fee))
        if row.due > first and loan.is_flat and not loan.stays:
            inside = {c.on for c in loan.chances if since < c.on < row.due}
            edges = sorted({max(since, first), *inside, row.due})
            daily = _yuan(row.interest) / (row.due - since).days
            for start, end in pairwise(edges):
                yield Charge(loan.id, row.due, end, daily * (end - start).days)
        since = row.due


def _cash(
    problem: Problem,
    columns: tuple[Column, ...],
    charges: tuple[Charge, ...],
    rows: _Rows,
) -> None:
    """At the end of each low day, what was moved there is no more than is spare."""
    for on, left in problem.spare:
        dense = np.zeros(rows.width)
        for j, column in enumerate(columns):
            dense[j] = column.spent(on)
        upper = _yuan(left)
        for k, charge in enumerate(charges):
            if charge.due <= on:
                dense[len(columns) + k] = charge.amount
                upper += charge.amount
        rows.add(dense, -np.inf, upper)


def _loan_rows(
    problem: Problem, loan: LoanView, columns: tuple[Column, ...], rows: _Rows
) -> None:
    if not loan.chances:
        return
    rows.add(_shares(columns, loan.id, date.max, rows.width), -np.inf, 1.0)
    for j, column in enumerate(columns):
        if column.id == loan.id and column.rides is not None:
            due = loan.rows[column.rides].due
            dense = np.zeros(rows.width)
            for i, other in enumerate(columns):
                if other.id == loan.id and other.on < due:
                    dense[i] = -sum(amount for day, amount in other.eased if day == due)
            dense[j] = 1.0
            rows.add(dense, -np.inf, 0.0)
    if problem.until is not None and loan.rows[-1].due > problem.until:
        closes = date.fromordinal(problem.until.toordinal() + 1)
        rows.add(_shares(columns, loan.id, closes, rows.width), 1.0, np.inf)


def _bill_rows(bill: BillView, columns: tuple[Column, ...], rows: _Rows) -> None:
    """No bill is moved by more than itself, none put off below its minimum."""
    name = _bill_id(bill)
    dense = _put_off(bill, columns, rows.width)
    if dense.any():
        rows.add(dense, -np.inf, _yuan(bill.amount - bill.least))
    early = np.zeros(rows.width)
    for j, column in enumerate(columns):
        if column.id == name:
            early[j] = 1.0
    if early.any():
        rows.add(early, -np.inf, _yuan(bill.amount))


def _put_off(bill: BillView, columns: tuple[Column, ...], width: int) -> Floats:
    """What of a bill is paid after its day."""
    name = _bill_id(bill)
    dense = np.zeros(width)
    for j, column in enumerate(columns):
        if column.id == name and column.on > bill.due:
            dense[j] = 1.0
    return dense


def _card_rows(
    problem: Problem, card: str, columns: tuple[Column, ...], rows: _Rows
) -> None:
    """Paying bills early saves no more than paying all of them at once."""
    names = {_bill_id(bill): bill for bill in problem.bills if bill.id == card}
    dense = np.zeros(rows.width)
    for j, column in enumerate(columns):
        bill = names.get(column.id)
        if bill is not None and column.on < bill.due:
            dense[j] = -column.cost
    if dense.any():
        most = max(bill.most_saved for bill in names.values())
        rows.add(dense, -np.inf, _yuan(most))


def _shares(columns: tuple[Column, ...], loan: str, before: date, width: int) -> Floats:
    """The part of a loan that is prepaid before a day begins."""
    dense = np.zeros(width)
    for j, column in enumerate(columns):
        if column.id == loan and column.on < before:
            dense[j] = column.share
    return dense


def _yuan(amount: Money) -> float:
    return amount.minor / _FEN

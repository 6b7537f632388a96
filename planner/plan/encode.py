"""A repayment problem as arrays: the border where money becomes float, one way.

Axes: J columns (variables), N instalments of one loan, T days on which cash is least.
Amounts are float64 in yuan.

What makes the program small is that a contract scales: a loan of which the part ``s``
is left asks for ``s`` times its instalments (a prepayment that lowers them). A
prepayment that shortens the loan pays the old instalments on: the scaled one, and a
free prepayment on the due day. So both ways live in one linear program, whose optimum
is a bound of every plan and nearly a plan itself. Only what is paid as long as
*anything* is left (a fee a period, interest on the first principal) needs a yes or no.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from planner.lean import dataclass
from planner.money import ZERO, Money
from planner.plan import fen, smallest
from planner.plan.asked import NOTHING, Asked
from planner.plan.columns import (
    SLIPS,
    Charge,
    Column,
    bill_id,
    charges,
    of_bill,
    of_loan,
    yuan,
)
from planner.plan.problem import BillView, LoanView, Problem
from planner.plan.rows import FEW, Fall, Rows, ordinals
from planner.plan.running import demands
from planner.plan.solve import Floats, Program

# A cost below the first, of a yuan, is none; then the second counts, of a whole debt.
_NOTHING, _TRACE = 1e-9, 0.02


@dataclass(frozen=True, slots=True)
class Encoded:
    """A program and the meaning of its variables: columns first, then charges.

    The first rows are those of cash, one a low day.

    Attributes:
        lows: the low days.
        rides: the row of each column that rides on an old instalment.
        falls: the rows by which no instalment rises again.
        told: what rounding may gain, as far as the program is told it.
    """

    program: Program
    columns: tuple[Column, ...]
    charges: tuple[Charge, ...]
    lows: tuple[date, ...] = ()
    rides: Mapping[int, int] = field(default_factory=dict)
    falls: tuple[Fall, ...] = ()
    told: Money = ZERO


def encode(problem: Problem, asked: Asked = NOTHING) -> Encoded:
    """The program whose optimum no plan can beat.

    Args:
        problem: what is to be planned.
        asked: what the program is told beyond its first form.
    """
    rows = Rows(
        (
            *(column for loan in problem.loans for column in of_loan(loan, asked)),
            *(column for bill in problem.bills for column in of_bill(bill)),
        ),
        tuple(charge for loan in problem.loans for charge in charges(loan)),
        tuple(bill for bill in problem.bills if bill.slip.minor and bill.later),
        (
            *smallest.choices(problem, asked.smallest),
            *(fen.gains(problem) if asked.fen else ()),
        ),
    )
    _cash(problem, rows)
    for loan in problem.loans:
        _loan_rows(problem, loan, rows)
        for demand in demands(loan, rows):
            if (loan.id, demand.n) in asked.periods:
                rows.add(demand.dense, demand.least, np.inf)
    for bill in problem.bills:
        _bill_rows(bill, rows)
    for card in sorted({bill.id for bill in problem.bills}):
        _card_rows(problem, card, rows)
    _choices(rows)
    smallest.tell(problem, rows)
    if asked.fen:
        fen.tell(problem, rows)
    count, beyond = len(rows.columns), rows.beyond
    cost = [_cost(column) for column in rows.columns]
    cost += [charge.amount for charge in rows.charges]
    cost += [yuan(bill.slip) for bill in rows.slips]
    cost += [extra.cost for extra in rows.extras]
    most = np.array([extra.most for extra in rows.extras], dtype=float)
    is_whole = np.array([extra.is_whole for extra in rows.extras], dtype=bool)
    ends = np.array([column.is_end for column in rows.columns], dtype=bool)
    program = Program(
        np.array(cost, dtype=float),
        np.zeros(rows.width),
        np.concatenate((1.0 / rows.shares, np.ones(beyond - count), most)),
        np.concatenate((ends, np.ones(beyond - count, dtype=bool), is_whole)),
        tuple(rows.rows),
        np.array(rows.lower, dtype=float),
        np.array(rows.upper, dtype=float),
    )
    lows = tuple(on for on, _ in problem.spare)
    return Encoded(
        program,
        rows.columns,
        rows.charges,
        lows,
        rows.rides,
        tuple(rows.falls),
        problem.in_rows if asked.fen else ZERO,
    )


def _cost(column: Column) -> float:
    """What a yuan adds to the cost; of what saves nothing a trace, so that it is left.

    No plan needs a payment that saves nothing, so the bound holds.
    """
    trace = _TRACE if column.is_end else _TRACE * column.share
    return column.cost if abs(column.cost) > _NOTHING else trace


def saving(encoded: Encoded, objective: float) -> float:
    """What an objective saves of the cost of every contract at its end, in yuan."""
    return sum(charge.amount for charge in encoded.charges) - objective


def _choices(rows: Rows) -> None:
    """A charge is due unless all is prepaid; a bill slips once any of it is put off."""
    place = len(rows.columns)
    for charge in rows.charges:
        dense = rows.shared(charge.id, charge.due)
        dense[place] = 1.0
        rows.add(dense, 1.0, np.inf)
        place += 1
    for bill in rows.slips:
        _slips(bill, rows, place)
        place += 1


def _slips(bill: BillView, rows: Rows, place: int) -> None:
    """A bill of which anything is open after its day bears interest from each posting.

    What is still open of an older bill counts too: it stands on this one. A part that
    is paid early bears until then only.
    """
    whole = yuan(bill.amount)
    dense = rows.put_off(bill)
    dense[place] = -whole
    rows.add(dense, -np.inf, 0.0)
    older = [one for one in rows.slips if one.id == bill.id and one.due < bill.due]
    dense = np.zeros(rows.width)
    for one in older:
        mine = rows.of(bill_id(one))
        dense[mine[rows.days[mine] > bill.due.toordinal() + bill.grace]] = 1.0
    if dense.any():
        dense[place] = -sum(yuan(one.amount) for one in older)
        rows.add(dense, -np.inf, 0.0)
    borne = rows.of(f"{bill_id(bill)} {SLIPS}")
    mine = rows.of(bill_id(bill))
    for j in borne:
        dense = np.zeros(rows.width)
        dense[j], dense[mine[rows.days[mine] == rows.days[j]]] = 1.0, -1.0
        rows.add(dense, -np.inf, 0.0)
    for entries, most in (
        (np.ones(len(borne)), whole),
        (np.array([-rows.columns[j].cost for j in borne]), yuan(bill.slip)),
    ):
        dense = np.zeros(rows.width)
        dense[borne], dense[place] = entries, -most
        rows.add(dense, -np.inf, 0.0)


def _cash(problem: Problem, rows: Rows) -> None:
    """At the end of each low day, what was moved there is no more than is spare."""
    lows = ordinals(on for on, _ in problem.spare)
    used = np.zeros((len(lows), rows.width))
    ends = {loan.id: problem.until or date.max for loan in problem.loans}
    for j, column in enumerate(rows.columns):
        used[:, j] = _spent(column, lows, ends.get(column.id, date.max))
    upper = np.array([yuan(left) for _, left in problem.spare])
    place = len(rows.columns)
    for k, charge in enumerate(rows.charges):
        due = lows >= min(charge.due, ends[charge.id]).toordinal()
        used[due, place + k] = charge.amount
        upper[due] += charge.amount
    place += len(rows.charges)
    for k, bill in enumerate(rows.slips):
        used[lows >= bill.asked_on(bill.due).toordinal(), place + k] = yuan(bill.slip)
    for dense, most in zip(used, upper, strict=True):
        rows.add(dense, -np.inf, float(most))


def _spent(column: Column, lows: NDArray[np.int64], until: date) -> Floats:
    """Cash that one yuan has taken by the end of each low day: (T,).

    What falls due after ``until`` is asked for on that day: all is repaid by then.
    """
    days = ordinals(min(day, until) for day, _ in column.eased)
    sums = np.cumsum([0.0, *(amount for _, amount in column.eased)])
    eased: Floats = sums[np.searchsorted(days, lows, side="right")]
    return np.where(lows >= column.on.toordinal(), column.paid, 0.0) - eased


def _loan_rows(problem: Problem, loan: LoanView, rows: Rows) -> None:
    if not loan.chances:
        return
    if loan.is_flat:
        _chain(problem, loan, rows)
        return
    rows.add(rows.shared(loan.id, date.max), -np.inf, 1.0)
    if any(rows.columns[j].rides is not None for j in rows.of(loan.id)):
        _riding(loan, rows)
    if problem.until is not None and loan.rows[-1].due > problem.until:
        closes = date.fromordinal(problem.until.toordinal() + 1)
        rows.add(rows.shared(loan.id, closes), 1.0, np.inf)


def _riding(loan: LoanView, rows: Rows) -> None:
    """What goes on beside eased instalments: no more than was eased, and no pause.

    An instalment, what goes on in it, never rises again once it fell: a contract knows
    no pause. Where rates change or a lender rounds it may, and nothing is asked.
    """
    mine = rows.of(loan.id)
    columns = [rows.columns[j] for j in mine]
    dues = {row.due: n for n, row in enumerate(loan.rows)}
    eased = np.zeros((len(mine), len(loan.rows)))
    for i, column in enumerate(columns):
        for day, amount in column.eased:
            eased[i, dues[day]] += amount
    kept = eased if loan.is_level else _kept(loan, columns, eased)
    place = {c.rides: i for i, c in enumerate(columns) if c.rides is not None}
    fallen: Floats | None = None
    for n, row in enumerate(loan.rows):
        dense = np.zeros(rows.width)
        before = rows.days[mine] < row.due.toordinal()
        dense[mine[before]] = -kept[before, n]
        if n in place:
            j = int(mine[place[n]])
            dense[j] = 1.0
            rows.rides[j] = len(rows.rows)
            rows.add(dense, -np.inf, 0.0)
        whole = _whole(loan, n)
        if fallen is not None and loan.is_steady and whole <= _whole(loan, n - 1):
            since = loan.since_of(n)
            rows.falls.append(Fall(loan.id, since, row.due, len(rows.rows)))
            rows.add(dense - fallen, -np.inf, _whole(loan, n - 1) - whole + FEW)
        fallen = dense


def _kept(loan: LoanView, columns: Sequence[Column], eased: Floats) -> Floats:
    """What goes on of each instalment where only its principal does: (J, N)."""
    principal = np.array([yuan(row.principal) for row in loan.rows])
    shares = np.array([column.share for column in columns])
    kept: Floats = np.where(eased > 0, np.outer(shares, principal), 0.0)
    return kept


def _whole(loan: LoanView, n: int) -> float:
    """The part of an instalment that goes on, of the contract as it stands."""
    row = loan.rows[n]
    return yuan(row.principal + row.interest) if loan.is_level else yuan(row.principal)


def _chain(problem: Problem, loan: LoanView, rows: Rows) -> None:
    """What is gone by one day is gone by the next."""
    mine = rows.of(loan.id)
    for early, late in pairwise(mine):
        dense = np.zeros(rows.width)
        dense[early], dense[late] = -1.0, 1.0
        rows.add(dense, 0.0, np.inf)
    until = problem.until
    if until is not None and loan.rows[-1].due > until:
        dense = np.zeros(rows.width)
        dense[[j for j in mine if rows.columns[j].on <= until][-1:]] = 1.0
        rows.add(dense, 1.0, np.inf)


def _bill_rows(bill: BillView, rows: Rows) -> None:
    """No bill is moved by more than itself, none put off below its minimum."""
    dense = rows.put_off(bill)
    if dense.any():
        rows.add(dense, -np.inf, yuan(bill.amount - bill.least))
    moved = np.zeros(rows.width)
    moved[rows.of(bill_id(bill))] = 1.0
    if moved.any():  # pragma: no branch  # a bill of no chance has no row
        rows.add(moved, -np.inf, yuan(bill.amount))


def _card_rows(problem: Problem, card: str, rows: Rows) -> None:
    """Paying bills early saves no more than paying all of them at once."""
    bills = [bill for bill in problem.bills if bill.id == card]
    dense = np.zeros(rows.width)
    for bill in bills:
        for j in rows.of(bill_id(bill)):
            column = rows.columns[j]
            if column.on < bill.due:
                dense[j] = -column.cost
    if dense.any():
        most = max(bill.most_saved for bill in bills)
        rows.add(dense, -np.inf, yuan(most))
    _minimums(bills, rows)


def _minimums(bills: Sequence[BillView], rows: Rows) -> None:
    """Of what is open on each due day a part stays open, no more."""
    left, amount = np.zeros(rows.width), 0.0
    keeps = float(bills[0].keeps)
    for due in bills[0].dues:
        open_ = np.zeros(rows.width)
        for bill in bills:
            mine = rows.of(bill_id(bill))
            if bill.due <= due:
                open_[mine[rows.days[mine] > due.toordinal()]] = 1.0
            if bill.due == due:
                amount += yuan(bill.amount)
        if open_.any():
            rows.add(open_ - keeps * left, -np.inf, keeps * amount + FEW)
        left, amount = open_, 0.0

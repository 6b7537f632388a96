"""Tells the solver what exact courses taught: a choice that is made, cash that lacked.

The program lets a loan pause what it pays on beside its lowered dues, and knows no
smallest prepayment. Once its choices are made and the plan was followed to the fen, a
linear program is left, which is told where cash lacked and what cannot pause.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from planner.plan.columns import FEN
from planner.plan.encode import Encoded
from planner.plan.rows import FEW, Fall
from planner.plan.solve import Floats, Program

_USED = 0.01  # yuan
_SURE = 0.1  # yuan, beside what was lacking
_GONE = 1e-6  # of a contract


def refined(encoded: Encoded, values: Floats, missed: Mapping[date, int]) -> Encoded:
    """The program with its choices as ``values`` made them, and less cash.

    Args:
        encoded: the program.
        values: its solution.
        missed: fen that were lacking, by day.
    """
    program = encoded.program
    lower, upper = program.lower.copy(), program.upper.copy()
    lower[program.whole] = upper[program.whole] = np.round(values[program.whole])
    row_lower, row_upper = program.row_lower.copy(), program.row_upper.copy()
    for on, lack in missed.items():
        places = (n for n, low in enumerate(encoded.lows) if low >= on)
        row_upper[next(places)] -= lack / FEN + _SURE
    for j, goes_on in _riding(encoded, values):
        if goes_on:
            row_lower[encoded.rides[j]] = 0.0
        else:
            upper[j] = 0.0
    made = replace(
        program,
        lower=lower,
        upper=upper,
        whole=np.zeros_like(program.whole),
        row_lower=row_lower,
        row_upper=row_upper,
    )
    return replace(encoded, program=made)


def steadied(encoded: Encoded, values: Floats) -> Encoded:
    """The program with its choices as ``values`` made them, and no pause.

    A contract that goes on with an old instalment falls to a lower one only by a
    prepayment that lowers it, in proportion. So what the solver would do can be
    followed; it is no bound.
    """
    program = encoded.program
    lower, upper = program.lower.copy(), program.upper.copy()
    lower[program.whole] = upper[program.whole] = np.round(values[program.whole])
    found = [
        _no_pause(encoded, fall, values)
        for fall in encoded.falls
        if _left(encoded, fall.id, fall.due, values) > _GONE
    ]
    most = np.full(len(found), np.inf)
    least = [float(program.row_upper[row]) - 2 * FEW for row, _, _ in found]
    made = replace(
        program,
        lower=lower,
        upper=upper,
        whole=np.zeros_like(program.whole),
        rows=(*program.rows, *((used, entries) for _, used, entries in found)),
        row_lower=np.concatenate((program.row_lower, least)),
        row_upper=np.concatenate((program.row_upper, most)),
    )
    return replace(encoded, program=made, rides={}, falls=())


def _left(encoded: Encoded, loan: str, on: date, values: Floats) -> float:
    """The part of a loan that is left at the end of a day."""
    pairs = zip(encoded.columns, values, strict=False)
    gone = sum(c.share * float(v) for c, v in pairs if c.id == loan and c.on <= on)
    return 1.0 - gone


def _no_pause(
    encoded: Encoded, fall: Fall, values: Floats
) -> tuple[int, NDArray[np.int32], Floats]:
    """A row of the program, and what prepayments of its period may lower it by."""
    used, entries = encoded.program.rows[fall.row]
    dense = np.zeros(len(encoded.program.cost))
    dense[used] = entries
    left = _left(encoded, fall.id, fall.since - timedelta(days=1), values)
    for j, column in enumerate(encoded.columns):
        is_free = column.id == fall.id and column.rides is None
        if is_free and fall.since <= column.on < fall.due:
            eased = sum(amount for day, amount in column.eased if day == fall.due)
            dense[j] += min(eased / max(left, _GONE), 1.0)
    places = np.flatnonzero(dense).astype(np.int32)
    return fall.row, places, dense[places]


def _riding(encoded: Encoded, values: Floats) -> Iterator[tuple[int, bool]]:
    """Of each column that rides, whether it must; those in doubt are left out.

    A loan rides where it does so for the most part until it is gone; its last
    instalment may be a part.
    """
    by_loan: dict[str, list[int]] = {}
    for j in encoded.rides:
        by_loan.setdefault(encoded.columns[j].id, []).append(j)
    for mine in by_loan.values():
        mine.sort(key=lambda j: encoded.columns[j].on)
        ridden = [j for j in mine if values[j] > _USED]
        able = mine[: mine.index(ridden[-1]) + 1] if ridden else []
        most = sum(_most(encoded.program, encoded.rides[j], j, values) for j in able)
        rides = 2 * sum(values[j] for j in ridden) > most
        for j in able[:-1] if rides else mine:
            yield j, rides


def _most(program: Program, row: int, column: int, values: Floats) -> float:
    """What could ride at most: all by which prepayments eased the instalment."""
    used, entries = program.rows[row]
    others = used != column
    return -float(entries[others] @ values[used[others]])

"""Solves a problem's program, told more at each look; what is proven is the bound."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import floor

import numpy as np
from numpy.typing import NDArray

from planner.lean import dataclass
from planner.money import ZERO, Money
from planner.plan.aims import Aim, Weights, aimed
from planner.plan.asked import NOTHING, Asked
from planner.plan.encode import Encoded, encode, saving
from planner.plan.problem import Problem
from planner.plan.progress import Way
from planner.plan.running import unpaid
from planner.plan.smallest import below
from planner.plan.solve import Best, Floats, Halted, Impossible, Program, solve

Bools = NDArray[np.bool_]

# Choices that the solver may look at: the same limit on every machine.
NODES = 200
# How often the program is told rows that it broke.
_ASKINGS = 3
# What rounding may gain is told where it is more than one of so many parts of the gap.
_MATTERS = 4
# What the solver may leave open of its own program.
_OPEN = 1e-4
_FEN = 0.01
# Shares of the way: where each choice begins and ends.
_CHOOSING = ((0.15, 0.35), (0.5, 0.75))


@dataclass(slots=True)
class Proof:
    """What is proven of a problem, and what else its program is to be told.

    Attributes:
        contracts: what they cost if nothing is paid early and each bill in full.
        bound: proven so far.
        asked: what the program is told.
        is_possible: whether any values fulfil the program.
        way: told how far the solver is.
    """

    problem: Problem
    contracts: Money
    seconds_left: Callable[[], float]
    cancelled: Callable[[], bool]
    aim: Aim
    weights: Weights
    way: Way
    bound: Money | None = None
    asked: Asked = NOTHING
    is_possible: bool = True

    def solutions(self) -> Iterator[tuple[Encoded, Floats]]:
        """Solutions of the program, first with fewer choices; the bound with them."""
        encoded, relaxed = self._relaxed()
        if isinstance(relaxed, Impossible):
            self.is_possible = False
            return
        if relaxed.values is None:
            return
        gap = max(self.cost(encoded, relaxed.bound) * _OPEN, _FEN)
        if self.aim is not Aim.COST:
            encoded, gap = aimed(encoded, self.problem, self.aim, self.weights), _FEN
        found = False
        for n, whole in enumerate(_stages(encoded)):
            self.way.stage(*_CHOOSING[n])
            solved = self._chosen(encoded, whole, gap)
            if solved is not None:
                found = True
                yield encoded, solved
        if not found:
            yield encoded, relaxed.values

    def sharpen(self, encoded: Encoded, values: Floats, open_: Money) -> bool:
        """Ask more of the next program, as one solution needs it; whether there is any.

        Args:
            encoded: the program that was solved.
            values: its solution.
            open_: the gap that is left.
        """
        small = self.asked.smallest
        if not self.problem.bills:  # beside the choices of cards they take too long
            small |= below(self.problem, encoded.columns, values)
        is_fen = self.problem.in_rows.minor * _MATTERS >= open_.minor
        asked = replace(self.asked, smallest=small, fen=self.asked.fen or is_fen)
        is_more = asked != self.asked
        self.asked = asked
        return is_more

    def solve(self, program: Program) -> Best | Halted | Impossible:
        """Run the solver, for as long as is left."""
        seconds = max(self.seconds_left(), 0.1)
        return solve(program, seconds, self.cancelled, self.way.within)

    def cost(self, encoded: Encoded, objective: float) -> float:
        """What an objective costs, in yuan."""
        return self.contracts.minor / 100 - saving(encoded, objective)

    def _relaxed(self) -> tuple[Encoded, Best | Halted | Impossible]:
        """The program without its choices, told the rows that it broke at first."""
        encoded, relaxed = self._told()
        for _ in range(_ASKINGS):
            if isinstance(relaxed, Impossible) or relaxed.values is None:
                break
            broken = unpaid(encoded.columns, self.problem.loans, relaxed.values)
            if broken <= self.asked.periods:
                break
            self.asked = replace(self.asked, periods=self.asked.periods | broken)
            encoded, relaxed = self._told()
        return encoded, relaxed

    def _told(self) -> tuple[Encoded, Best | Halted | Impossible]:
        """The program as it is asked, and its answer without choices."""
        encoded = encode(self.problem, self.asked)
        relaxed = self.solve(encoded.program.loose)
        if not isinstance(relaxed, Impossible):
            self._raise_bound(encoded, relaxed)
        return encoded, relaxed

    def _chosen(self, encoded: Encoded, whole: Bools, gap: float) -> Floats | None:
        """The values once some choices must be made; None where none were found."""
        limited = replace(encoded.program, whole=whole, gap=gap, nodes=NODES)
        solved = self.solve(limited)
        if isinstance(solved, Impossible):
            return None
        if self.aim is Aim.COST:
            self._raise_bound(encoded, solved)
        return solved.values

    def _raise_bound(self, encoded: Encoded, solved: Best | Halted) -> None:
        if solved.bound == float("-inf"):
            return
        saved = Money(-floor(-saving(encoded, solved.bound) * 100))
        rounding = self.problem.rounding - encoded.told
        bound = max(self.contracts - saved - rounding, ZERO)
        self.bound = bound if self.bound is None else max(bound, self.bound)
        self.way.proven(self.bound)


def _stages(encoded: Encoded) -> Iterator[Bools]:
    """Which choices must be made: all, then the ends of flat loans alone."""
    whole = encoded.program.whole
    yield whole
    ends = whole.copy()
    ends[len(encoded.columns) :] = False
    if (whole != ends).any():
        yield ends

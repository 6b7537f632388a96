"""Gathers the constraints of a repayment program; the rooms that write them share it.

Axes: J columns, W variables (columns, charges, open bills, extras).
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.lean import dataclass
from planner.plan.columns import Charge, Column, bill_id
from planner.plan.problem import BillView
from planner.plan.solve import Floats

Places = NDArray[np.intp]

# Yuan by which rounding may raise an instalment.
FEW = 0.05


@dataclass(frozen=True, slots=True)
class Extra:
    """One more variable of a loan, from nothing up.

    Attributes:
        on: the day it is of.
        cost: what one unit adds to the cost.
        most: of it.
        is_whole: whether it is a yes or no.
    """

    id: str
    on: date
    cost: float = 0.0
    most: float = 1.0
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Fall:
    """A row: what goes on of an instalment, less what went on of the one before.

    Attributes:
        since: the due day before.
        due: that of the instalment.
        row: its place among the rows.
    """

    id: str
    since: date
    due: date
    row: int


@dataclass
class Rows:
    """Constraints as they are gathered over columns, charges, open bills and extras."""

    columns: tuple[Column, ...]
    charges: tuple[Charge, ...] = ()
    slips: tuple[BillView, ...] = ()
    extras: tuple[Extra, ...] = ()
    rows: list[tuple[NDArray[np.int32], Floats]] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    rides: dict[int, int] = field(default_factory=dict)
    falls: list[Fall] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many variables there are."""
        return self.beyond + len(self.extras)

    @property
    def beyond(self) -> int:
        """The place of the first extra."""
        return len(self.columns) + len(self.charges) + len(self.slips)

    @cached_property
    def shares(self) -> Floats:
        """(J,) what a yuan takes from the part that is left."""
        return np.array([column.share for column in self.columns], dtype=float)

    @cached_property
    def days(self) -> NDArray[np.int64]:
        """(J,) the day of each column, as an ordinal."""
        return ordinals(column.on for column in self.columns)

    @cached_property
    def places(self) -> Mapping[str, Places]:
        """The columns of each debt."""
        found: dict[str, list[int]] = {}
        for j, column in enumerate(self.columns):
            found.setdefault(column.id, []).append(j)
        return {name: np.array(places, dtype=np.intp) for name, places in found.items()}

    def of(self, debt: str) -> Places:
        """The columns of a debt, or of a bill."""
        return self.places.get(debt, np.zeros(0, dtype=np.intp))

    def shared(self, loan: str, before: date) -> Floats:
        """The part of a loan that is prepaid before a day begins."""
        dense = np.zeros(self.width)
        mine = self.of(loan)
        mine = mine[self.days[mine] < before.toordinal()]
        dense[mine] = self.shares[mine]
        return dense

    def put_off(self, bill: BillView) -> Floats:
        """What of a bill is paid after its day, and after the days of grace."""
        dense = np.zeros(self.width)
        mine = self.of(bill_id(bill))
        dense[mine[self.days[mine] > bill.due.toordinal() + bill.grace]] = 1.0
        return dense

    def add(self, dense: Floats, lower: float, upper: float) -> None:
        """One more constraint."""
        used = np.flatnonzero(dense).astype(np.int32)
        self.rows.append((used, dense[used]))
        self.lower.append(lower)
        self.upper.append(upper)


def ordinals(days: Iterable[date]) -> NDArray[np.int64]:
    """Days as whole numbers, for the arrays."""
    return np.array([day.toordinal() for day in days], dtype=np.int64)

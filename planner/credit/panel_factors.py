"""The factors that a panel's months tell, over all lines at once."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pandas as pd

Array = NDArray[np.float64]

_YEAR, _HALF, _QUARTER = 12, 6, 3
_ENOUGH, _HIGH_USE = 0.98, 0.9


def factors(months: "pd.DataFrame") -> "pd.DataFrame":
    """The factors by the end of each month (see ``docs/estimate.md``).

    Args:
        months: one row a line and month, indexed by both and sorted within a line;
            columns as in ``planner.credit.panel.Month``, NaN for what is not told.

    Returns:
        the same rows, a column a factor; NaN for what nothing tells.
    """
    import pandas as pd  # noqa: PLC0415  # 590 ms, only for a panel

    seen = _Seen(months)
    columns: Mapping[str, Callable[[], Array]] = {
        "late12": lambda: seen.count_late(_YEAR),
        "late_now": lambda: _flag(seen.count_late(_QUARTER)),
        "new_lenders": lambda: seen.now("new_lenders"),
        "inq90": lambda: seen.now("inquiries"),
        "below_min": seen.below_minimum,
        "util_hi": seen.high_use,
        "activity": seen.activity,
        "dormant": seen.dormant,
        "lim_inc": seen.limit_by_income,
    }
    with np.errstate(invalid="ignore", divide="ignore"):
        found = {name: count() for name, count in columns.items()}
    return pd.DataFrame(found, index=months.index)


class _Seen:
    """Each row's last twelve months; axes (months ago, row), the oldest first."""

    def __init__(self, months: "pd.DataFrame") -> None:
        import pandas as pd  # noqa: PLC0415  # as above

        lines = months.index.get_level_values(0)
        ends = months.index.get_level_values(1)
        told = months.assign(present=1.0)
        # By calendar months, not by rows: a panel may leave months out.
        past = [
            told.reindex(pd.MultiIndex.from_arrays([lines, ends - ago]))
            for ago in reversed(range(_YEAR))
        ]
        self._past: dict[str, Array] = {
            str(name): np.array([one[name].to_numpy(dtype=float) for one in past])
            for name in told.columns
        }

    def now(self, name: str) -> Array:
        """A column as it is in the month itself."""
        month: Array = self._past[name][-1]
        return month

    def _last(self, name: str, months: int) -> Array:
        return self._past[name][-months:]

    def count_late(self, months: int) -> Array:
        """Months with a day late."""
        days = self._last("days_late", months)
        return _sum(np.where(np.isnan(days), np.nan, days >= 1))

    def below_minimum(self) -> Array:
        """Months of the quarter in which less than the minimum was paid."""
        paid, due = self._last("paid", _QUARTER), self._last("min_due", _QUARTER)
        below = (due > 0) & (paid < _ENOUGH * due)
        return _sum(np.where(np.isnan(paid) | np.isnan(due), np.nan, below))

    def high_use(self) -> Array:
        """Whether on average nine tenths of the limit were in use."""
        limit = self._last("limit", _QUARTER)
        use = self._last("balance", _QUARTER) / np.where(limit > 0, limit, np.nan)
        mean = _sum(use) / _known(use)
        return np.where(np.isnan(mean), np.nan, mean > _HIGH_USE)

    def activity(self) -> Array:
        """The logarithm of one and the draws of a quarter."""
        drawn: Array = np.log1p(_sum(self._last("draws", _QUARTER)))
        return drawn

    def dormant(self) -> Array:
        """Whether nothing was drawn or owed in half a year that the panel tells of."""
        draws, owed = self._last("draws", _HALF), self._last("balance", _HALF)
        told = ~(np.isnan(draws) & np.isnan(owed))
        used = ((draws > 0) | (owed > 0)).any(axis=0)
        # Before half a year has passed nothing can have been idle for that long.
        whole = _known(self._last("present", _HALF)) == _HALF
        return np.where(told.any(axis=0), ~used & whole, np.nan)

    def limit_by_income(self) -> Array:
        """The logarithm of the limit over the mean income of half a year."""
        income = self._last("income", _HALF)
        income = np.where(income > 0, income, np.nan)
        limit = self.now("limit")
        by_mean = np.where(limit > 0, limit, np.nan) * _known(income) / _sum(income)
        ratio: Array = np.log(by_mean)
        return ratio


def _known(values: Array) -> Array:
    count: Array = (~np.isnan(values)).sum(axis=0)
    return count


def _sum(values: Array) -> Array:
    """What is known of each column, added up from the oldest; NaN where nothing is."""
    added = np.zeros(values.shape[1])
    for row in values:
        added = added + np.nan_to_num(row)
    return np.where(_known(values) > 0, added, np.nan)


def _flag(count: Array) -> Array:
    return np.where(np.isnan(count), np.nan, count > 0)

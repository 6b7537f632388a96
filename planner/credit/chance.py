"""The fixed random numbers of all forecasts; else figures would flicker.

They are the same for every line, day and what-if: stratified columns, each a fixed
permutation of the middles of equal cells. So two forecasts differ only by what differs.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from planner.lean import dataclass

Array = NDArray[np.float64]

PATHS = 4000
MONTHS = 12
JUMPS = 4  # the most events of a kind that a path counts
_EVENTS = 3
_SIZED = 2
_SEED = 20261122


@dataclass(frozen=True)
class Chance:
    """Numbers for ``paths`` paths.

    Attributes:
        waits: exponential, axes (event, month, path): an event of a month comes where
            its expected number exceeds this.
        rates: uniform, axes (event, path): where this line stands among lines.
        scales: uniform, axes (rise or cut, path): how large its changes are.
        sizes: uniform, axes (rise or cut, order of the change, path).
        key: how many paths, and which draw.
    """

    waits: Array
    least: Array
    rates: Array
    scales: Array
    sizes: Array
    key: tuple[int, int]


@lru_cache(maxsize=32)
def chance(paths: int = PATHS, draw: int = 0) -> Chance:
    """The numbers for that many paths; ``draw`` picks another set of them."""
    columns = _EVENTS * MONTHS + _EVENTS + _SIZED + _SIZED * JUMPS
    # the one stream that numpy promises never to change
    raw = (
        np.random.PCG64(_SEED + draw)
        .random_raw(columns * paths)
        .reshape(columns, paths)
    )
    uniform = (np.argsort(raw, axis=1, kind="stable") + 0.5) / paths
    cells, rates, scales, sizes = np.split(
        uniform, np.cumsum([_EVENTS * MONTHS, _EVENTS, _SIZED])
    )
    waits = -np.log(cells).reshape(_EVENTS, MONTHS, paths)
    return Chance(
        waits=waits,
        least=np.minimum.accumulate(waits, axis=1),
        rates=rates,
        scales=scales,
        sizes=sizes.reshape(_SIZED, JUMPS, paths),
        key=(paths, draw),
    )

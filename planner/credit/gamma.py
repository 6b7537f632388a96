"""Quantiles of the gamma law; without them a path could not draw its own rate."""

from functools import lru_cache
from math import lgamma, log, sqrt

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_NODES = 2001
_LEAST = 1e-9  # probability left of the first node


def quantiles(shape: float, uniforms: Array) -> Array:
    """The points of Gamma(shape, rate 1) at ``uniforms``; non-decreasing in them.

    Args:
        shape: above 0.
        uniforms: probabilities inside (0, 1), any shape.
    """
    logs, cumulative = _table(shape)
    return np.exp(np.interp(uniforms, cumulative, logs))


@lru_cache(maxsize=512)
def _table(shape: float) -> tuple[Array, Array]:
    # The density of ln x is smooth whatever the shape: Simpson's rule on even steps.
    log_gamma = lgamma(shape)
    first = (log(_LEAST) + lgamma(shape + 1)) / shape
    last = log(shape + 14 * sqrt(shape) + 30)
    logs = np.linspace(first, last, 2 * _NODES - 1)
    density = np.exp(shape * logs - np.exp(logs) - log_gamma)
    step = (last - first) / (_NODES - 1)
    pieces = step / 6 * (density[:-2:2] + 4 * density[1:-1:2] + density[2::2])
    cumulative = np.concatenate(([_LEAST], _LEAST + np.cumsum(pieces)))
    return logs[::2], cumulative / cumulative[-1]

"""Which factor moved a forecast by how much, exactly; else a number would be mute."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, expm1, inf, sqrt

import numpy as np
from numpy.typing import NDArray

from planner.credit.rates import EVENTS, log_rates
from planner.credit.update import Learned
from planner.model.priors import Event, Priors, Triple

Array = NDArray[np.float64]
_FAR = 2.0  # a rescaling beyond this would blow small shares up


def shapley(x: Sequence[float]) -> list[float]:
    """Shapley values of ``exp(sum x) - 1`` among the ``x``; they sum to it.

    ``phi_j = (e^x_j - 1) integral_0^1 prod_(i != j) (1 + s (e^x_i - 1)) ds``; the
    integrand is a polynomial, so Gauss-Legendre with n // 2 + 1 nodes is exact.
    """
    nodes, weights = _gauss_legendre(len(x) // 2 + 1)
    steps = np.expm1(np.asarray(x, dtype=np.float64))
    terms = 1 + np.outer(steps, nodes)  # axes (factor, node); all above 0
    whole = terms.prod(axis=0)
    return [float(value) for value in steps * ((whole / terms) @ weights)]


@lru_cache(maxsize=32)
def _gauss_legendre(n: int) -> tuple[Array, Array]:
    nodes, weights = np.polynomial.legendre.leggauss(n)
    return (nodes + 1) / 2, weights / 2


def events_by_factor(
    path: Sequence[tuple[Mapping[str, float], Triple]], priors: Priors
) -> dict[str, Triple]:
    """Each factor's part of the events expected over the months of ``path``.

    Where the clip binds, the parts of that event and month are scaled to the clipped
    total.

    Args:
        path: month by month, the distances from the reference borrower, and the
            events expected of the reference borrower.
        priors: the effects and the clip.
    """
    names = sorted({name for z, _ in path for name in z})
    parts = {name: [0.0, 0.0, 0.0] for name in names}
    for z, monthly in path:
        clipped = log_rates(z, priors)
        for n, event in enumerate(EVENTS):
            x = [priors.factors[f].effects[event].mean * z.get(f, 0.0) for f in names]
            whole = sum(x)
            if not whole and not any(x):
                continue
            values = shapley(x)
            scale = 1.0 if whole == clipped[n] else _ratio(clipped[n], whole)
            for name, value in zip(names, values, strict=True):
                parts[name][n] += monthly[n] * value * scale
    return {name: (part[0], part[1], part[2]) for name, part in parts.items()}


def _ratio(clipped: float, whole: float) -> float:
    return expm1(clipped) / expm1(whole)


def in_yuan(
    events: Mapping[str, Triple], learned: Learned, sizes: Triple, change: float
) -> dict[str, float]:
    """Each factor's part of a change of the mean limit; the parts sum to it.

    Args:
        events: each factor's part of the events expected.
        learned: how this line differs from others of its type.
        sizes: what one rise, cut and freeze does, in yuan: gain, loss and loss.
        change: E[L] less E[L | reference borrower], in yuan.
    """
    rise, cut, freeze = (learned.mean(event) for event in EVENTS)
    raw = {
        name: n[0] * rise * sizes[0] - n[1] * cut * sizes[1] - n[2] * freeze * sizes[2]
        for name, n in events.items()
    }
    return adding_up(raw, change)


def adding_up(raw: Mapping[str, float], change: float) -> dict[str, float]:
    """The parts scaled so that they sum to ``change``.

    Parts of both signs may nearly cancel; one scale for all would then blow them up or
    turn them round. So what helps is scaled by k and what harms by 1 / k.
    """
    helps = sum(part for part in raw.values() if part > 0)
    harms = sum(part for part in raw.values() if part < 0)
    whole = helps + harms
    if not (helps and harms):
        up = down = change / whole if whole else 0.0
    elif whole and 1 / _FAR <= change / whole <= _FAR:
        up = down = change / whole
    else:
        up = (change + sqrt(change * change - 4 * helps * harms)) / (2 * helps)
        down = 1 / up
    return {name: part * (up if part > 0 else down) for name, part in raw.items()}


def size_effects(
    learned: Learned, priors: Priors, limit: float, ceiling: float = inf
) -> Triple:
    """What one rise, cut and freeze does to a limit: gain, loss, loss in yuan.

    ``E[r]`` of a gamma with a gamma-distributed rate is ``shape beta / (alpha - 1)``.

    Args:
        learned: the sizes believed.
        priors: their shapes.
        limit: today's, in yuan.
        ceiling: above which no rise goes, in yuan.
    """
    up, down = (
        priors.sizes[event].shape * learned.beta[n] / (learned.alpha[n] - 1)
        for n, event in enumerate((Event.RISE, Event.CUT))
    )
    room = max(0.0, ceiling - limit)
    return min(limit * expm1(up), room), limit * (1 - exp(-down)), limit

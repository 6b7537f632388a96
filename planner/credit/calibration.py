"""Whether predicted chances came as often as they said; else "10 %" would be a word."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_BINS = 10
_ENOUGH = 20  # of those that came and of those that did not; fewer tell no slope
_ROUNDS = 25
_LEAST = 1e-6
_FLAT = 1e-12
_FAR = 30.0


def error(predicted: Array, came: Array) -> float:
    """The expected calibration error over ten equally full bins of the prediction."""
    order = np.argsort(predicted, kind="stable")
    far = [
        bin_.size * abs(float(predicted[bin_].mean() - came[bin_].mean()))
        for bin_ in np.array_split(order, _BINS)
        if bin_.size
    ]
    return sum(far) / order.size if order.size else 0.0


def slope(predicted: Array, came: Array) -> float | None:
    """How far a difference in predicted log odds was borne out: 1 is exactly.

    None where too few came, too few did not, or all predictions are the same.
    """
    if min(float(came.sum()), float((1 - came).sum())) < _ENOUGH:
        return None
    p = np.clip(predicted, _LEAST, 1 - _LEAST)
    inputs = np.stack([np.ones_like(p), np.log(p / (1 - p))], axis=1)
    if float(inputs[:, 1].std()) < _FLAT:
        return None
    weights = np.array([np.log(came.mean() / (1 - came.mean())), 0.0])
    for _ in range(_ROUNDS):
        met = 1 / (1 + np.exp(-np.clip(inputs @ weights, -_FAR, _FAR)))
        curve = (inputs * (met * (1 - met))[:, None]).T @ inputs
        weights = weights + np.linalg.solve(curve, inputs.T @ (came - met))
    return float(weights[1])

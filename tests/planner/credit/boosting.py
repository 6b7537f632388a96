"""An additive card of monotone steps, fitted by boosting; for the delinquency card."""

import numpy as np

RATE, PULL = 0.2, 5.0


def cuts_of(column, most: int = 24):
    """Where a factor is cut: between its values, or at its quantiles."""
    values = np.unique(column)
    if len(values) <= most:
        return (values[1:] + values[:-1]) / 2
    return np.unique(np.quantile(column, np.linspace(0, 1, most + 1)[1:-1]))


def fit(bins, signs, came, rounds: int = 200):
    """Intercept and points by factor and bin.

    Args:
        bins: number of the bin, axes (factor, row).
        signs: 1 where a higher bin may only add.
        came: 0 or 1 by row.
        rounds: of boosting.
    """
    points = [np.zeros(int(row.max()) + 1) for row in bins]
    mean = came.mean()
    intercept = float(np.log(mean / (1 - mean)))
    logits = np.full(came.size, intercept)
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-logits))
        steps = [
            _best(row, (came - p, p * (1 - p)), table.size, sign)
            for row, table, sign in zip(bins, points, signs, strict=True)
        ]
        n = int(np.argmax([gain for gain, _ in steps]))
        change = RATE * steps[n][1]
        points[n] += change
        logits += change[bins[n]]
    return intercept, points


def _best(row, slopes, size: int, sign: int):
    """The best single step of a factor that its sign allows, and what it gains."""
    pull, curve = (np.bincount(row, slope, size) for slope in slopes)
    below, curved = np.cumsum(pull)[:-1], np.cumsum(curve)[:-1]
    above, over = pull.sum() - below, curve.sum() - curved
    low, high = below / (curved + PULL), above / (over + PULL)
    gain = np.where((high - low) * sign >= 0, below * low + above * high, -1.0)
    if not gain.size:
        return -1.0, np.zeros(size)
    at = int(np.argmax(gain))
    return gain[at], np.where(np.arange(size) <= at, low[at], high[at])


def scores(intercept, points, bins):
    """Predicted probabilities by row."""
    logits = intercept + sum(t[row] for t, row in zip(points, bins, strict=True))
    return 1 / (1 + np.exp(-logits))


def auc(predicted, came) -> float:
    """The area under the ROC curve; ties count half."""
    _, place, counts = np.unique(predicted, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks = (ends - (counts - 1) / 2)[place]
    n = came.sum()
    return float((ranks[came == 1].sum() - n * (n + 1) / 2) / (n * (came.size - n)))


def cross_validated(
    bins, signs, came, folds: int = 5, rounds: int = 200, seed: int = 0
):
    """Each row predicted by a card that never saw it, and the AUC of each fold."""
    order = np.random.default_rng(seed).permutation(came.size)
    predicted, found = np.zeros(came.size), []
    for fold in np.array_split(order, folds):
        rest = np.setdiff1d(order, fold)
        card = fit(bins[:, rest], signs, came[rest], rounds)
        predicted[fold] = scores(*card, bins[:, fold])
        found.append(auc(predicted[fold], came[fold]))
    return predicted, float(np.mean(found))

"""Where a borrower stands and usually stood; else one bad month would be a life."""

from datetime import date, timedelta

from planner.credit import features
from planner.credit.past import Past
from planner.credit.rates import MONTH_DAYS, Standing, z_of
from planner.model.book import Book
from planner.model.priors import Priors

_YEAR = 12


def off(book: Book, priors: Priors) -> frozenset[str]:
    """The factors that do not count in this book."""
    wished = {
        "reliance": book.assumed.factor_reliance,
        "profile_gap": book.assumed.factor_profile,
    }
    return frozenset(
        name
        for name, factor in priors.factors.items()
        if not wished.get(name, factor.on)
    )


def z_on(
    past: Past, line_id: str, day: date, priors: Priors, away: frozenset[str]
) -> dict[str, float]:
    """Distances from the reference borrower at the end of ``day``.

    Args:
        past: the book.
        line_id: the line.
        day: the day.
        priors: the factors that are known.
        away: factors that do not count.
    """
    values = features.values(past, line_id, day)
    counting = {
        name: value
        for name, value in values.items()
        if name in priors.factors and name not in away
    }
    return z_of(counting, priors)


def standing_of(past: Past, line_id: str, priors: Priors) -> Standing:
    """Where the borrower stands today, and stood on average in the last 12 months.

    A month in which a factor was not known, or the line not open, counts as nothing
    special.
    """
    away = off(past.book, priors)
    now = z_on(past, line_id, past.on, priors, away)
    sums = dict(now)
    for month in range(1, _YEAR):
        day = past.on - timedelta(days=round(month * MONTH_DAYS))
        if day < past.lines[line_id].opened_on:
            break
        for name, z in z_on(past, line_id, day, priors, away).items():
            sums[name] = sums.get(name, 0.0) + z
    return Standing(now, {name: z / _YEAR for name, z in sums.items()})


def sobered(after: Standing, before: Standing, priors: Priors) -> Standing:
    """``after`` without what speaks for a change only because it is known now.

    An inquiry of long ago makes it known that there was none since; that must not look
    like an improvement.
    """

    def kept(name: str, z: float) -> float:
        sign = priors.factors[name].sign
        return z if name in before.z or z * sign < 0 else 0.0

    return Standing(
        {name: kept(name, z) for name, z in after.z.items()},
        {name: kept(name, z) for name, z in after.usual.items()},
    )

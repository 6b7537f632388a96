"""What one more yuan of each limit is worth, and what safety costs; duals by trial."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.plan import risk
from planner.plan.bearing import LARGEST_WORST
from planner.plan.blend import Blend
from planner.plan.pieces import LimitValue
from planner.plan.solve import Floats

MOST = 24  # pieces and limits that are looked at
_MORE = 100.0  # yuan: a step that shows above the gap of the program
_NEARLY = 0.005  # yuan


def limit_values(
    blend: Blend,
    choice: risk.Choice,
    values: Floats,
    cancelled: risk.Cancelled = None,
) -> tuple[LimitValue, ...]:
    """The value of more limit for each that is used in full, the dearest first."""
    found = list(_values(blend, choice, values, cancelled))
    found.sort(key=lambda one: (-one.saves, one.channel))
    return tuple(found)


def price_of_safety(choice: risk.Choice, values: Floats) -> Money:
    """What the bound on the worst cases adds to the cost; nothing where it is idle."""
    free = risk.cheapest(choice, np.inf)
    if free is None:
        return ZERO
    more = float(choice.cost @ (values - free))
    return Money(round(more * 100)) if more > _NEARLY else ZERO


def price_without(
    choice: risk.Choice, values: Floats, cancelled: risk.Cancelled = None
) -> Mapping[int, Money | None]:
    """What a mix without each piece would cost more; None where there is none."""
    found: dict[int, Money | None] = {}
    worst = max(choice.worst(values), LARGEST_WORST * choice.need)
    for place in np.flatnonzero(values > _NEARLY)[:MOST]:
        cap = choice.cap.copy()
        cap[place] = 0.0
        other = risk.again(replace(choice, cap=cap), worst, cancelled)
        more = None if other is None else float(choice.cost @ (other - values))
        found[int(place)] = None if more is None else Money(max(round(more * 100), 0))
    return found


def why_no_value(
    choice: risk.Choice, values: Floats, cancelled: risk.Cancelled = None
) -> Sentence:
    """Why more of no limit would save anything; asked where none has a value."""
    saved = [more for _, more in _widened(choice, values, cancelled)]
    if not saved:
        return Sentence(Phrase("no limit is used in full, so more would save nothing"))
    if any(more is None for more in saved):
        words = Phrase(
            "with more of the limits that are used in full no mix is as safe as this"
            " one, so none has a value"
        )
        return Sentence(words)
    return Sentence(
        Phrase("more of the limits that are used in full would save nothing")
    )


def _values(
    blend: Blend, choice: risk.Choice, values: Floats, cancelled: risk.Cancelled
) -> Iterator[LimitValue]:
    for c, saved in _widened(choice, values, cancelled):
        one = blend.priced[c]
        if saved is not None and saved > _NEARLY:
            yield LimitValue(one.offer.line, one.offer.channel, saved / _MORE)


def _widened(
    choice: risk.Choice, values: Floats, cancelled: risk.Cancelled
) -> Iterator[tuple[int, float | None]]:
    """Each limit used in full, and what a hundred yuan more would save.

    None where no mix with more of it is as safe.
    """
    worst = max(choice.worst(values), LARGEST_WORST * choice.need)
    full = np.flatnonzero(values >= choice.cap - _NEARLY)
    for c in full[np.argsort(choice.cost[full], kind="stable")][:MOST]:
        cap, lent = choice.cap.copy(), choice.lent.copy()
        cap[c] += _MORE
        lent[:, c] = np.where(lent[:, c] > 0, lent[:, c] + _MORE, 0.0)
        wider = replace(choice, cap=cap, lent=lent, cuts=[])
        better = risk.cheapest(wider, worst, cancelled)
        saved = None if better is None else float(choice.cost @ (values - better))
        yield int(c), saved

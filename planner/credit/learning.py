"""A line's own history, folded gap by gap into what is believed of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from planner.credit.past import Past
from planner.credit.rates import MONTH_DAYS, expected
from planner.credit.standing import off, z_on
from planner.credit.update import HELD, Learned, believed, learn
from planner.credit.windows import wave
from planner.model.priors import DeclaredWindow, Priors, Triple
from planner.model.records import LineType

_NOTHING: Triple = (0.0, 0.0, 0.0)


def learned_of(
    past: Past,
    line_id: str,
    type_: LineType,
    priors: Priors,
    declared: Sequence[DeclaredWindow] = (),
) -> Learned:
    """What the line's readings until ``past.on`` made of the priors.

    Between two gaps the line was frozen: time passes, nothing is expected.
    """
    gaps = past.lines[line_id].observed.gaps
    priors = _watched(past, line_id, type_, priors)
    known = believed(priors)
    last: date | None = None
    for gap in gaps:
        if last is not None and gap.since > last:
            known = learn(known, _months(last, gap.since), _NOTHING, HELD, priors)
        sums = [0.0, 0.0, 0.0]
        for first, until in _by_month(gap.since, gap.until):
            z = z_on(past, line_id, first, priors, off(past.book, priors))
            waves = wave(declared, line_id, first, until)
            for n, rate in enumerate(expected(z, type_, priors, waves)):
                sums[n] += rate * _months(first, until)
        events = (sums[0], sums[1], sums[2])
        known = learn(known, _months(gap.since, gap.until), events, gap.seen, priors)
        last = gap.until
    return known


def spread_of(past: Past, line_id: str, type_: LineType, priors: Priors) -> Triple:
    """The shapes that ``learned_of`` starts from, by event."""
    return believed(_watched(past, line_id, type_, priors)).a


def _watched(past: Past, line_id: str, type_: LineType, priors: Priors) -> Priors:
    gaps = past.lines[line_id].observed.gaps
    if not gaps:
        return priors
    return priors.watched(type_, _months(gaps[0].since, gaps[-1].until))


def _by_month(since: date, until: date) -> list[tuple[date, date]]:
    """The stretches of at most a month that make up ``(since, until]``."""
    count = -(-(until - since).days // MONTH_DAYS)
    turns = [
        since + timedelta(days=round(n * MONTH_DAYS)) for n in range(int(count) + 1)
    ]
    ends = [min(turn, until) for turn in turns]
    return [(a, b) for a, b in pairwise(ends) if b > a]


def _months(since: date, until: date) -> float:
    return (until - since).days / MONTH_DAYS

"""What lines teach one another; else wrong base rates and waves would go unnoticed."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.credit.rates import EVENTS
from planner.credit.track import (
    EARLIER,
    Around,
    Origin,
    Row,
    Step,
    Track,
    origins,
    steps,
)
from planner.model.priors import Priors, Triple
from planner.model.records import LineType

Sums = tuple[float, ...]  # events seen by kind, then events expected by kind
_Steps = Sequence[Sequence[Step]]  # of each track

_KINDS = len(EVENTS)
_NONE: Sums = (0.0,) * (2 * _KINDS)
_AS_EVER: Triple = (1.0, 1.0, 1.0)


def pace(seen: float, expected: float, type_: LineType, priors: Priors) -> Triple:
    """How many times as often as believed the limits of this borrower move, by event.

    ``g ~ Gamma(own, own)`` is one number for all of a borrower's lines and all events,
    learned from the *other* lines; no rate goes below its floor, for lenders change
    their policy.

    Args:
        seen: events of the other lines.
        expected: how many were expected of them.
        type_: of this line; gives its base rates.
        priors: how much the belief is worth, and the floors.
    """
    own = priors.pooling.own
    found = (own + seen) / (own + expected)
    rise, cut, freeze = (
        max(found, min(1.0, priors.floors[event] / base))
        for event, base in zip(EVENTS, priors.base[type_], strict=True)
    )
    return rise, cut, freeze


def origins_of(
    tracks: Sequence[Track], priors: Priors, earlier: int = EARLIER
) -> Iterator[Origin]:
    """The origins of all tracks, each with what the other tracks showed by then."""
    known = [tuple(steps(track, priors)) for track in tracks]
    paces, waves = _Paces(tracks, known, priors), _Waves(tracks, known, priors)
    for track, found in zip(tracks, known, strict=True):
        of_lender = waves.of(track, found)
        around = {
            row.month: Around(
                paces.at(track, row.month), of_lender.get(row.month, _AS_EVER)
            )
            for row in track.rows
        }
        yield from origins(track, priors, earlier, around)


class _Running:
    """Sums by month in which older months count less."""

    def __init__(self, months: Mapping[int, Sums], half_life: float) -> None:
        self._left = 2.0 ** (-1 / half_life)
        self._ends = sorted(months)
        self._sums: list[Sums] = []
        before, since = _NONE, 0
        for end in self._ends:
            faded = _scaled(before, self._left ** (end - since))
            before, since = _added((faded, months[end])), end
            self._sums.append(before)

    def at(self, month: int) -> Sums:
        """By the end of that month."""
        n = bisect_right(self._ends, month)
        if not n:
            return _NONE
        return _scaled(self._sums[n - 1], self._left ** (month - self._ends[n - 1]))


def _by_month(found: Iterable[Step]) -> dict[int, Sums]:
    months: dict[int, Sums] = {}
    for step in found:
        came = (float(step.seen.event is event) for event in EVENTS)
        before = months.get(step.month, _NONE)
        months[step.month] = _added((before, (*came, *step.expected)))
    return months


def _scaled(sums: Sums, by: float) -> Sums:
    return tuple(one * by for one in sums)


def _added(rows: Iterable[Sums]) -> Sums:
    return tuple(sum(column) for column in zip(*rows, strict=True)) or _NONE


class _Paces:
    """The pace of each borrower's other lines."""

    def __init__(self, tracks: Sequence[Track], known: _Steps, priors: Priors) -> None:
        self._priors = priors
        self._of: dict[str, list[tuple[Track, _Running]]] = defaultdict(list)
        for track, found in zip(tracks, known, strict=True):
            if track.holder:
                running = _Running(_by_month(found), priors.half_life)
                self._of[track.holder].append((track, running))

    def at(self, track: Track, month: int) -> Triple:
        """By the end of that month; 1 where nothing else was watched."""
        kin = self._of.get(track.holder, ())
        others = [running.at(month) for one, running in kin if one is not track]
        if not others:
            return _AS_EVER
        sums = _added(others)
        seen, expected = sum(sums[:_KINDS]), sum(sums[_KINDS:])
        return pace(seen, expected, track.type, self._priors)


class _Waves:
    """Times in which a lender's other lines move more often than their factors say.

    A wave strikes idle lines or used ones, so they are told apart; it is believed only
    upwards, for a lender's quiet time ends without a word.
    """

    def __init__(self, tracks: Sequence[Track], known: _Steps, priors: Priors) -> None:
        self._pooling = priors.pooling
        whole: dict[tuple[str, bool], list[Step]] = defaultdict(list)
        for track, found in zip(tracks, known, strict=True):
            for step in found if track.lender else ():
                whole[track.lender, step.idle].append(step)
        self._whole = {key: self._running(found) for key, found in whole.items()}

    def _running(self, found: Iterable[Step]) -> _Running:
        return _Running(_by_month(found), self._pooling.wave_half_life)

    def of(self, track: Track, found: Sequence[Step]) -> Mapping[int, Triple]:
        """By month of the line, from all lines but this one."""
        if not track.lender:
            return {}
        own = {
            idle: self._running(step for step in found if step.idle is idle)
            for idle in (False, True)
        }
        return {row.month: self._at(track, row, own[row.idle]) for row in track.rows}

    def _at(self, track: Track, row: Row, own: _Running) -> Triple:
        whole = self._whole.get((track.lender, row.idle))
        if whole is None:
            return _AS_EVER
        pairs = zip(whole.at(row.month), own.at(row.month), strict=True)
        others = [max(0.0, a - b) for a, b in pairs]
        worth = self._pooling.wave
        rise, cut, freeze = (
            max(1.0, (worth + seen) / (worth + expected))
            for seen, expected in zip(others[:_KINDS], others[_KINDS:], strict=True)
        )
        return rise, cut, freeze

from collections.abc import Sequence

import pytest

from planner.catalogue.factors import priors
from planner.credit.together import origins_of, pace
from planner.credit.track import Row, Track
from planner.model.records import LineType
from planner.money import Money

PRIORS = priors()
QUIET = [5000] * 24
WILD = [5000 + 1000 * (n % 5) for n in range(24)]


def _track(name: str, limits: Sequence[int], idle: float = 0.0, **given: str) -> Track:
    z = {"dormant": idle} if idle else {}
    rows = tuple(Row(n, Money(limit * 100), z) for n, limit in enumerate(limits))
    return Track(name, LineType.ONLINE, rows, **given)


def _last(tracks: Sequence[Track], line: str):
    return next(
        one
        for one in reversed(list(origins_of(tracks, PRIORS)))
        if one.line == line and one.month <= 20
    )


def test_a_pace_is_one_where_nothing_was_watched() -> None:
    assert pace(0.0, 0.0, LineType.CARD, PRIORS) == (1.0, 1.0, 1.0)


def test_few_events_slow_the_pace_down_to_the_floors() -> None:
    rise, cut, freeze = pace(0.0, 60.0, LineType.ONLINE, PRIORS)

    assert rise == pytest.approx(0.005 / 0.015)
    assert cut == pytest.approx(0.0035 / 0.006)
    assert freeze == pytest.approx(0.0035 / 0.005)
    assert pace(0.0, 60.0, LineType.CARD, PRIORS)[1:] == (1.0, 1.0)


def test_many_events_quicken_it() -> None:
    assert pace(6.0, 0.0, LineType.ONLINE, PRIORS) == (2.0, 2.0, 2.0)


def test_a_borrowers_other_lines_set_the_pace() -> None:
    still = [_track(name, QUIET, holder="me") for name in "abc"]
    moving = [_track(name, WILD, holder="me") for name in "bc"]

    alone = _last(still[:1], "a")
    slower, faster = _last(still, "a"), _last([still[0], *moving], "a")

    assert alone.around.pace == (1.0, 1.0, 1.0)
    assert slower.around.pace[0] < 1 < faster.around.pace[0]


def test_the_lines_of_others_set_no_pace() -> None:
    tracks = [_track("a", QUIET, holder="me"), _track("b", WILD, holder="you")]

    assert _last(tracks, "a").around.pace == (1.0, 1.0, 1.0)


def test_own_history_is_judged_against_the_pace() -> None:
    kin = [_track(name, WILD, holder="me") for name in "bcd"]

    alone = _last([_track("a", QUIET)], "a").learned
    among = _last([_track("a", QUIET, holder="me"), *kin], "a").learned

    assert among.b[0] > alone.b[0]


def test_a_wave_of_the_lender_is_seen_on_its_other_lines() -> None:
    cut = [5000] * 20 + [2500] * 4
    tracks = [_track("a", QUIET, lender="x")]
    tracks += [_track(str(n), cut, lender="x") for n in range(40)]

    rise, falls, freeze = _last(tracks, "a").around.wave

    assert falls > 3
    assert rise == freeze == 1.0


def test_a_wave_knows_nothing_later_and_nothing_of_the_line_itself() -> None:
    later = [5000] * 21 + [2500] * 3
    tracks = [_track("a", [5000] * 20 + [2500] * 4, lender="x")]
    tracks += [_track(str(n), later, lender="x") for n in range(40)]

    assert _last(tracks, "a").around.wave == (1.0, 1.0, 1.0)


def test_a_wave_over_used_lines_does_not_reach_idle_ones() -> None:
    cut = [5000] * 20 + [2500] * 4
    tracks = [_track(str(n), cut, lender="x") for n in range(40)]

    idle = _last([*tracks, _track("a", QUIET, idle=1.0, lender="x")], "a")
    first = next(origins_of([_track("a", QUIET, lender="x")], PRIORS))

    assert idle.around.wave == (1.0, 1.0, 1.0)
    assert first.around.wave == (1.0, 1.0, 1.0)


def test_an_idle_line_that_is_used_at_last_has_no_wave_of_its_new_kind() -> None:
    z = {"dormant": 1.0}
    rows = tuple(Row(n, Money(500_000), z if n < 6 else {}) for n in range(7))
    track = Track("a", LineType.ONLINE, rows, lender="x")

    (only,) = origins_of([track], PRIORS)

    assert only.around.wave == (1.0, 1.0, 1.0)

from math import log

import pytest

from planner.catalogue.factors import priors
from planner.credit.track import Row, Track, origins
from planner.credit.update import believed
from planner.model.records import LineType
from planner.money import Money


def track(*limits: int | None, z=None) -> Track:
    rows = tuple(
        Row(24_000 + n, Money(limit * 100), z or {})
        for n, limit in enumerate(limits)
        if limit is not None
    )
    return Track("line", LineType.CARD, rows)


def found(*limits: int | None, z=None, earlier: int = 0):
    return list(origins(track(*limits, z=z), priors(), earlier))


def test_every_month_with_enough_months_before_it_is_an_origin() -> None:
    starts = found(*[5000] * 10, earlier=6)

    assert len(starts) == 4
    assert sorted(starts[0].later) == [1, 2, 3]
    assert starts[-1].later == {}


def test_a_frozen_month_is_no_origin_but_an_outcome() -> None:
    starts = found(5000, 0, 0, 4000)

    assert [start.limit.minor for start in starts] == [500_000, 400_000]
    assert starts[0].later[1] == Money(0)
    assert starts[1].learned.a[2] == pytest.approx(5.0, abs=0.1)


def test_a_gap_is_no_month() -> None:
    starts = found(5000, None, 6000)

    assert sorted(starts[0].later) == [2]
    assert starts[1].learned.a[0] == pytest.approx(2.5)
    assert starts[1].learned.b[0] == pytest.approx(1.5 + 2 * 0.01)


def test_an_origin_knows_nothing_of_its_own_future() -> None:
    whole = found(5000, 5000, 9000, 0, 1000, 1000)
    short = found(5000, 5000, 9000)

    assert [o.learned for o in whole[:3]] == [o.learned for o in short]


def test_a_rise_teaches_its_size() -> None:
    last = found(5000, 10_000)[-1]

    assert last.learned.alpha[0] == pytest.approx(12 + 2)
    assert last.learned.beta[0] == pytest.approx(3.9 + log(2))


def test_the_first_month_is_the_prior() -> None:
    assert found(5000)[0].learned == believed(priors())


def test_small_steps_add_up_to_a_change() -> None:
    starts = found(50_000, 50_200, 50_400)

    assert [start.learned.a[0] > 1.6 for start in starts] == [False, False, True]


def test_the_usual_is_the_mean_of_the_last_year() -> None:
    starts = found(*[5000] * 20, z={"late_now": 1.0})

    assert starts[2].standing.usual["late_now"] == pytest.approx(3 / 12)
    assert starts[19].standing.usual["late_now"] == pytest.approx(1.0)


def test_in_its_second_year_a_lines_own_history_counts_for_more() -> None:
    online = Track("line", LineType.ONLINE, track(*[5000] * 16).rows)

    starts = list(origins(online, priors(), 0))

    assert [start.learned.a[1] for start in starts[11:14]] == [4.0, 4.0, 2.0]


def test_a_line_that_nobody_looked_at_has_no_origin() -> None:
    assert found() == []

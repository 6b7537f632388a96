from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue.factors import priors
from planner.catalogue.read import catalogue
from planner.credit.drawable import RISK_WORDS, Risk, Seen, drawable, failing, p_fail
from planner.credit.observed import Attempt
from planner.phrases import Phrase, Sentence

PRIOR = priors().drawing
QUIET = date(2026, 4, 14)
YEAR_END = date(2026, 12, 30)


def seen(*attempts: tuple[date, bool], reason: str = "") -> Seen:
    told = tuple((Attempt(on, worked, reason), {}) for on, worked in attempts)
    return Seen(told, "line", catalogue().holidays)


def test_nothing_known_is_the_prior() -> None:
    chance = p_fail(PRIOR, seen(), {}, QUIET)

    assert chance == pytest.approx(1 - 1 / 1.03)
    assert drawable(PRIOR, seen(), {}, QUIET).risk is Risk.LOW


def test_behaviour_and_calendar_multiply() -> None:
    behaviour = {"late_now": 1.0, "new_lenders": 2.0, "inq90": None}

    window = seen().in_force(YEAR_END)
    found = failing(PRIOR, behaviour, window)

    assert found == pytest.approx(0.03 * 2.2 * 2.718281828**0.5)


def test_the_effect_of_behaviour_is_clipped() -> None:
    found = failing(PRIOR, {"inq90": 500.0}, ())

    assert found == pytest.approx(0.03 * 20.0855, rel=1e-4)


def test_attempts_teach() -> None:
    failed = seen((date(2026, 4, 1), False), (date(2026, 4, 2), False))
    worked = seen(*((date(2026, 4, day), True) for day in range(1, 10)))

    assert p_fail(PRIOR, failed, {}, QUIET) > p_fail(PRIOR, seen(), {}, QUIET)
    assert p_fail(PRIOR, worked, {}, QUIET) < p_fail(PRIOR, seen(), {}, QUIET)


def test_a_later_attempt_is_not_known_yet() -> None:
    later = seen((date(2026, 5, 1), False))

    assert p_fail(PRIOR, later, {}, QUIET) == p_fail(PRIOR, seen(), {}, QUIET)
    assert drawable(PRIOR, later, {}, QUIET) == drawable(PRIOR, seen(), {}, QUIET)


def test_the_risk_comes_with_its_reasons() -> None:
    tried = seen((date(2026, 4, 1), False), (date(2026, 4, 2), True), reason="综合评估")
    behaviour = {"late_now": 1.0, "new_lenders": 1.0, "inq90": 3.0}

    found = drawable(PRIOR, tried, behaviour, YEAR_END)

    assert found.risk is Risk.HIGH
    assert [str(reason) for reason in found.reasons] == [
        "1 of 2 drawings failed, the last on 2026-04-01",
        "the app then said: 综合评估",
        "something was overdue in the last 90 days",
        "new lenders in the last 180 days: 1",
        "inquiries or applications in the last 90 days: 3",
        "end of the year, 2026-12-22 to 2026-12-31 (assumed)",
    ]


def test_an_overdue_alone_is_a_medium_risk() -> None:
    assert drawable(PRIOR, seen(), {"late_now": 1.0}, QUIET).risk is Risk.MEDIUM


def test_what_stops_a_drawing_is_a_high_risk() -> None:
    stop = Sentence(Phrase("nothing is left to draw"))

    found = drawable(PRIOR, seen(), {}, QUIET, [stop])

    assert (found.risk, found.reasons) == (Risk.HIGH, (stop,))


def test_without_a_reason_that_is_said() -> None:
    (reason,) = drawable(PRIOR, seen(), {}, QUIET).reasons

    assert str(reason) == "nothing known speaks against a drawing"


def test_no_probability_is_ever_said() -> None:
    found = drawable(PRIOR, seen((QUIET, False)), {"late_now": 1.0}, YEAR_END)

    assert not any("%" in str(reason) for reason in found.reasons)
    assert set(RISK_WORDS) == set(Risk)


@given(
    st.lists(st.booleans(), max_size=12),
    st.floats(0, 8),
    st.floats(0, 8),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_the_chance_is_one_and_never_falls_with_worse_behaviour(
    outcomes: list[bool], few: float, more: float, on: date
) -> None:
    low, high = sorted((few, more))
    tried = seen(*((date(2025, 12, 1), worked) for worked in outcomes))

    better = p_fail(PRIOR, tried, {"inq90": low}, on)
    worse = p_fail(PRIOR, tried, {"inq90": high}, on)

    assert 0 <= better <= worse <= 1

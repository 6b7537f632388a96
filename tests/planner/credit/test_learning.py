from datetime import date, timedelta

import pytest

from planner.catalogue.factors import priors
from planner.credit.learning import learned_of
from planner.credit.past import past_of
from planner.credit.rates import MONTH_DAYS
from planner.credit.update import believed
from planner.model.priors import DeclaredWindow, Event
from planner.model.records import LineType
from tests.helpers import make

ONLINE = LineType.ONLINE
FIRST = date(2025, 1, 1)


def _learned(*records, months: float = 12, declared=()):
    on = FIRST + timedelta(days=round(months * MONTH_DAYS))
    book = make.book(make.line(opened_on=FIRST), *records)
    return learned_of(past_of(book, on), "line", ONLINE, priors(), declared)


def _reading(month: float, limit: str = "20000.00"):
    on = FIRST + timedelta(days=round(month * MONTH_DAYS))
    return make.reading(on=on, limit=limit)


def test_without_readings_the_prior_stands() -> None:
    assert _learned() == believed(priors())


def test_a_month_without_change_adds_what_was_expected() -> None:
    known = _learned(_reading(1), months=1)

    # factors are unknown at the first day: the base rates of an online line
    part = 30 / MONTH_DAYS
    assert known.a == (1.5, 4.0, 4.0)
    assert known.b == pytest.approx(
        (1.5 + 0.015 * part, 4 + 0.006 * part, 4 + 0.005 * part)
    )


def test_a_cut_counts_once_with_its_size() -> None:
    known = _learned(_reading(1, "10000.00"), months=1)

    assert known.a == pytest.approx((1.5, 5.0, 4.0))
    assert known.alpha[1] == pytest.approx(7.2 + 1.2)


def test_a_long_gap_is_expected_month_by_month() -> None:
    short = _learned(_reading(1), _reading(2), _reading(3), months=3)
    long = _learned(_reading(3), months=3)

    assert long.b == pytest.approx(short.b, rel=0.02)


def test_time_passes_while_a_line_is_frozen() -> None:
    moved = _learned(_reading(1, "10000.00"), _reading(2, "0.00"), _reading(26))

    still = _learned(
        _reading(1, "10000.00"), _reading(2, "0.00"), _reading(26), months=26
    )
    later = _learned(
        _reading(1, "10000.00"),
        _reading(2, "0.00"),
        _reading(26),
        _reading(27),
        months=27,
    )

    assert moved.a[2] == 5.0
    assert still.a[2] == 5.0
    assert later.a[2] == pytest.approx(2.5, abs=0.02)


def test_a_declared_wave_is_expected_where_it_was() -> None:
    wave = DeclaredWindow("policy", FIRST, date(2025, 12, 31), cut=2.0)

    known = _learned(_reading(1), months=1, declared=[wave])

    assert known.b[1] == pytest.approx(4 + 2 * 0.006 * 30 / MONTH_DAYS)
    assert known.mean(Event.CUT) < 1


def test_in_its_second_year_a_lines_own_history_counts_for_more() -> None:
    year = _learned(*(_reading(n) for n in range(1, 13)), months=12)
    more = _learned(*(_reading(n) for n in range(1, 14)), months=13)

    assert year.a[1] == 4.0
    assert more.a[1] == 2.0

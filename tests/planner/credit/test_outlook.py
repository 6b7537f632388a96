from datetime import date
from math import inf

import pytest

from planner.catalogue.factors import priors
from planner.catalogue.read import catalogue
from planner.credit.outlook import (
    MOST_MONTHS,
    Basis,
    Moved,
    in_fen,
    look_ahead,
    outlook_of,
    parts,
    whole_fen,
)
from planner.credit.past import past_of
from planner.model.records import LineType
from planner.money import ZERO, Money, total
from tests.helpers import make

ON = date(2026, 8, 20)
BASIS = Basis(priors(), catalogue().holidays, {})


def _outlook(*records, **given):
    line = make.line(type=LineType.ONLINE, **given)
    past = past_of(make.book(line, *records), ON)
    return outlook_of(past, line, BASIS)


INCOME = make.profile(monthly_income=make.money("8000.00"))


def test_a_line_has_a_year_ahead() -> None:
    outlook = _outlook(INCOME)

    assert len(outlook.path) == MOST_MONTHS
    assert outlook.ceiling == 200_000.0
    assert _outlook(limit="300000.00").ceiling == inf


def test_what_moves_the_mean_adds_up() -> None:
    awake = make.move("other", on="2026-08-01")
    other = make.line("other", channel="huabei")
    outlook = _outlook(INCOME, other, awake)

    horizons, moved = look_ahead(outlook, priors(), (6, 12))

    # a high limit rises by less, a dormant one is cut by more
    assert moved.events < 0
    assert moved.rises < 0
    assert moved.cuts < 0
    assert moved.total == pytest.approx(moved.events + moved.rises + moved.cuts)
    assert total(parts(outlook, priors(), moved, 12).values()) == in_fen(moved.total)
    assert [horizon.months for horizon in horizons] == [6, 12]


def test_where_nothing_is_known_nothing_moves() -> None:
    outlook = _outlook()

    _, moved = look_ahead(outlook, priors(), (12,))

    assert moved == Moved()
    assert parts(outlook, priors(), moved, 12) == {}


def test_a_frozen_line_has_no_parts() -> None:
    outlook = _outlook(INCOME, make.reading(on="2026-08-01", limit="0.00"))

    horizons, moved = look_ahead(outlook, priors(), (1,))

    assert horizons[0].high == ZERO
    assert parts(outlook, priors(), moved, 1) == {}


def test_parts_in_whole_fen_sum_to_the_whole() -> None:
    found = whole_fen({"a": 0.004, "b": -0.003, "c": 1.0}, Money(101))

    assert total(found.values()) == Money(101)
    assert found["c"] == Money(101)
    assert whole_fen({}, ZERO) == {}
    assert whole_fen({"a": 0.0}, ZERO) == {"a": ZERO}

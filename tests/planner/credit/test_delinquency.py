from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue.delinquency import scorecard
from planner.credit.calibration import error
from planner.credit.delinquency import (
    FACTORS,
    MONTHS,
    CardMonth,
    CardPast,
    Steps,
    counted,
)
from tests.planner.credit import uci
from tests.planner.credit.boosting import auc, cross_validated, fit, scores

GOOD = CardMonth(late=0, is_idle=False, is_full=True, bill=500.0, paid=500.0)
BAD = CardMonth(late=2, is_idle=False, is_full=False, bill=9500.0, paid=0.0)


def _past(*months: CardMonth, limit: float = 10_000.0) -> CardPast:
    return CardPast(limit, months)


def test_the_factors_of_six_statements_are_counted() -> None:
    found = counted(_past(BAD, GOOD, GOOD, GOOD, GOOD, GOOD))

    assert set(found) == set(FACTORS)
    assert (found["late_now"], found["late_long"], found["late_recent"]) == (2, 1, 1)
    assert found["use_now"] == pytest.approx(0.95)
    assert found["use_growth"] == pytest.approx(0.9)
    assert (found["paid_least"], found["unpaid"], found["in_full"]) == (0, 1, 5)


def test_a_bill_of_nothing_counts_as_paid() -> None:
    idle = CardMonth(late=0, is_idle=True, is_full=False, bill=0.0, paid=0.0)

    found = counted(_past(*[idle] * MONTHS))

    assert (found["paid_least"], found["unpaid"], found["idle"]) == (1, 0, 6)


@pytest.mark.parametrize("past", [_past(GOOD), _past(*[GOOD] * MONTHS, limit=0.0)])
def test_without_six_statements_and_a_limit_nothing_is_counted(past: CardPast) -> None:
    with pytest.raises(ValueError, match="six statements"):
        counted(past)


def test_points_change_at_the_cuts() -> None:
    steps = Steps((1.0, 2.0), (-1.0, 0.0, 3.0))

    assert [steps.at(x) for x in (0.5, 1.0, 1.5, 2.5)] == [-1.0, 0.0, 0.0, 3.0]


def test_every_shipped_factor_keeps_its_sign() -> None:
    card = scorecard()

    for name, steps in [*card.factors.items(), ("limit", card.limit)]:
        ordered = sorted(steps.points, reverse=uci.SIGNS[name] < 0)
        assert list(steps.points) == ordered, name
        assert list(steps.cuts) == sorted(steps.cuts)
        assert len(steps.points) == len(steps.cuts) + 1


def test_the_shipped_card_says_what_it_rests_on() -> None:
    card = scorecard()

    assert card.auc >= 0.774
    assert card.error <= 0.01
    assert card.grade.value == "C"
    assert card.licence == "CC BY 4.0"
    assert card.average == pytest.approx(0.2212)
    assert list(card.levels) == sorted(card.levels)


def test_good_payers_stand_below_bad_ones() -> None:
    card = scorecard()

    good, bad = _past(*[GOOD] * MONTHS), _past(*[BAD] * MONTHS)

    assert card.riskier_than(good) <= 15
    assert card.riskier_than(bad) == 95


@given(st.integers(0, 5), st.integers(0, 8), st.floats(0, 20_000), st.floats(0, 9000))
def test_later_never_helps(n: int, late: int, bill: float, paid: float) -> None:
    months = [GOOD] * MONTHS
    months[n] = replace(GOOD, late=late, is_full=False, bill=bill, paid=paid)
    past = _past(*months)
    months[n] = replace(months[n], late=late + 1)

    assert scorecard().log_odds(_past(*months)) >= scorecard().log_odds(past) - 1e-12


def test_one_fold_of_the_card_holders_is_told_apart() -> None:
    table, came = uci.kept()
    bins, signs = np.array(list(table.values())), list(uci.SIGNS.values())
    half = np.arange(came.size) % 2 == 0

    card = fit(bins[:, half], signs, came[half], rounds=60)

    assert came.size == 30_000
    assert list(table) == list(uci.SIGNS)
    assert auc(scores(*card, bins[:, ~half]), came[~half]) >= 0.765


@pytest.mark.long
def test_five_folds_meet_the_bar() -> None:
    table, came = uci.kept()
    bins, signs = np.array(list(table.values())), list(uci.SIGNS.values())

    predicted, area = cross_validated(bins, signs, came, rounds=uci.ROUNDS)

    assert area >= 0.774
    assert error(predicted, came) <= 0.01

from math import exp, log

import pytest

from planner.catalogue.factors import priors
from planner.credit.rates import Standing, expected, larger, log_rates, z_of
from planner.model.records import LineType


def test_what_is_unknown_is_left_out_and_caps_hold() -> None:
    z = z_of({"late12": 9.0, "late_now": None, "new_lenders": 1.0}, priors())

    assert z == {"late12": 6.0, "new_lenders": pytest.approx(0.7)}


def test_the_reference_borrower_has_the_base_rates() -> None:
    assert expected({}, LineType.ONLINE, priors()) == (0.015, 0.006, 0.005)


def test_effects_add_up_on_the_logarithm_of_a_rate() -> None:
    z = {"late12": 1.0, "dormant": 1.0}

    rise, cut, freeze = log_rates(z, priors())

    assert (rise, cut, freeze) == pytest.approx((-1.5, 1.45, 1.25))
    assert expected(z, LineType.CARD, priors())[1] == pytest.approx(0.0035 * exp(1.45))


def test_all_factors_together_are_clipped() -> None:
    rise, cut, freeze = log_rates({"late12": 6.0, "late_now": 1.0}, priors())

    assert (rise, cut, freeze) == (-3.0, 2.0, 2.0)


def test_a_declared_wave_multiplies_the_rates() -> None:
    found = expected({}, LineType.ONLINE, priors(), (0.5, 2.0, 4.0))

    assert found == pytest.approx((0.0075, 0.012, 0.02))


def test_a_factor_returns_to_what_is_usual() -> None:
    standing = Standing({"late_now": 1.0}, {"late_now": 0.2})

    assert standing.ahead(0, priors()) == {"late_now": 1.0}
    assert standing.ahead(1, priors())["late_now"] == pytest.approx(0.2 + 0.8 * 0.7)
    assert standing.ahead(60, priors())["late_now"] == pytest.approx(0.2)


def test_time_since_the_last_change_grows_to_its_cap() -> None:
    standing = Standing({"since_y": 0.0 - 0.8}, {"since_y": 5.0})

    assert standing.ahead(6, priors())["since_y"] == pytest.approx(-0.3)
    assert standing.ahead(600, priors())["since_y"] == pytest.approx(2.2)


def test_a_limit_against_income_stays() -> None:
    standing = Standing({"lim_inc": log(3)}, {})

    assert standing.ahead(12, priors())["lim_inc"] == pytest.approx(log(3))


def test_dormant_lines_are_cut_by_more_and_low_limits_rise_by_more() -> None:
    assert larger({}, priors()) == (1.0, 1.0)
    assert larger({"dormant": 1.0}, priors()) == pytest.approx((1.0, 1.8))
    assert larger({"lim_inc": 1.0}, priors()) == pytest.approx((exp(-0.25), 1.0))
    assert larger({"lim_inc": -9.0}, priors()) == pytest.approx((exp(0.3), 1.0))

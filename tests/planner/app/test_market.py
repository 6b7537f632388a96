"""Estimates become odds: a frozen line lends nothing, a risky one less often."""

from dataclasses import replace
from datetime import date

import pytest

from planner.app.market import market, reliability
from planner.app.outlook import limit_estimates
from planner.catalogue.factors import priors
from planner.credit.drawable import Risk
from planner.credit.estimate import Estimate
from planner.money import Money
from tests.helpers import make

ON = date(2026, 3, 20)
BOOK = make.book(
    make.line("jiebei", channel="jiebei", type=None),
    make.reading("jiebei", "2026-03-01", "20000.00"),
)


def estimated() -> Estimate:
    (found,) = limit_estimates(BOOK, ON)
    assert isinstance(found, Estimate)
    return found


def test_a_market_knows_channels_rules_and_odds() -> None:
    made = market(BOOK, ON, date(2026, 4, 1))

    assert "jiebei" in made.channels
    assert made.law.rules
    assert 0.5 < made.reliability["jiebei"].usable < 1
    assert made.reliability["jiebei"].middle == Money(20000_00)


def test_a_riskier_day_and_a_longer_wait_make_a_line_less_sure() -> None:
    known, drawing = estimated(), priors().drawing
    odds = {
        risk: reliability(
            replace(known, drawable=replace(known.drawable, risk=risk)), drawing, 10
        ).usable
        for risk in Risk
    }

    assert odds[Risk.LOW] > odds[Risk.MEDIUM] > odds[Risk.HIGH]
    assert (
        reliability(known, drawing, 10).usable > reliability(known, drawing, 300).usable
    )
    assert reliability(known, drawing, 9999).usable > 0


def test_a_frozen_line_lends_nothing() -> None:
    frozen = replace(estimated(), limit=Money(0))

    assert reliability(frozen, priors().drawing, 5).usable == pytest.approx(0)

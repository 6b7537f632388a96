"""Estimates become odds: a frozen line lends nothing, a risky one less often."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.app.market import market, reliability
from planner.app.outlook import limit_estimates
from planner.catalogue.factors import priors
from planner.credit.drawable import Risk
from planner.credit.estimate import Estimate
from planner.model import records as r
from planner.model.declared import FundingWindow
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


def free(*records: r.Record) -> Money:
    book = make.book(make.line("a", channel="x", limit="30000.00"), *records)
    return market(book, ON, date(2026, 4, 1)).free["a"]


def test_a_line_is_free_for_what_its_last_reading_leaves() -> None:
    shown = make.reading("a", "2026-03-01", "20000.00", available="3000.00", id="1")
    later = make.reading("a", "2026-09-01", "90000.00", id="later")
    extra = make.reading("a", "2026-03-02", "20000.00", temporary="5000.00", id="2")
    loan = make.loan(line="a", drawn_on="2026-03-10", first_due="2026-04-10")

    assert free() == Money(30000_00)
    assert free(shown, later) == Money(3000_00)
    assert free(extra) == Money(15000_00)
    assert free(loan) == Money(20000_00)


@pytest.mark.parametrize(
    "record",
    [
        make.note(r.NoteKind.FROZEN, "2026-03-01", line="a", id="n"),
        make.note(r.NoteKind.CLOSED, "2026-03-01", line="a", id="n"),
        make.reading("a", "2026-03-01", "30000.00", drawable=False, id="r"),
        make.reading("a", "2026-03-01", "0.00", id="r"),
    ],
)
def test_a_line_that_is_shut_is_free_for_nothing(record: r.Record) -> None:
    assert free(record) == Money(0)


def test_what_instalments_should_take_of_income_is_the_catalogues() -> None:
    assert market(BOOK, ON, ON).largest_dti == Decimal("0.55")
    early = make.book()
    long_ago = date(2000, 1, 3)
    assert market(early, long_ago, long_ago).largest_dti is None


def test_a_draw_inside_a_tight_window_fails_more_often() -> None:
    by = date(2026, 4, 15)
    window = FundingWindow(
        "outage", "outage", date(2026, 4, 10), date(2026, 4, 20), id="w"
    )

    calm = market(BOOK, ON, by).reliability["jiebei"]
    tight = market(BOOK.with_(window), ON, by).reliability["jiebei"]

    assert tight.usable < calm.usable

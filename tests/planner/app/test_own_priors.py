"""The values that estimates begin with, as they are shipped and as a book has them."""

from datetime import date
from decimal import Decimal

import pytest

from planner.app.outlook import basis, limit_estimates
from planner.app.own_priors import beliefs, believed, declared_windows
from planner.catalogue.factors import priors
from planner.credit.drawable import Risk
from planner.credit.estimate import Estimate
from planner.model.book import Book
from planner.model.declared import FundingWindow, PriorEdit
from planner.model.priors import Event
from planner.model.records import LineType
from planner.wording.say import say
from tests.helpers import make
from tests.helpers.screen import TODAY, sample


def edited(belief: str, value: str) -> Book:
    return make.book(PriorEdit(belief, Decimal(value), TODAY, "my own"))


def test_each_value_is_listed_with_its_papers() -> None:
    rows = {row.belief: row for row in beliefs(Book())}

    first = rows["online.monthly.rise"]
    assert first.shipped == Decimal("0.015")
    assert first.own is None
    assert first.source
    assert say(first.name) == "online credit: how often a rise comes in a month"
    assert len(rows) == 9 + 2 + 1 + 3 * len(priors().factors)
    assert all(row.low <= row.shipped <= row.high for row in rows.values())


def test_a_book_without_edits_believes_what_is_shipped() -> None:
    assert believed(Book()) is priors()
    assert basis(sample(), TODAY).priors is priors()


@pytest.mark.parametrize(
    ("belief", "value", "read"),
    [
        ("card.monthly.rise", "0.05", lambda p: p.base[LineType.CARD][0]),
        ("size.cut", "0.5", lambda p: p.sizes[Event.CUT].mean),
        ("drawing.failing", "0.1", lambda p: p.drawing.failing.value),
        ("factor.late_now.cut", "1.25", lambda p: p.betas["late_now"][1]),
    ],
)
def test_an_edit_takes_the_place_of_the_shipped_value(belief, value, read) -> None:
    book = edited(belief, value)

    assert read(believed(book)) == pytest.approx(float(value))
    row = next(row for row in beliefs(book) if row.belief == belief)
    assert (row.own, row.made_on, row.note) == (Decimal(value), TODAY, "my own")


def test_an_edit_cannot_turn_a_factor_round() -> None:
    book = edited("factor.late_now.rise", "2")

    assert believed(book).betas["late_now"][0] == 0.0


def test_an_edit_of_nothing_known_changes_nothing() -> None:
    found = believed(edited("moon.phase", "2"))

    assert found.base == priors().base
    assert found.betas == priors().betas


def test_an_edit_moves_the_estimate() -> None:
    before = limit_estimates(sample(), TODAY, (12,), ("huabei",))[0]
    book = sample().with_(PriorEdit("online.monthly.cut", Decimal("0.2"), TODAY))
    after = limit_estimates(book, TODAY, (12,), ("huabei",))[0]

    assert isinstance(before, Estimate)
    assert isinstance(after, Estimate)
    assert after.forecast[0].p_cut > before.forecast[0].p_cut


def test_windows_hold_for_their_line_their_channel_or_everywhere() -> None:
    until = date(2026, 12, 31)
    book = make.book(
        make.line("a", channel="jiebei"),
        make.line("b", channel="jiebei"),
        make.line("c", channel="huabei"),
        FundingWindow("1", "policy", TODAY, until, id="w-1"),
        FundingWindow("2", "outage", TODAY, until, line="c", id="w-2"),
        FundingWindow("3", "policy", TODAY, until, channel="jiebei", id="w-3"),
    )

    found = declared_windows(book)

    assert [(one.kind, one.line) for one in found] == [
        ("policy", None),
        ("outage", "c"),
        ("policy", "a"),
        ("policy", "b"),
    ]


def test_a_declared_window_makes_a_draw_doubtful() -> None:
    window = FundingWindow("no money", "policy", TODAY, TODAY, id="w")
    (before,) = limit_estimates(sample(), TODAY, (1,), ("jiebei",))
    (after,) = limit_estimates(sample().with_(window), TODAY, (1,), ("jiebei",))

    assert isinstance(before, Estimate)
    assert isinstance(after, Estimate)
    assert before.drawable.risk is Risk.LOW
    assert after.drawable.risk is not Risk.LOW

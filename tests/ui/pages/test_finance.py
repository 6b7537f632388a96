"""Whether to borrow for a need, from whom and how much."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from planner.errors import RefusedError
from planner.model.terms import Method
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.plan.pieces import DoNotBorrow, FoundMix, Piece, Shortfall, TooLittle
from tests.helpers import screen
from ui.desk import Desk
from ui.pages.finance import Page
from ui.widgets.banner import Banner

WORDS = Sentence(Phrase("{n} loans"), n=7)
PIECE = Piece(
    "jiebei",
    "jiebei",
    Money(800_000),
    date(2026, 12, 9),
    Method.LEVEL,
    12,
    Decimal("0.1459"),
    (WORDS,),
)
MIX = FoundMix(
    mix=(PIECE,),
    standby=(),
    own_cash=Money(100),
    cost=Money(5000),
    annual=Decimal("0.1459"),
    shortfall=Shortfall(0.03, Money(0)),
    frontier=(),
    largest_share=Decimal(1),
    lenders=1,
    refused=(),
    advice=(WORDS,),
)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Page:
    made = Page(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def words(page: Page) -> str:
    return page.findChildren(Banner)[0].words


def test_a_mix_is_shown_with_cost_and_risk(page: Page) -> None:
    page.show_outcome(MIX)

    text = screen.all_text(page)
    assert "14.59%" in text
    assert "something is missing with a chance of 3%" in text
    assert words(page).startswith("¥1.00 comes from your own cash")
    assert screen.named(page, "Suggested mix").model().index(0, 0).data() == "Jiebei"


def test_not_to_borrow_is_an_answer(page: Page) -> None:
    page.show_outcome(DoNotBorrow((WORDS,), Money(0)))

    assert words(page) == "Better not to borrow.\n7 loans"


def test_too_little_shows_what_there_is(page: Page) -> None:
    page.show_outcome(TooLittle((PIECE,), Money(0), Money(500), (), (WORDS,)))

    assert words(page) == "¥5.00 cannot be met.\n7 loans"
    assert screen.named(page, "Suggested mix").model().rowCount() == 1


def test_a_need_is_checked_then_answered(page: Page, qtbot: QtBot) -> None:
    page.plan()
    assert page.desk.tasks.is_idle

    page.rehearse()
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)
    assert words(page)
    page.refresh()
    assert words(page) == "The book has changed; plan again."


def test_a_search_can_be_stopped_and_refused(page: Page, qtbot: QtBot) -> None:
    field = screen.named(page, "Amount")
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "5000")
    page.plan()
    screen.press(page, "Stop", qtbot)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)
    assert words(page) == ""

    page.show_refusal(RefusedError())
    assert words(page) == "This cannot be done."
    screen.press(page, "Assumptions", qtbot)
    (dialog,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
    dialog.reject()

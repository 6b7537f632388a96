"""The answer to a need."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from planner.model.terms import Method
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.plan.pieces import (
    DoNotBorrow,
    FoundMix,
    LimitValue,
    Piece,
    Point,
    Shortfall,
    TooLittle,
)
from tests.helpers import screen
from ui.desk import Desk
from ui.parts.plan_frontier import Frontier
from ui.parts.plan_mix import MixAnswer

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
SAFE = replace(PIECE, line="bank-card", amount=Money(700_000))
MIX = FoundMix(
    mix=(PIECE,),
    standby=(),
    own_cash=Money(100),
    cost=Money(5000),
    annual=Decimal("0.1459"),
    shortfall=Shortfall(0.03, Money(20_000)),
    frontier=(
        Point(Money(5000), Money(20_000), (PIECE,)),
        Point(Money(9000), Money(1000), (SAFE,), (PIECE,)),
    ),
    largest_share=Decimal(1),
    lenders=1,
    refused=(),
    advice=(WORDS,),
    values=(
        LimitValue("jiebei", "jiebei", 0.0123),
        LimitValue(None, "unheard", 0.01),
    ),
)


@pytest.fixture
def answer(desk: Desk, qtbot: QtBot) -> MixAnswer:
    made = MixAnswer(desk)
    qtbot.addWidget(made)
    made.resize(1000, 1400)
    return made


def test_a_mix_is_shown_with_cost_and_risk(answer: MixAnswer) -> None:
    answer.show_outcome(MIX)

    text = screen.all_text(answer)
    assert "14.59%" in text
    assert "something is missing with a chance of 3%" in text
    assert answer.words == "¥1.00 comes from your own cash above the reserve.\n7 loans"
    assert screen.named(answer, "Suggested mix").model().index(0, 0).data() == "Jiebei"
    values = screen.named(answer, "Worth of more limit").model()
    assert [values.index(0, n).data() for n in range(2)] == ["Jiebei", "¥0.0123"]
    assert values.index(1, 0).data() == "unheard"


def test_a_point_of_the_frontier_is_told_when_chosen(answer: MixAnswer) -> None:
    answer.show_outcome(MIX)

    answer.findChild(Frontier).chosen.emit(1)

    mix = screen.named(answer, "Suggested mix").model()
    assert mix.index(0, 1).data() == "7,000.00"
    assert answer.found is not None
    assert (answer.found.cost, answer.found.mix) == (Money(9000), (SAFE,))
    standby = screen.named(answer, "Standing by").model()
    assert standby.index(0, 1).data() == "8,000.00"
    assert "Interest and fees ¥90.00; ¥10.00 missing" in screen.all_text(answer)


def test_not_to_borrow_is_said_first(answer: MixAnswer) -> None:
    answer.show_outcome(MIX)
    answer.show_outcome(DoNotBorrow((WORDS,), Money(0)))

    assert answer.words == "Better not to borrow.\n· 7 loans"
    assert not answer.findChild(Frontier).isVisible()
    answer.findChild(Frontier).chosen.emit(0)
    assert answer.found is None


def test_too_little_shows_what_there_is(answer: MixAnswer) -> None:
    answer.show_outcome(TooLittle((PIECE,), Money(0), Money(500), (), (WORDS,)))

    assert answer.words == "¥5.00 cannot be met.\n· 7 loans"
    assert screen.named(answer, "Suggested mix").model().rowCount() == 1


def test_a_mix_without_risk_has_no_frontier_to_choose_from(answer: MixAnswer) -> None:
    gone = replace(PIECE, line="gone")
    answer.show_outcome(
        replace(MIX, frontier=(), mix=(gone,), annual=None, own_cash=Money(0))
    )

    assert not answer.findChild(Frontier).isVisible()
    assert screen.named(answer, "Suggested mix").model().index(0, 0).data() == "gone"


def test_a_chosen_point_has_its_own_figures(answer: MixAnswer) -> None:
    answer.show_outcome(MIX)
    answer.findChild(Frontier).chosen.emit(1)

    text = screen.all_text(answer)
    assert "¥90.00" in text
    assert "¥7,000.00" in text
    assert "the point that you chose" in text


def test_a_stopped_search_says_how_far_it_is_from_the_best(answer: MixAnswer) -> None:
    answer.show_outcome(replace(MIX, is_stopped=True, gap=0.0123))

    assert "Stopped: the best mix found so far" in answer.words
    assert "1.23% less at the very most" in answer.words

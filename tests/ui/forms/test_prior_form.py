"""A value of the estimator is changed beside the shipped one."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from planner.app.own_priors import BeliefRow, beliefs
from planner.model.book import Book
from planner.model.declared import PriorEdit
from tests.helpers import screen
from tests.helpers.forms import fill, press, shown
from tests.helpers.screen import TODAY
from ui.desk import Desk
from ui.forms import prior_form

ID = "online.monthly.cut"


def row(desk: Desk) -> BeliefRow:
    return next(one for one in beliefs(desk.book) if one.belief == ID)


@pytest.fixture
def desk(at_desk: Callable[[Book], Desk]) -> Desk:
    return at_desk(Book())


def test_the_shipped_value_its_source_and_grade_stand_beside(
    desk: Desk, qtbot: QtBot
) -> None:
    dialog = shown(prior_form.ask(desk, row(desk)), qtbot)

    said = screen.all_text(dialog)
    assert "0.006" in said
    assert "no public data" in said
    assert "grade" in said
    assert dialog.form.value("value") == Decimal("0.006")


def test_a_value_of_ones_own_is_kept_and_can_be_taken_back(
    desk: Desk, qtbot: QtBot
) -> None:
    dialog = shown(prior_form.ask(desk, row(desk)), qtbot)
    fill(dialog, qtbot, value="0.02", note="often")
    dialog.save()

    assert desk.book.priors[ID] == PriorEdit(ID, Decimal("0.02"), TODAY, "often")
    again = shown(prior_form.ask(desk, row(desk)), qtbot)
    assert again.form.value("note") == "often"
    press(again, qtbot, "Delete")
    assert not desk.book.priors


@pytest.mark.parametrize("typed", ["much", "0.9", "-1", "NaN"])
def test_what_cannot_be_is_told_in_place(desk: Desk, qtbot: QtBot, typed: str) -> None:
    dialog = shown(prior_form.ask(desk, row(desk)), qtbot)

    fill(dialog, qtbot, value=typed)
    dialog.save()

    assert dialog.isVisible()
    assert "a number from 0.0035 to 0.5" in dialog.form.note("value").text()
    assert not desk.book.priors

"""The cash at hand on a day."""

from datetime import date

from pytestqt.qtbot import QtBot

from planner.model.records import Cash
from planner.money import Money
from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.forms import cash_form


def test_what_is_typed_is_recorded(nothing: Desk, qtbot: QtBot) -> None:
    dialog = shown(cash_form.ask(nothing), qtbot)
    fill(dialog, qtbot, on="-1", amount="8千")
    press(dialog, qtbot, "Save")

    (cash,) = nothing.book.cash.values()

    assert cash == Cash(date(2026, 11, 24), Money(800_000), cash.id)

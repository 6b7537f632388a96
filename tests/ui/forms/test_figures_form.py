"""A firm's figures for a period."""

from pytestqt.qtbot import QtBot

from planner.money import Money
from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.forms import figures_form


def test_the_same_period_again_replaces_its_figures(firm: Desk, qtbot: QtBot) -> None:
    known = list(firm.book.figures.values())[-1]
    count = len(firm.book.figures)
    dialog = shown(figures_form.ask(firm, known=known), qtbot)
    fill(dialog, qtbot, revenue="123万")
    press(dialog, qtbot, "Save")

    assert len(firm.book.figures) == count
    assert firm.book.figures[known.id].revenue == Money(123_000_000)
    assert firm.book.figures[known.id].total_assets == known.total_assets

"""The large numbers above an answer."""

from pytestqt.qtbot import QtBot

from ui.parts.plan_figures import Figures
from ui.widgets.card import Figure


def values(figures: Figures) -> list[str]:
    shown = figures.findChildren(Figure)
    return [one.value.text() for one in shown if one.isVisible()]


def test_new_figures_take_the_place_of_the_old(qtbot: QtBot) -> None:
    figures = Figures()
    qtbot.addWidget(figures)
    assert figures.isHidden()

    figures.show_figures(Figure("Cost", "7"), Figure("Cash", "5"))
    figures.show_figures(Figure("Cost", "8"))
    qtbot.waitUntil(lambda: values(figures) == ["8"])

    figures.show_figures()
    assert figures.isHidden()

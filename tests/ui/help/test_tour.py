"""The tour leads through real pages, and can be left at any card."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers import screen
from ui.actions import PAGES
from ui.help.tour import STEPS, Tour


@pytest.fixture
def been() -> list[str]:
    return []


@pytest.fixture
def tour(qtbot: QtBot, been: list[str]) -> Tour:
    made = Tour(been.append)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    return made


def test_every_card_stands_over_its_page(tour: Tour, been: list[str]) -> None:
    for _ in range(len(STEPS) - 1):
        screen.press_hidden(tour, "Next")
    assert been == [page for page, _ in STEPS]
    assert set(been) <= set(PAGES)

    screen.press_hidden(tour, "Finish")

    assert been[-1] == "overview"
    assert not tour.isVisible()


def test_one_can_go_back(tour: Tour, been: list[str]) -> None:
    screen.press_hidden(tour, "Next")
    screen.press_hidden(tour, "Back")

    assert been == ["overview", "lines", "overview"]
    backs = [one for one in tour.findChildren(QPushButton) if one.text() == "Back"]
    assert not backs[0].isEnabled()


def test_enter_goes_on_and_escape_leaves(
    tour: Tour, been: list[str], qtbot: QtBot
) -> None:
    qtbot.keyClick(tour, Qt.Key.Key_Return)
    assert been == ["overview", "lines"]

    qtbot.keyClick(tour, Qt.Key.Key_Escape)

    assert not tour.isVisible()

"""The ring leaves one place in full light; the card beside it hides none of it."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.help.ring import Ring, beside, bring_up, shown_part

WINDOW = QRect(0, 0, 1000, 700)
CARD = QRect(0, 0, 400, 150)


@pytest.mark.parametrize(
    "place",
    [
        QRect(300, 50, 200, 100),
        QRect(300, 600, 200, 80),
        QRect(0, 0, 300, 700),
        QRect(600, 0, 400, 700),
        QRect(950, 0, 50, 30),
    ],
    ids=["below", "above", "right", "left", "a corner"],
)
def test_a_card_stands_beside_its_place_and_in_the_window(place: QRect) -> None:
    card = QRect(beside(place, CARD, WINDOW), CARD.size())

    assert WINDOW.contains(card)
    assert not card.intersects(place)


def test_a_place_as_large_as_the_window_has_the_card_in_its_corner() -> None:
    card = QRect(beside(WINDOW, CARD, WINDOW), CARD.size())

    assert WINDOW.contains(card)
    assert card.center().x() > WINDOW.center().x()
    assert card.center().y() > WINDOW.center().y()


def test_all_but_the_place_is_dimmed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet("background: white")
    window.resize(400, 300)
    window.show()
    ring = Ring(window)
    ring.show()

    ring.follow(QRect())
    dark = window.grab().toImage().pixelColor(200, 150)
    ring.follow(QRect(150, 100, 100, 100))
    drawn = window.grab().toImage()

    assert dark.lightness() < 200
    assert drawn.pixelColor(200, 150).lightness() == 255
    assert drawn.pixelColor(10, 10).lightness() < 200
    assert drawn.pixelColor(144, 150).name() == theme.tokens().accent.lower()


def test_what_is_scrolled_away_is_brought_up(qtbot: QtBot) -> None:
    inside, window = QWidget(), QScrollArea()
    qtbot.addWidget(window)
    column = QVBoxLayout(inside)
    for n in range(80):
        column.addWidget(QLabel(str(n)))
    window.setWidget(inside)
    window.resize(200, 150)
    window.show()
    last = inside.findChildren(QLabel)[-1]
    assert shown_part(last, window).isEmpty()

    bring_up(last)

    assert shown_part(last, window).size() == last.size()
    assert shown_part(last, window).topLeft() == last.mapTo(window, QPoint())

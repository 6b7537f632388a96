"""A framed place with a heading."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card, Figure


def test_a_card_holds_parts_under_its_name(qtbot: QtBot) -> None:
    card, bare = Card("Title"), Card(padded=False)
    qtbot.addWidget(card)
    qtbot.addWidget(bare)

    card.add(text.label("a"))
    card.add(text.row(text.label("b")))

    assert card.accessibleName() == "Title"
    assert card.inside.count() == 2


def test_a_figure_reads_as_one_sentence(qtbot: QtBot) -> None:
    figure = Figure("Owed", "¥5.00", "2 loans", Tone.BAD)
    qtbot.addWidget(figure)

    assert figure.accessibleName() == "Owed"
    assert figure.accessibleDescription() == "¥5.00 2 loans"


def test_a_figure_is_explained_from_its_corner(qtbot: QtBot) -> None:
    figure, asked = Figure("Owed", "¥5.00"), []
    qtbot.addWidget(figure)
    figure.resize(200, 120)
    figure.show()

    figure.explain(lambda: asked.append(1))
    figure.explain(lambda: asked.append(2))
    (why,) = figure.findChildren(QPushButton)
    assert why.accessibleName() == "How “Owed” comes about"
    assert figure.rect().contains(why.geometry())
    figure.resize(300, 120)
    assert why.geometry().right() > 200

    qtbot.mouseClick(why, Qt.MouseButton.LeftButton)
    assert asked == [1]

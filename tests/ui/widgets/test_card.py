"""A framed place with a heading."""

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

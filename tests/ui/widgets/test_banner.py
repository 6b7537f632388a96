"""A notice inside a page."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers import screen
from ui.theme import Tone
from ui.widgets.banner import Banner


@pytest.mark.parametrize("tone", [Tone.BAD, Tone.WARN, Tone.PLAIN, Tone.GOOD])
def test_it_is_there_only_while_it_has_something_to_say(
    tone: Tone, qtbot: QtBot
) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()

    banner.tell("Something", tone)
    assert not banner.isHidden()
    assert banner.accessibleName() == banner.words == "Something"
    banner.tell("")
    assert banner.isHidden()


def test_a_way_out_stands_beside_its_sentence_only(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    taken: list[str] = []

    banner.tell("It is full.")
    banner.offer("Elsewhere …", lambda: taken.append("first"))
    banner.offer("Elsewhere …", lambda: taken.append("second"))
    screen.press(banner, "Elsewhere …", qtbot)
    banner.tell("It is done.")

    assert taken == ["second"]
    (button,) = banner.findChildren(QPushButton)
    assert button.isHidden()

"""A notice inside a page."""

import pytest
from pytestqt.qtbot import QtBot

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

"""Everything is shown before it is deleted, and a tick stands before the button."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from planner.app.forgetting import Left
from planner.phrases import Phrase
from tests.helpers import screen
from tests.ui.book.conftest import BEHIND
from ui.book.forget import Forget


def test_nothing_is_deleted_without_the_tick(qtbot: QtBot) -> None:
    made = Forget([Left(Path("/a/my.duheng"), Phrase("book"), 5)], BEHIND[0])
    made.show()

    assert made._list.item(0).text() == "book: /a/my.duheng"  # noqa: SLF001  # what it shows
    assert "solid-state disk" in screen.all_text(made)
    assert not made._do.isEnabled()  # noqa: SLF001  # its button

    made._sure.setChecked(True)  # noqa: SLF001  # the tick
    with qtbot.waitSignal(made.agreed):
        screen.press(made, "Delete everything", qtbot)

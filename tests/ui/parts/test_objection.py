"""Why a limit is low, and the letter that asks about it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QTextBrowser
from pytestqt.qtbot import QtBot

from planner.errors import RefusedError
from planner.model.book import Book
from tests.helpers import make, screen
from ui.desk import Desk
from ui.parts.objection import Objection
from ui.widgets.banner import Banner
from ui.widgets.edit import Choice

WHY = "Why it is low, and what would help"


def opened(desk: Desk, qtbot: QtBot) -> Objection:
    made = Objection(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.refresh()
    settled(made, desk, qtbot)
    return made


def settled(made: Objection, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=60_000)
    assert made.isVisible()


def choose(made: Objection, name: str, value: object) -> None:
    choice = screen.named(made, name)
    assert isinstance(choice, Choice)
    choice.put(value)
    choice.typed.emit()


def paper(made: Objection) -> str:
    return made.findChild(QTextBrowser).toPlainText()


def test_factors_stand_above_the_letter(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)

    table = screen.named(made, WHY)
    assert table.model().rowCount() > 0
    assert "Request to review a credit limit" in paper(made)
    assert "For yourself, not to be sent" in paper(made)


@pytest.mark.parametrize(
    ("kind", "words"), [("bureau", "within 20 days"), ("complaint", "12378")]
)
def test_each_kind_of_letter_is_read_before_it_is_saved(
    desk: Desk, qtbot: QtBot, kind: str, words: str
) -> None:
    made = opened(desk, qtbot)

    choose(made, "Kind of letter", kind)
    settled(made, desk, qtbot)

    assert words in paper(made)


def test_the_chosen_line_stays_when_the_book_changes(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)
    choose(made, "Line", "jiebei")
    settled(made, desk, qtbot)

    made.refresh()
    settled(made, desk, qtbot)

    assert screen.named(made, "Line").value() == "jiebei"
    assert "“Jiebei”" in paper(made)


def test_a_line_of_which_too_little_is_known_has_a_letter_all_the_same(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    made = opened(at_desk(make.book(make.line(limit="0.00"))), qtbot)

    assert screen.named(made, WHY).model().rowCount() == 0
    assert "Request to review" in paper(made)


def test_a_book_without_lines_drafts_nothing(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    made = opened(at_desk(make.book()), qtbot)

    assert paper(made) == ""


def test_the_letter_is_saved_and_opened(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = opened(desk, qtbot)
    kept: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: kept.append(url.toLocalFile()) or True
    )
    chosen = str(tmp_path / "letter")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    made.open_written()

    screen.press(made, "Save as PDF …", qtbot)
    settled(made, desk, qtbot)
    screen.press(made, "Open", qtbot)

    out = tmp_path / "letter.pdf"
    assert made.findChild(Banner).words == "letter.pdf is written."
    assert kept == [str(out)]


def test_saving_can_be_stopped_refused_or_not_begun(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = opened(desk, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    screen.press(made, "Save as PDF …", qtbot)
    assert desk.tasks.is_idle

    made.save(tmp_path / "l.pdf")
    screen.press(made, "Stop", qtbot)
    settled(made, desk, qtbot)
    assert made.findChild(Banner).words == ""
    made.show_refusal(RefusedError())
    assert made.findChild(Banner).words == "This cannot be done."

"""Of a sealed book nothing readable is written without one clear confirm."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from planner.app.session import Session
from planner.calendar import FixedClock
from tests.helpers import screen
from tests.helpers.memory import MemoryStore
from ui import clear, shelf
from ui.book.opening import Opened
from ui.settings import Settings
from ui.window import Window

ASKED: list[str] = []


@pytest.fixture(autouse=True)
def _unsealed() -> Iterator[None]:
    ASKED.clear()
    yield
    clear.use(is_sealed=False)


def answer(words: str) -> None:
    """Press the button with these words as soon as the question is there."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        ASKED.append(box.text())
        assert box.defaultButton().text() == "Cancel"
        next(one for one in box.buttons() if one.text() == words).click()

    QTimer.singleShot(0, press)


def test_a_book_without_a_password_asks_nothing(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    assert clear.is_agreed(parent, Path("x.pdf"))


@pytest.mark.parametrize(
    ("words", "agreed"), [("Write it readable", True), ("Cancel", False)]
)
def test_a_sealed_book_asks_once(qtbot: QtBot, words: str, *, agreed: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    clear.use(is_sealed=True)

    answer(words)

    assert clear.is_agreed(parent, Path("/a/x.pdf")) is agreed
    assert "x.pdf will be readable without" in ASKED[0]


@pytest.mark.parametrize(
    ("words", "place"), [("Write it readable", "x.pdf"), ("Cancel", None)]
)
def test_every_place_for_a_file_is_asked_about(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    place: str | None,
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    clear.use(is_sealed=True)
    there = str(tmp_path / "x.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (there, ""))

    answer(words)
    found = shelf.save_place(parent, "Save", "x.pdf", "*.pdf")

    assert (found.name if found else None) == place
    plain = shelf.save_place(parent, "Save", "x.txt", "*.txt", of_book=False)
    assert plain == tmp_path / "x.pdf"
    assert len(ASKED) == 1


@pytest.mark.parametrize("key", ["secret", None])
def test_the_window_knows_whether_its_book_is_sealed(
    qtbot: QtBot, tmp_path: Path, key: str | None
) -> None:
    session = Session(MemoryStore(), FixedClock(screen.TODAY))
    opened = Opened(session, tmp_path / "b", key)
    made = Window(opened, screen.services(), Settings(tmp_path / "s.ini"))
    qtbot.addWidget(made)
    made.show()

    assert clear._Open.is_sealed is (key is not None)  # noqa: SLF001  # what it was told
    made.close()

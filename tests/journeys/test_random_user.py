"""A random user presses, types, pastes and drops on real pages, and loses nothing."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from planner.app.samples.bill import bill
from planner.model.book import Book
from planner.model.records import BookKind
from planner.store.sqlite import SqliteStore
from tests.helpers.random_user import RandomUser
from tests.helpers.screen import TODAY
from ui import application, look
from ui.services import Services
from ui.settings import Settings
from ui.window import Window

CHECKED_EVERY = 25
RESTARTED_EVERY = 400


@pytest.fixture
def droppings(tmp_path: Path) -> list[Path]:
    """What may be dropped on a page: bills, nonsense, folders, devices."""
    paper = tmp_path / "alipay.csv"
    paper.write_bytes(bill(TODAY))
    odd = tmp_path / "odd.csv"
    odd.write_text("Booked;Who;Sum\n03.11.2026;Works;-86,20\n", encoding="utf-8")
    empty = tmp_path / "empty.csv"
    empty.touch()
    noise = tmp_path / "noise.xlsx"
    noise.write_bytes(bytes(range(256)) * 40)
    folder = tmp_path / "folder"
    folder.mkdir()
    return [paper, odd, empty, noise, folder, Path("/dev/null"), tmp_path / "gone.csv"]


class Record(Protocol):
    """One thing that Qt said."""

    message: str


class Told(Protocol):
    """What Qt said while a test ran."""

    records: list[Record]


@dataclass(frozen=True)
class Program:
    """The program's parts, its settings, and the book files it opened, newest last."""

    services: Services
    settings: Settings
    paths: list[Path]


@pytest.fixture
def program(home: Path, services: Services, tmp_path: Path) -> Program:
    paths: list[Path] = []

    def open_store(path: Path, **more: object) -> object:
        store = services.open_store(path, **more)
        paths.append(path)
        return store

    def new_store(path: Path, book: Book | None = None, **more: object) -> object:
        store = services.new_store(path, book, **more)
        paths.append(path)
        return store

    parts = replace(services, open_store=open_store, new_store=new_store)
    return Program(parts, Settings(tmp_path / "duheng.ini"), paths)


@pytest.fixture
def chosen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, droppings: list[Path]
) -> Iterator[None]:
    """Files are chosen, and questions that stop everything are answered by keys."""
    names = iter(range(10_000))
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda *_: (str(tmp_path / f"saved-{next(names)}"), ""),
    )
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_: ([str(droppings[0])], "")
    )
    monkeypatch.setattr(
        QFileDialog,
        "getOpenFileName",
        lambda *_: (str(droppings[next(names) % len(droppings)]), ""),
    )
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    timer = QTimer()
    timer.timeout.connect(_answer)
    timer.start(20)
    yield
    timer.stop()


def _answer() -> None:
    asked = QApplication.activeModalWidget()
    stopping = (QMessageBox, QInputDialog, QFileDialog, QAbstractPrintDialog)
    if isinstance(asked, stopping):
        assert "fault" not in getattr(asked, "text", str)()
        QTest.keyClick(asked, Qt.Key.Key_Escape)


@pytest.mark.usefixtures("chosen")
@pytest.mark.parametrize(
    ("seed", "steps"),
    [
        pytest.param(7, 120, id="short"),
        *(
            pytest.param(int(seed), 5_000, marks=pytest.mark.long, id=f"seed-{seed}")
            for seed in os.environ.get("SEEDS", "20261125 424242").split()
        ),
    ],
)
def test_a_random_user_meets_no_error_and_loses_no_record(
    program: Program,
    droppings: list[Path],
    qtbot: QtBot,
    qtlog: Told,
    seed: int,
    steps: int,
) -> None:
    window = started(program)
    window.open_sample(BookKind.BUSINESS)
    user = RandomUser(window, seed, droppings)
    try:
        with qtbot.captureExceptions() as faults:
            for step in range(1, steps + 1):
                if step % RESTARTED_EVERY == 0 or not user.window.isVisible():
                    user.window = restarted(user.window, program)
                user.step()
                assert not faults, f"step {step}: {faults}"
                if step % CHECKED_EVERY == 0:
                    assert user.has_lost_nothing
                    assert is_kept(user.window, program.paths)
        assert user.has_lost_nothing
        assert is_kept(user.window, program.paths)
        assert warnings(qtlog) == []
    except BaseException:
        # How it came about, and on which book.
        print("\n".join((*user.trail[-40:], *map(str, program.paths[-1:]))))  # noqa: T201  # for whoever mends it
        raise
    finally:
        for left in user.window.findChildren(QDialog):
            left.hide()
        user.window.close()
        look.speak("en")


def warnings(qtlog: Told) -> list[str]:
    """What Qt complained of, beside what a screen that is none cannot do."""
    told = [record.message for record in qtlog.records]
    return [words for words in told if "plugin does not support" not in words]


def started(program: Program) -> Window:
    """The window as a start of the program brings it."""
    begun = application.first_book(None, program.settings, program.services)
    assert begun is not None
    window = Window(begun, program.services, program.settings)
    window.show()
    assert QTest.qWaitForWindowExposed(window)
    return window


def restarted(window: Window, program: Program) -> Window:
    """Closed and started again: the book is what it was."""
    for dialog in [x for x in window.findChildren(QDialog) if x.isVisible()]:
        dialog.close()
    before = window.desk.book
    window.close()
    window.deleteLater()
    again = started(program)
    assert not before.lines or again.desk.book == before
    return again


def is_kept(window: Window, paths: list[Path]) -> bool:
    """Whether the file holds what the screen shows."""
    book = window.desk.book
    if not paths or (book == Book() and not window.desk.bridge.history):
        return True
    return SqliteStore(paths[-1]).load() == book

"""A whole program for each journey: a real window over real files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import main
from planner.store.create import create
from tests.helpers import screen
from tests.helpers.left_open import hide_left_open
from ui import application, shelf
from ui.services import Services
from ui.settings import Settings
from ui.window import Window


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    screen.dress()


@pytest.fixture(autouse=True)
def _left_open(qapp: QApplication) -> Iterator[None]:
    yield
    hide_left_open()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's books."""
    folder = tmp_path / "books"
    monkeypatch.setattr(shelf, "folder", lambda: folder)
    return folder


@pytest.fixture
def services() -> Services:
    """The program's own parts, on a fixed day."""
    from dataclasses import replace  # noqa: PLC0415  # only here

    return replace(
        screen.services(),
        open_store=main.open_store,
        copies=main.copies,
        change_password=main.change_password,
        new_store=create,
    )


@pytest.fixture
def window(
    home: Path, services: Services, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> Iterator[Window]:
    """The window as it comes up the first time on a machine."""
    settings = Settings(tmp_path / "duheng.ini")
    begun = application.first_book(None, settings, services)
    assert begun is not None
    made = Window(begun, services, settings)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)

"""Whatever is dropped on the page of imports is read or told, and changes nothing."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.random_user import drop
from tests.helpers.user import User
from ui.widgets.banner import Banner
from ui.window import Window


def _folder(at: Path) -> Path:
    path = at / "folder"
    path.mkdir()
    return path


def _pipe(at: Path) -> Path:
    path = at / "pipe"
    os.mkfifo(path)
    return path


def _noise(at: Path) -> Path:
    path = at / "noise.xlsx"
    path.write_bytes(bytes(range(256)) * 40)
    return path


def _nothing(at: Path) -> Path:
    path = at / "nothing.csv"
    path.touch()
    return path


DROPPED = {
    "a folder": _folder,
    "a pipe": _pipe,
    "a device that is empty": lambda _: Path("/dev/null"),
    "a device without end": lambda _: Path("/dev/zero"),
    "a file that is gone": lambda at: at / "gone.csv",
    "noise": _noise,
    "an empty file": _nothing,
}


@pytest.mark.parametrize("what", DROPPED)
def test_what_cannot_be_read_is_told_by_name(
    what: str, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    user = User(window, qtbot)
    user.press("Look at a sample book")
    user.go("Import and export")
    before = window.desk.book
    path = DROPPED[what](tmp_path)

    for _ in range(2):
        assert drop(window.page, path)
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=20_000)

    told = [one.words for one in window.page.findChildren(Banner)]
    assert any(path.name in words for words in told), told
    assert window.desk.book is before
    assert not window.desk.bridge.history


def test_a_page_that_takes_no_files_takes_none(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not drop(window.page, _noise(tmp_path))

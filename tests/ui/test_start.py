"""What is kept out of a start."""

import builtins
import gc

import pytest
from pytestqt.qtbot import QtBot

from ui import start


def test_nothing_is_collected_before_the_first_painting(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append("frozen"))
    monkeypatch.setattr(builtins, "__import__", builtins.__import__)  # put back after

    start.begin()
    assert not gc.isenabled()
    start.end()
    assert not gc.isenabled()
    qtbot.waitUntil(gc.isenabled)

    assert frozen == ["frozen"]
    start.leave()
    assert frozen == ["frozen", "frozen"]


def test_imports_are_the_plain_ones_where_pyside_watches_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def plain(*_: object) -> None:
        raise AssertionError("never called")

    watched = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", watched)
    monkeypatch.setattr(builtins, "__orig_import__", plain, raising=False)

    start.begin()
    is_plain = builtins.__import__ is plain
    builtins.__import__ = watched
    gc.enable()

    assert is_plain

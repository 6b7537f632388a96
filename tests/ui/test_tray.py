"""The entry in the desktop's tray."""

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from ui.tray import Tray


def test_a_desktop_without_a_tray_is_told_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    tray = Tray(lambda: None)

    assert not tray.tell("2 things", "Car: due tomorrow")
    tray.leave()
    assert not tray.findChildren(QSystemTrayIcon)


def test_a_tray_shows_it_and_a_click_opens_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, str]] = []
    opened: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(
        QSystemTrayIcon,
        "showMessage",
        lambda _, title, words, *__: shown.append((title, words)),
    )
    seen: list[bool] = []
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _: seen.append(True))
    monkeypatch.setattr(QSystemTrayIcon, "hide", lambda _: seen.append(False))
    tray = Tray(lambda: opened.append("window"))

    assert tray.tell("1 thing", "Car")
    assert tray.tell("2 things", "Car, card")
    (icon,) = tray.findChildren(QSystemTrayIcon)
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert opened == []
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    tray.leave()

    assert shown == [("1 thing", "Car"), ("2 things", "Car, card")]
    assert "Car, card" in icon.toolTip()
    assert opened == ["window"]
    assert seen == [True, True, False]

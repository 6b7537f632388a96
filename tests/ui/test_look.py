"""Puts the chosen look and language on the running application."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from planner.wording import i18n
from tests.helpers.screen import FONT
from ui import look, theme
from ui.theme import Theme


def test_qts_own_words_follow_the_language(qapp: QApplication) -> None:
    look.speak("zh")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert QLocale().name() == "zh_CN"
    assert i18n.language() == "zh"

    look.speak("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    look.speak("en")


def test_the_system_decides_only_where_it_is_asked(qapp: QApplication) -> None:
    look.wear(Theme.DARK)
    assert theme.tokens() is theme.DARK
    look.wear(Theme.SYSTEM)
    assert theme.tokens() is theme.LIGHT
    look.wear(Theme.LIGHT)


def test_a_system_without_chinese_gets_the_programs_own_face(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert look.choose_face(FONT) == "Noto Sans SC"

    monkeypatch.setattr(QFontDatabase, "families", lambda: ["Arial", "PingFang SC"])
    assert look.choose_face(FONT) == "PingFang SC"
    monkeypatch.setattr(QFontDatabase, "families", list)
    assert look.choose_face(FONT) == "Noto Sans SC"


def test_no_face_at_all_keeps_the_systems(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", list)
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", lambda *_: -1)
    monkeypatch.setattr(QFontDatabase, "applicationFontFamilies", lambda *_: [])

    assert look.choose_face(FONT) == ""
    monkeypatch.undo()
    look.choose_face(FONT)

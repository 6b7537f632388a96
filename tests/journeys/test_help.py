"""Help on every page by its key, and the tour of a newcomer, by mouse and keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from planner.model.records import BookKind
from planner.wording import i18n
from tests.helpers.user import User
from ui import look
from ui.actions import PAGES
from ui.help.parts import part
from ui.help.reader import Manual
from ui.window import Window


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_f1_opens_the_part_of_each_page(
    window: Window,
    home: Path,
    qtbot: QtBot,
    qapp: QApplication,
    language: i18n.Language,
) -> None:
    user = User(window, qtbot)
    window.open_sample(BookKind.BUSINESS)
    window.choose_language(language)
    # As between two keys of a user: the menus of before are gone.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    try:
        for page in PAGES:
            window.go(page)
            user.keys(Qt.Key.Key_F1)

            (manual,) = [one for one in user.dialogs if isinstance(one, Manual)]
            title = part(page, language).read_text(encoding="utf-8").splitlines()[0]
            shown = manual.findChild(QTextBrowser).toPlainText()
            assert shown.startswith(title.removeprefix("# "))
            manual.activateWindow()
            qtbot.waitUntil(manual.isActiveWindow)
            qtbot.keyClick(manual, Qt.Key.Key_Escape)
            assert not user.dialogs, page
    finally:
        look.speak("en")


def test_a_newcomer_takes_the_tour_and_says_who_the_book_is_for(
    window: Window, home: Path, qtbot: QtBot
) -> None:
    user = User(window, qtbot)

    user.press("A short tour of the pages")
    qtbot.waitUntil(lambda: bool(user.dialogs))
    qtbot.keyClick(user.dialogs[-1], Qt.Key.Key_Return)
    assert window.page.accessibleName() == "Credit lines"
    user.press("Skip the tour")
    assert not user.dialogs
    assert not home.exists(), "looking leaves no file"

    user.go("Overview")
    user.press("A small firm")
    user.press("Look at a sample book")

    user.go("Business")
    assert user.cells("Receivables", 0)


def test_the_language_is_chosen_on_the_first_page(window: Window, qtbot: QtBot) -> None:
    user = User(window, qtbot)
    try:
        user.press("中文")
        assert window.page.accessibleName() == "总览"
        user.press("English")
        assert window.page.accessibleName() == "Overview"
    finally:
        look.speak("en")

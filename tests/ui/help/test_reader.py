"""The manual is read offline, in the language spoken."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from planner.wording import i18n
from tests.helpers import screen
from ui.help.parts import PARTS, part
from ui.help.reader import Manual


@pytest.fixture(params=i18n.LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[i18n.Language]:
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_shown_in_the_language_spoken(
    qtbot: QtBot, language: i18n.Language, name: str
) -> None:
    manual = Manual(name)
    qtbot.addWidget(manual)
    sheet = manual.findChild(QTextBrowser)

    title = part(name, language).read_text(encoding="utf-8").splitlines()[0]
    assert sheet.toPlainText().startswith(title.removeprefix("# "))
    assert manual.shown == name


def test_links_lead_on_and_back(qtbot: QtBot) -> None:
    manual = Manual("overview")
    qtbot.addWidget(manual)
    sheet = manual.findChild(QTextBrowser)

    sheet.setSource(QUrl("first-steps.md"))
    assert manual.shown == "first-steps"
    screen.press_hidden(manual, "Back")
    assert manual.shown == "overview"
    screen.press_hidden(manual, "Contents")
    assert manual.shown == "index"


@pytest.mark.parametrize(
    "out", ["https://example.com/", "file:///etc/hostname", "../../../README.md"]
)
def test_nothing_leads_out_of_the_manual(qtbot: QtBot, out: str) -> None:
    manual = Manual("not")
    qtbot.addWidget(manual)
    sheet = manual.findChild(QTextBrowser)

    sheet.setSource(QUrl(out))

    assert manual.shown == "not"
    assert sheet.loadResource(2, QUrl(out)) is None


def test_a_picture_is_no_wider_than_the_sheet(qtbot: QtBot) -> None:
    manual = Manual("loans")
    qtbot.addWidget(manual)
    sheet = manual.findChild(QTextBrowser)

    picture = sheet.loadResource(2, QUrl("../../pictures/loans-en.png"))

    assert 0 < picture.width() <= sheet.width()


def test_escape_closes_it(qtbot: QtBot) -> None:
    manual = Manual("keys")
    qtbot.addWidget(manual)
    manual.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    manual.show()

    qtbot.keyClick(manual, Qt.Key.Key_Escape)

    assert not manual.isVisible()

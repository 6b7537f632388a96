"""What a report will say, before it is saved."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QTextBrowser
from pytestqt.qtbot import QtBot

from planner.app.commands import SetProfile
from planner.errors import RefusedError
from planner.model.records import BookKind, Profile
from planner.wording import i18n, mask
from tests.helpers import screen
from ui import printing
from ui.desk import Desk
from ui.pages.reports import Page
from ui.widgets.banner import Banner
from ui.widgets.sheets import Sheets


@pytest.fixture
def page(nothing: Desk, qtbot: QtBot) -> Page:
    made = Page(nothing)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: nothing.tasks.is_idle, timeout=60_000)
    return made


def test_the_kinds_follow_the_owner(page: Page, nothing: Desk, qtbot: QtBot) -> None:
    kind = screen.named(page, "Kind of report")
    assert kind.offered == ("person", "bank", "plan")
    kind.put("bank")

    nothing.bridge.do(SetProfile(Profile("Shop", BookKind.BUSINESS)))
    page.refresh()
    qtbot.waitUntil(lambda: nothing.tasks.is_idle, timeout=60_000)

    assert kind.offered == ("business", "bank", "plan")
    assert kind.value() == "bank"
    assert page.findChild(QTextBrowser).toPlainText()


def test_a_file_that_must_stay_is_told(page: Page, tmp_path: Path, qtbot) -> None:
    page.save(tmp_path / "nowhere" / "r.pdf")
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)

    assert "does not exist" in page.findChild(Banner).words


def test_saving_can_be_stopped_or_not_begun(
    page: Page, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    screen.press(page, "Save as PDF …", qtbot)
    assert page.desk.tasks.is_idle

    page.save(tmp_path / "r.pdf")
    screen.press(page, "Stop", qtbot)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)
    assert page.findChild(Banner).words == ""
    page.show_refusal(RefusedError())
    assert page.findChild(Banner).words == "This cannot be done."
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    page.open_written()


def test_the_pages_are_shown_as_they_will_be_saved_and_their_words_on_request(
    page: Page, qtbot: QtBot
) -> None:
    sheets = page.findChild(Sheets)
    assert sheets.isVisible()
    assert "pages" in sheets.accessibleDescription()

    screen.press(page, "As text", qtbot)

    assert not sheets.isVisible()
    assert page.findChild(QTextBrowser).isVisible()


def test_hidden_amounts_are_hidden_in_the_pages_too(desk: Desk, qtbot: QtBot) -> None:
    with mask.hidden():
        made = Page(desk)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=60_000)
        words = made.findChild(QTextBrowser).toPlainText()

    assert mask.HIDDEN_AMOUNT in words
    assert "36,819.56" not in words
    assert "hidden" in screen.all_text(made)


def test_the_chosen_paper_is_that_of_the_pages(
    nothing: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    nothing.settings.paper = "letter"
    page = Page(nothing)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)
    page.save(tmp_path / "r.pdf")
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)

    saved = PdfReader(tmp_path / "r.pdf")
    assert [round(side) for side in saved.pages[0].mediabox[2:]] == [612, 792]


@pytest.mark.parametrize(("count", "words"), [(2, "2 pages went"), (0, "nothing was")])
def test_printing_says_how_much_went_to_the_printer(
    page: Page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, count: int, words: str
) -> None:
    monkeypatch.setattr(printing, "ask", lambda *_: object())
    monkeypatch.setattr(printing, "print_on", lambda *_: count)

    screen.press(page, "Print …", qtbot)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)

    assert words in page.findChild(Banner).words


def test_printing_may_be_left(
    page: Page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "ask", lambda *_: None)
    screen.press(page, "Print …", qtbot)

    assert page.desk.tasks.is_idle
    assert page.findChild(Banner).words == ""


def test_tables_are_written_beside_the_pdf_when_they_are_asked_for(
    page: Page, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.press(page, "Tables as spreadsheet too", qtbot)
    page.save(tmp_path / "r.pdf")
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)

    assert {path.name for path in tmp_path.iterdir()} >= {"r.pdf", "r.xlsx"}


def test_a_period_without_anything_is_told_and_the_next_choice_shows_pages_again(
    page: Page, qtbot: QtBot
) -> None:
    screen.named(page, "Period").put(-1)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)
    assert "Nothing of this book falls between" in page.findChild(Banner).words

    screen.named(page, "Period").put("")
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)
    assert not page.findChild(Banner).isVisible()


def test_the_pages_speak_the_language_chosen_and_have_the_size_chosen(
    page: Page, qtbot: QtBot
) -> None:
    screen.named(page, "Language of the report").put("zh")
    screen.named(page, "Page size").put("letter")
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)

    assert "借款" in page.findChild(QTextBrowser).toPlainText()
    assert i18n.language() == "en"


def test_a_folder_of_books_is_offered(page: Page, qtbot: QtBot) -> None:
    screen.named(page, "Page size").put("letter")
    screen.press(page, "A folder of books …", qtbot)

    (dialog,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
    assert "US Letter" in screen.all_text(dialog)
    screen.close_dialog(page)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)

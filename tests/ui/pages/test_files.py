"""Bills come in, reviewed row by row; records go out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QProgressBar
from pytestqt.qtbot import QtBot

from planner.app.samples.bill import bill
from planner.errors import RefusedError
from planner.exchange.write import write_tables
from planner.model.bills import Verdict
from planner.model.book import Book
from planner.model.declared import ColumnRole
from planner.model.records import Question
from planner.money import Money
from tests.helpers import make, screen
from tests.helpers.locked import PASSWORD, locked_zip
from tests.helpers.screen import TODAY
from ui.desk import Desk
from ui.forms.layout_form import LayoutDialog
from ui.models.bills import Shown
from ui.pages.files import Page
from ui.widgets.banner import Banner


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Page:
    made = Page(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def words(page: Page) -> str:
    return page.findChildren(Banner)[0].words


def test_rows_are_filtered_by_verdict(page: Page, tmp_path: Path, qtbot) -> None:
    paper = tmp_path / "alipay.csv"
    paper.write_bytes(bill(TODAY))
    page.read([paper])
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)
    rows = screen.named(page, "Rows of the bills")
    whole = rows.model().rowCount()

    screen.named(page, "Show verdict").put(Verdict.REPAYMENT)

    assert 0 < rows.model().rowCount() < whole
    assert {row.verdict for row in rows.rows} == {Verdict.REPAYMENT}


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json", "ics"])
def test_records_are_exported(
    page: Page,
    ending: str,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile())
    )
    names = {"xlsx": "Excel table", "csv": "CSV tables", "json": "JSON"}

    screen.press(page, names.get(ending, "Calendar of dues"), qtbot)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)

    assert words(page) == f"out.{ending} is written."
    assert list(tmp_path.glob(f"out*.{ending}"))
    assert not opened  # no other program comes up unasked
    screen.press(page, "Open folder", qtbot)
    assert opened == [str(tmp_path)]


def test_an_export_may_be_given_up_or_refused(
    page: Page, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    screen.press(page, "JSON", qtbot)
    assert words(page) == ""

    out = tmp_path / "nowhere" / "o.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    screen.press(page, "JSON", qtbot)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)
    assert "o.json" in words(page)


def test_an_export_can_be_stopped_and_says_what_was_kept(
    page: Page, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "o.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    screen.press(page, "JSON", qtbot)
    screen.press(page, "Stop", qtbot)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)

    assert words(page) == "Stopped; nothing in the book was changed."


def test_choosing_nothing_reads_nothing(
    page: Page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))

    screen.press(page, "Choose files …", qtbot)

    assert page.desk.tasks.is_idle


def test_a_question_is_settled(at_desk, qtbot: QtBot) -> None:
    question = Question("question-q", "f.csv", 3, TODAY, Money(500), "X", "why")
    desk = at_desk(make.book(question))
    page = Page(desk)
    qtbot.addWidget(page)
    page.show()
    screen.named(page, "Open questions").selectRow(0)

    screen.press(page, "It is no credit", qtbot)

    assert not desk.book.questions


ODD = "When;Who;How much\n2026-11-03;蚂蚁借呗;-86.20\n2026-11-05;Work;2100.00\n"


def test_an_unknown_layout_is_mapped_and_goes_in_with_what_it_reads(
    page: Page, tmp_path: Path, qtbot: QtBot
) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text(ODD, encoding="utf-8")
    before = page.desk.book
    page.read([odd])
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)
    assert "odd.csv" in words(page)

    screen.press(page, "Say what its columns hold …", qtbot)
    (dialog,) = [one for one in page.findChildren(LayoutDialog) if one.isVisible()]
    screen.named(dialog, "Who").put(ColumnRole.COUNTERPARTY)
    dialog.save()
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)
    assert page.desk.book is before
    screen.named(page, "Show verdict").put(Shown.ALL)
    assert len(screen.named(page, "Rows of the bills").rows) == 2
    screen.press(page, "Agree and add", qtbot)

    assert [one.name for one in page.desk.book.layouts.values()] == ["odd"]
    assert len(page.desk.bridge.history) == 1
    page.desk.bridge.undo()
    assert page.desk.book == before


def test_what_holds_no_table_cannot_be_mapped(
    page: Page, tmp_path: Path, qtbot: QtBot
) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("dear diary\n", encoding="utf-8")
    page.read([diary])
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)

    screen.press(page, "Say what its columns hold …", qtbot)

    assert "shows no table" in words(page)
    page._map()  # noqa: SLF001  # a second click while nothing is meant
    assert not [one for one in page.findChildren(QDialog) if one.isVisible()]


def test_a_name_for_a_layout_is_found_beside_those_of_the_book(
    at_desk, tmp_path: Path, qtbot: QtBot
) -> None:
    taken = make.line("layout-1")
    desk = at_desk(make.book(taken))
    page = Page(desk)
    qtbot.addWidget(page)
    page.show()
    odd = tmp_path / "odd.csv"
    odd.write_text(ODD, encoding="utf-8")
    page.read([odd])
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    screen.press(page, "Say what its columns hold …", qtbot)
    (dialog,) = [one for one in page.findChildren(LayoutDialog) if one.isVisible()]
    dialog.save()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)

    screen.press(page, "Agree and add", qtbot)

    assert list(desk.book.layouts) == ["layout-2"]


def test_what_is_no_file_is_not_taken(page: Page) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl("https://example.org/")])
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()

    QGuiApplication.sendEvent(page, event)

    assert not event.isAccepted()


def test_a_reading_that_was_stopped_is_forgotten(
    page: Page, tmp_path: Path, qtbot: QtBot
) -> None:
    paper = tmp_path / "alipay.csv"
    paper.write_bytes(bill(TODAY))
    page.read([paper])
    screen.press(page, "Stop", qtbot)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)

    assert words(page) == "Stopped; nothing in the book was changed."
    page.show_refusal(RefusedError())
    assert words(page) == "This cannot be done."


def test_a_folder_is_refused_with_a_sentence(
    page: Page, tmp_path: Path, qtbot: QtBot
) -> None:
    page.read([tmp_path])
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)

    assert words(page) == f"“{tmp_path}” is a folder; expected a bill file."


def test_a_device_is_refused_with_a_sentence(page: Page, qtbot: QtBot) -> None:
    page.read([Path("/dev/null")])
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)

    assert "is no ordinary file" in words(page)


def test_a_locked_zip_is_opened_with_its_password(
    page: Page, tmp_path: Path, qtbot: QtBot
) -> None:
    path = locked_zip(tmp_path / "bill.zip", {"alipay.csv": bill(TODAY)})

    def typed(password: str) -> None:
        qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)
        (dialog,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
        said.append(screen.all_text(dialog))
        qtbot.keyClicks(dialog.findChild(QLineEdit), password)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    said: list[str] = []
    page.read([path])
    typed("000000")
    typed(PASSWORD)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)

    assert "is locked with a password" in said[0]
    assert "This password does not open" in said[1]
    assert screen.named(page, "Rows of the bills").rows


def test_how_far_a_long_file_is_is_told(
    page: Page, tmp_path: Path, qtbot: QtBot
) -> None:
    paper = tmp_path / "alipay.csv"
    paper.write_bytes(bill(TODAY))
    page.read([paper])
    bar = page.findChild(QProgressBar)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)

    assert bar.maximum() == 1000


def test_a_copied_text_is_read_like_a_file(page: Page, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(bill(TODAY).decode("gb18030"))

    screen.press(page, "Paste", qtbot)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)

    assert screen.named(page, "Rows of the bills").rows


def test_copied_files_are_read(page: Page, tmp_path: Path, qtbot: QtBot) -> None:
    paper = tmp_path / "alipay.csv"
    paper.write_bytes(bill(TODAY))
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(paper))])
    QGuiApplication.clipboard().setMimeData(copied)

    screen.press(page, "Paste", qtbot)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)

    assert screen.named(page, "Files").rows[0].file == str(paper)


def copied(words: str) -> QMimeData:
    made = QMimeData()
    made.setText(words)
    return made


@pytest.mark.parametrize(
    "nothing",
    [QMimeData(), copied(""), copied(" \r\n\t "), None],
    ids=["no data", "no text", "blanks", "no clipboard"],
)
def test_an_empty_clipboard_says_so(
    page: Page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, nothing: QMimeData | None
) -> None:
    clipboard = Clipboard(nothing)
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: clipboard)

    screen.press(page, "Paste", qtbot)

    assert words(page) == "Nothing was copied that could be read."
    assert page.desk.tasks.is_idle


class Clipboard:
    """A clipboard with just this in it, or with nothing that could be asked."""

    def __init__(self, held: QMimeData | None) -> None:
        self._held = held

    def mimeData(self) -> QMimeData | None:  # noqa: N802  # Qt's name
        return self._held

    def text(self) -> str:
        return self._held.text() if self._held else ""


@pytest.mark.parametrize(
    "half", ["a\ud83d", "\udc00a\ud800", "2026-11-01,\ud83d,支出,12.00"]
)
def test_half_a_letter_that_was_copied_is_told_like_any_text(
    page: Page, qtbot: QtBot, half: str
) -> None:
    QGuiApplication.clipboard().setText(half)

    screen.press(page, "Paste", qtbot)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)

    assert "pasted text.txt" in screen.all_text(page)
    assert page.desk.bridge.undoable is None


def test_half_a_letter_in_a_bill_leaves_the_rest_of_it_readable(
    page: Page, qtbot: QtBot
) -> None:
    text = bill(TODAY).decode("gb18030").replace("便民超市", "便民\ud83d超市")
    QGuiApplication.clipboard().setText(text)

    screen.press(page, "Paste", qtbot)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)

    assert screen.named(page, "Rows of the bills").rows


def test_the_page_fits_the_smallest_window(page: Page) -> None:
    assert page.minimumSizeHint().width() <= 764
    assert page.minimumSizeHint().height() <= 557


def test_an_exported_book_is_taken_whole_after_agreeing(
    at_desk, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "book.json"
    write_tables(screen.sample(), TODAY, out)
    desk = at_desk(Book())
    page = Page(desk)
    qtbot.addWidget(page)
    page.show()
    page.read([out])
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    assert screen.named(page, "Files").rows[0].format == "duheng-json"
    assert not desk.book.lines

    screen.press(page, "Agree and add", qtbot)

    assert desk.book == screen.sample()
    assert "Added: 304 records" in words(page)
    assert len(desk.bridge.history) == 1
    desk.bridge.undo()
    assert desk.book == Book()

"""Bills come in, reviewed row by row; records go out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QProgressBar
from pytestqt.qtbot import QtBot

from planner.app.samples.bill import bill
from planner.errors import RefusedError
from planner.model.bills import Verdict
from planner.model.records import Question
from planner.money import Money
from tests.helpers import make, screen
from tests.helpers.locked import PASSWORD, locked_zip
from tests.helpers.screen import TODAY
from ui.desk import Desk
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
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    names = {"xlsx": "Excel table", "csv": "CSV tables", "json": "JSON"}

    screen.press(page, names.get(ending, "Calendar of dues"), qtbot)

    assert words(page) == f"out.{ending} is written."
    assert list(tmp_path.glob(f"out*.{ending}"))


def test_an_export_may_be_given_up_or_refused(
    page: Page, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    screen.press(page, "JSON", qtbot)
    assert words(page) == ""

    out = tmp_path / "nowhere" / "o.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    screen.press(page, "JSON", qtbot)
    assert "o.json" in words(page)


def test_choosing_nothing_reads_nothing(
    page: Page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))

    screen.press(page, "Choose files …", qtbot)

    assert page.desk.tasks.is_idle


def test_a_question_is_settled(at_desk, qtbot: QtBot) -> None:
    question = Question("q", "f.csv", 3, TODAY, Money(500), "X", "why")
    desk = at_desk(make.book(question))
    page = Page(desk)
    qtbot.addWidget(page)
    page.show()
    screen.press(page, "Settle: it is no credit", qtbot)
    assert desk.book.questions
    assert words(page) == "Choose a row of the table first."

    screen.named(page, "Open questions").selectRow(0)
    screen.press(page, "Settle: it is no credit", qtbot)
    assert not desk.book.questions
    assert not words(page)


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

    assert words(page) == ""
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

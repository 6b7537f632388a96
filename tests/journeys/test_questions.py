"""What a bill does not tell is answered once; the next bill asks no more."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog
from pytestqt.qtbot import QtBot

from planner.app.samples.bill import bill
from planner.model.bills import Verdict
from planner.model.declared import ColumnRole
from tests.helpers import screen
from tests.helpers.screen import TODAY
from tests.helpers.user import User
from ui.forms.layout_form import LayoutDialog
from ui.models.bills import Shown
from ui.window import Window

ODD = (
    "Posted;Payee;Purpose;Value\n"
    "2026-11-03;Waterworks;November;-86.20\n"
    "2026-11-05;Employer;Salary;2100.00\n"
    "2026-11-18;蚂蚁借呗;蚂蚁借呗还款;-200.00\n"
)


@pytest.fixture
def user(window: Window, qtbot: QtBot) -> User:
    return User(window, qtbot)


def choose(
    user: User, paper: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(paper)], ""))
    user.press("Choose files …")
    qtbot.waitUntil(lambda: user.window.desk.tasks.is_idle, timeout=30_000)


def begin(user: User, folder: Path) -> Path:
    """A sample book, its import page, and a bill beside it."""
    user.press("Look at a sample book")
    user.go("Import and export")
    paper = folder / "alipay.csv"
    paper.write_bytes(bill(TODAY))
    return paper


def key(user: User, table: str, pressed: Qt.Key) -> None:
    user.qtbot.keyClick(user.table(table), pressed)


def settle(user: User, count: int) -> None:
    desk = user.window.desk
    user.qtbot.waitUntil(lambda: len(desk.book.questions) == count)
    user.qtbot.waitUntil(lambda: len(user.cells("Open questions", 0)) == count)


def test_two_questions_are_answered_and_one_becomes_a_rule(
    user: User, window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    paper = begin(user, tmp_path)
    before = window.desk.book
    choose(user, paper, monkeypatch, qtbot)
    user.press("Agree and add")
    settle(user, 2)

    # The first, with the keyboard: it repays the loan that is likely, and always will.
    words = user.cells("Open questions", 3)
    user.click_row("Open questions", words.index("蚂蚁借呗还款"))
    key(user, "Open questions", Qt.Key.Key_Return)
    dialog = user.dialogs[-1]
    (remember, _) = dialog.findChildren(QCheckBox)
    qtbot.mouseClick(remember, Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    settle(user, 1)
    assert len(user.cells("Rules", 0)) == 1
    assert len(window.desk.book.repayments) > len(before.repayments)

    # The second, with the mouse: nothing was paid.
    user.click_row("Open questions", 0)
    user.press("Take the likely answer")
    settle(user, 0)

    # The next bill of the same kind asks nothing about that lender any more.
    later = tmp_path / "later.csv"
    text = (
        bill(TODAY)
        .decode("gb18030")
        .replace("2026-10-18 17:56:12", "2026-11-18 17:56:12")
    )
    later.write_bytes(text.replace("2026101822", "2026111822").encode("gb18030"))
    choose(user, later, monkeypatch, qtbot)
    review = screen.named(window.page, "Show verdict")
    assert Verdict.REPAYMENT in review.offered
    review.put(Verdict.REPAYMENT)
    assert any("Your rule of" in why for why in user.cells("Rows of the bills", 7))
    user.press("Cancel")

    user.undo_all()
    assert window.desk.book == before


def test_a_row_is_corrected_by_one_key_before_agreeing(
    user: User, window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    paper = begin(user, tmp_path)
    before = window.desk.book
    choose(user, paper, monkeypatch, qtbot)

    verdicts = user.cells("Rows of the bills", 2)
    user.click_row("Rows of the bills", verdicts.index("unclear"))
    key(user, "Rows of the bills", Qt.Key.Key_7)
    assert "unclear" not in user.cells("Rows of the bills", 2)
    assert window.desk.book is before
    user.press("Agree and add")
    settle(user, 1)

    user.undo_all()
    assert window.desk.book == before


def test_an_unknown_file_is_mapped_once_and_known_ever_after(
    user: User, window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch
) -> None:
    user.press("Look at a sample book")
    user.go("Import and export")
    odd = tmp_path / "odd.csv"
    odd.write_text(ODD, encoding="utf-8")
    before = window.desk.book
    choose(user, odd, monkeypatch, qtbot)

    user.press("Say what its columns hold …")
    dialog = user.dialogs[-1]
    assert isinstance(dialog, LayoutDialog)
    screen.named(dialog, "Payee").put(ColumnRole.COUNTERPARTY)
    screen.named(dialog, "Purpose").put(ColumnRole.DESCRIPTION)
    user.press("Read the file like this")
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)
    screen.named(window.page, "Show verdict").put(Shown.ALL)
    assert len(user.cells("Rows of the bills", 0)) == 3
    user.press("Agree and add")
    qtbot.waitUntil(lambda: user.cells("Layouts", 0) == ["odd"])

    odd.write_text(ODD.replace("2026-11", "2026-10"), encoding="utf-8")
    choose(user, odd, monkeypatch, qtbot)
    assert user.cells("Files", 1) == ["mapped: odd"]
    user.press("Cancel")

    user.undo_all()
    assert window.desk.book == before

"""A loan's page: opened by keyboard, explained, tried, and held against its form."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTabBar, QWidget
from pytestqt.qtbot import QtBot

from planner.model.records import BookKind
from tests.helpers import screen
from tests.helpers.user import User
from ui.widgets.table import Table
from ui.window import Window

RIGHT = Qt.Key.Key_Right


def opened(window: Window, qtbot: QtBot) -> tuple[User, Table]:
    """The sample book, its first loan opened by the keyboard alone."""
    window.open_sample(BookKind.PERSON)
    user = User(window, qtbot)
    user.go("Loans")
    user.come()
    loans = user.table("Loans")
    loans.setFocus()
    qtbot.keyClick(loans, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not loans.isVisible())
    return user, user.table("Repayment schedule")


def tab(window: Window, words: str, qtbot: QtBot) -> None:
    """Click a tab of the loan's page."""
    (bar,) = [one for one in window.page.findChildren(QTabBar) if one.isVisible()]
    place = [bar.tabText(n) for n in range(bar.count())].index(words)
    middle: QPoint = bar.tabRect(place).center()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=middle)


def field(window: Window, name: str) -> QWidget:
    """The visible field of that name."""
    return screen.named(window.page, name)


def test_a_figure_is_explained_by_keyboard(
    window: Window, home: Path, qtbot: QtBot
) -> None:
    user, rows = opened(window, qtbot)
    qtbot.waitUntil(rows.hasFocus)

    for _ in range(2):
        qtbot.keyClick(rows, RIGHT)

    words = screen.all_text(window.page)
    assert "Interest = 5,410.06 × 0.04% × 30 = 64.92072, rounded half up" in words
    assert "30 actual days from 8 Nov 2026 to 8 Dec 2026" in words
    qtbot.keyClick(rows, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: user.table("Loans").hasFocus())


def test_a_prepayment_is_tried_and_recorded(
    window: Window, home: Path, qtbot: QtBot
) -> None:
    user, _ = opened(window, qtbot)
    tab(window, "What if I prepay", qtbot)
    amount = field(window, "Principal on top")
    amount.setFocus()
    qtbot.keyClick(amount, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(amount, "3k")

    qtbot.waitUntil(lambda: "To pay that day" in screen.all_text(window.page))
    words = screen.all_text(window.page)
    assert "¥3,000.00" in words
    assert "8 Jun 2027 → " in words

    user.press("Record it …")
    user.enter()
    qtbot.waitUntil(lambda: not user.dialogs)
    newest = max(window.desk.book.repayments.values(), key=lambda one: one.on)
    assert (newest.on, str(newest.amount), newest.kind.value) == (
        date(2026, 11, 25),
        "3000.00",
        "prepay",
    )


def test_the_lenders_form_is_typed_in_and_compared(
    window: Window, home: Path, qtbot: QtBot
) -> None:
    user, _ = opened(window, qtbot)
    tab(window, "Stated cost", qtbot)
    user.press("Type in the form …")
    user.fill(annual="14.6%")

    assert "stated 14.6%, ours 14.62%: equal" in screen.all_text(user.dialogs[-1])
    user.enter()

    qtbot.waitUntil(lambda: user.cells("Stated costs", 3) == ["equal"])
    user.undo_all()
    qtbot.waitUntil(lambda: not window.desk.book.disclosures)

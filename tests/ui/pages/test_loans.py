"""Loans and card balances, and the chosen one in detail."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.helpers import make, screen
from ui.desk import Desk
from ui.pages.loans import Page
from ui.widgets.table import Table


def opened(desk: Desk, qtbot: QtBot) -> Page:
    page = Page(desk)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def dialogs(page: Page) -> list[QDialog]:
    return [one for one in page.window().findChildren(QDialog) if one.isVisible()]


def test_nominal_and_true_cost_stand_side_by_side(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(make.book(make.loan(name="Car"), make.repayment()))
    page = opened(desk, qtbot)

    words = screen.all_text(page)

    assert "nominal 7.2% a year" in words
    assert "true annual cost 7.20% simple, 7.44% compounded" in words


def test_each_button_does_its_thing(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    table = screen.named(page, "Loans")
    names = [table.model().index(n, 0).data() for n in range(table.model().rowCount())]
    table.selectRow(names.index("Renovation"))

    for words in ("Repayment", "Edit"):
        screen.press(page, words, qtbot)
        (dialog,) = dialogs(page)
        dialog.reject()
    count = len(desk.book.loans)
    screen.press(page, "Delete", qtbot)
    assert len(desk.book.loans) == count - 1
    desk.bridge.undo()
    page.refresh()


def test_a_card_balance_is_paid_and_not_edited(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    table = screen.named(page, "Loans")
    names = [table.model().index(n, 0).data() for n in range(table.model().rowCount())]
    table.selectRow(names.index("Huabei"))

    screen.press(page, "Payment", qtbot)
    (dialog,) = dialogs(page)
    dialog.reject()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert not dialogs(page)


def test_a_repayment_is_corrected_from_its_row(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    known = next(iter(desk.book.repayments.values()))

    (table,) = [
        one for one in page.findChildren(Table) if one.accessibleName() == "Repayments"
    ]
    table.opened.emit(known)

    (dialog,) = dialogs(page)
    assert dialog.form.value("amount") == known.amount
    dialog.reject()


def test_an_empty_book_offers_the_first_loan(nothing: Desk, qtbot: QtBot) -> None:
    page = opened(nothing, qtbot)
    asked: list[str] = []
    page.asked.connect(asked.append)

    screen.press(page, "Record a loan", qtbot)
    screen.press(page, "Import bills", qtbot)
    screen.press(page, "Loan", qtbot)

    assert asked == ["new-loan", "import", "new-loan"]

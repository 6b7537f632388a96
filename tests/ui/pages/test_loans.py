"""Loans and card balances, and the chosen one in detail."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QTabWidget,
    QWidget,
)
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

    bills = screen.named(page, "Bills")
    assert bills.model().rowCount() > 0
    screen.press(page, "Pay it", qtbot)
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


def tabs(page: Page) -> QTabWidget:
    return page.findChild(QTabWidget)


def test_enter_opens_the_loan_and_escape_comes_back(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    table = screen.named(page, "Loans")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert not table.isVisible()

    screen.press(page, "All loans", qtbot)
    assert table.isVisible()
    screen.press(page, "Open", qtbot)
    assert not table.isVisible()

    rows = screen.named(page, "Repayment schedule")
    qtbot.waitUntil(rows.hasFocus)
    qtbot.keyClick(rows, Qt.Key.Key_Escape)
    qtbot.waitUntil(table.isVisible)


def test_each_tab_shows_the_loan_that_is_chosen_now(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    table = screen.named(page, "Loans")
    said = []
    for row in (0, 1):
        table.selectRow(row)
        for place in range(tabs(page).count()):
            tabs(page).setCurrentIndex(place)
        tabs(page).setCurrentIndex(2)
        said.append(tabs(page).currentWidget().words)

    assert said[0] != said[1]
    assert all(words.startswith("Owed = drawn - principal repaid") for words in said)


def test_what_was_tried_is_recorded_and_a_form_is_typed_in(
    desk: Desk, qtbot: QtBot
) -> None:
    page = opened(desk, qtbot)
    for place, button in ((3, "Record it …"), (5, "Type in the form …")):
        tabs(page).setCurrentIndex(place)
        screen.press(page, button, qtbot)
        (dialog,) = dialogs(page)
        dialog.reject()


def test_a_card_closes_the_page_of_the_loan_before_it(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    screen.press(page, "Open", qtbot)
    (table,) = [
        one for one in page.findChildren(Table) if one.accessibleName() == "Loans"
    ]
    names = [table.model().index(n, 0).data() for n in range(table.model().rowCount())]

    table.selectRow(names.index("Huabei"))

    assert table.isVisible()
    assert not tabs(page).isVisible()


def test_whatever_takes_the_focus_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)

    for place in range(tabs(page).count()):
        tabs(page).setCurrentIndex(place)
        unnamed = [
            one
            for one in tabs(page).currentWidget().findChildren(QWidget)
            if one.isVisible()
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (one.accessibleName() or getattr(one, "text", str)())
        ]
        assert not unnamed


def test_all_balances_are_seen_in_one_picture(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)

    screen.press(page, "Balances to zero", qtbot)
    chart = screen.named(page, "Balances to zero")
    page.refresh()
    assert chart.isVisible()
    assert "Dental treatment" in chart.facts().headings

    qtbot.waitUntil(chart.hasFocus)
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: screen.named(page, "Loans").isVisible())


def test_a_loan_is_renamed_in_its_place(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(make.book(make.loan(name="Car")))
    page = opened(desk, qtbot)

    screen.typed_in_place(screen.named(page, "Loans"), 0, "Van", qtbot)

    assert desk.book.loans["loan"].name == "Van"


def test_a_repayment_is_corrected_in_its_place_or_refused_with_a_sentence(
    at_desk, qtbot: QtBot
) -> None:
    desk = at_desk(make.book(make.loan(), make.repayment()))
    page = opened(desk, qtbot)
    refused: list[str] = []
    desk.bridge.refused.connect(refused.append)
    tabs(page).setCurrentIndex(4)
    table = screen.named(page, "Repayments")

    screen.typed_in_place(table, 0, "2026-02-16", qtbot)
    page.refresh()
    screen.typed_in_place(table, 1, "900", qtbot)
    page.refresh()
    screen.typed_in_place(table, 1, "much", qtbot)

    (kept,) = desk.book.repayments.values()
    assert (kept.on.isoformat(), str(kept.amount)) == ("2026-02-16", "900.00")
    assert "1.2万" in refused[0]

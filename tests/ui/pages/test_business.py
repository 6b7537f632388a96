"""What only a firm has."""

from PySide6.QtWidgets import QDialog, QTextBrowser
from pytestqt.qtbot import QtBot

from tests.helpers import screen
from ui.desk import Desk
from ui.pages.business import Page


def test_receivables_and_ratios_are_shown(firm: Desk, qtbot: QtBot) -> None:
    page = Page(firm)
    qtbot.addWidget(page)
    page.show()
    asked: list[str] = []
    page.asked.connect(asked.append)
    table = screen.named(page, "Receivables")
    assert table.model().rowCount() == len(firm.book.receivables)
    assert "Current ratio" in page.findChild(QTextBrowser).toPlainText()

    table.selectRow(0)
    table.opened.emit(table.current)
    screen.close_dialog(page)
    screen.press(page, "Figures", qtbot)
    screen.close_dialog(page)
    screen.press(page, "Receivable", qtbot)
    assert asked == ["new-receivable"]


def test_a_private_person_is_told_whose_page_it_is(nothing: Desk, qtbot: QtBot) -> None:
    page = Page(nothing)
    qtbot.addWidget(page)
    page.show()

    screen.press(page, "Change the profile", qtbot)
    screen.close_dialog(page)
    screen.press(page, "Figures", qtbot)
    screen.close_dialog(page)
    assert not [one for one in page.findChildren(QDialog) if one.isVisible()]

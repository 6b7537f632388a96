"""What only a firm has."""

from PySide6.QtWidgets import QDialog, QTabWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from tests.helpers import screen
from ui.desk import Desk
from ui.pages.business import Page


def shown(page: Page) -> str:
    part = page.findChild(QTabWidget).currentWidget()
    return "\n".join(one.toPlainText() for one in part.findChildren(QTextBrowser))


def test_every_tab_tells_its_part(firm: Desk, qtbot: QtBot) -> None:
    page = Page(firm)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    asked: list[str] = []
    page.asked.connect(asked.append)
    table = screen.named(page, "Receivables")
    assert table.model().rowCount() == len(firm.book.receivables)
    tabs = page.findChild(QTabWidget)

    told = []
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        told.append(shown(page))

    assert "What it rests on" in told[0]
    assert "The next 13 weeks" in told[1]
    assert "Current ratio" in told[2]
    assert "Below the reserve in week" in told[3]
    assert "both together" in told[4]
    assert "Sole-proprietor business loan" in told[5]


def test_forms_open_from_the_page(firm: Desk, qtbot: QtBot) -> None:
    page = Page(firm)
    qtbot.addWidget(page)
    page.show()
    asked: list[str] = []
    page.asked.connect(asked.append)
    table = screen.named(page, "Receivables")

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


def test_a_receivable_that_was_searched_for_is_chosen(firm: Desk, qtbot: QtBot) -> None:
    page = Page(firm)
    qtbot.addWidget(page)
    page.show()
    page.findChild(QTabWidget).setCurrentIndex(2)
    wanted = list(firm.book.receivables)[-1]

    page.point_at(wanted)

    table = screen.named(page, "Receivables")
    assert table.current.id == wanted

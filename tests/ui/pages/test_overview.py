"""What is owed, what is due, what needs a look."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget
from pytestqt.qtbot import QtBot

from planner.app.commands import CountCash, Draw, OpenLine
from tests.helpers import make, screen
from tests.helpers.screen import TODAY
from ui.desk import Desk
from ui.pages.overview import Page
from ui.parts.cash_ahead import CashAhead
from ui.parts.since import Since
from ui.widgets.card import Card, Figure
from ui.widgets.chart import Chart
from ui.widgets.table import Table


def figures(page: Page) -> dict[str, str]:
    return {
        one.accessibleName(): one.value.text()
        for one in page.findChildren(Figure)
        if one.isVisible()
    }


def test_an_empty_book_offers_three_first_steps(nothing: Desk, qtbot: QtBot) -> None:
    page = Page(nothing)
    qtbot.addWidget(page)
    asked: list[str] = []
    page.asked.connect(asked.append)
    page.show()

    for words in ("Look at a sample book", "Import bills", "Record my first line"):
        screen.press(page, words, qtbot)

    assert asked == ["sample-person", "import", "new-line"]


def test_the_figures_are_those_of_the_book(nothing: Desk, qtbot: QtBot) -> None:
    page = Page(nothing)
    qtbot.addWidget(page)
    page.show()
    assert page.findChild(QStackedWidget).currentIndex() == 0

    nothing.bridge.do(OpenLine(make.line()))
    nothing.bridge.do(Draw(make.loan(drawn_on="2026-11-01", first_due="2026-12-01")))
    page.refresh()
    qtbot.waitUntil(lambda: "Owed" in figures(page))
    shown = figures(page)
    assert shown["Owed"] == "¥10,000.00"
    assert shown["True annual cost"] == "7.20%"
    assert shown["Lowest cash ahead"] == "—"

    nothing.bridge.do(CountCash(make.cash("500.00", TODAY)))
    page.refresh()
    qtbot.waitUntil(lambda: figures(page).get("Lowest cash ahead", "").startswith("-¥"))


def test_a_late_loan_and_a_warning_lead_on(nothing: Desk, qtbot: QtBot) -> None:
    nothing.bridge.do(Draw(make.loan()))
    page = Page(nothing)
    qtbot.addWidget(page)
    asked: list[str] = []
    page.asked.connect(asked.append)
    page.show()

    screen.press(page, "Look", qtbot)
    screen.press(page, "Repayment plan", qtbot)
    screen.press(page, "Report as PDF", qtbot)

    assert asked == ["go-loans", "go-repay", "report"]


def test_a_due_or_a_limit_that_is_opened_leads_to_its_page(
    desk: Desk, qtbot: QtBot
) -> None:
    page = Page(desk)
    qtbot.addWidget(page)
    asked: list[str] = []
    page.asked.connect(asked.append)
    page.rehearse()

    for table in page.findChildren(Table):
        table.selectRow(0)
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert sorted(asked) == ["go-limits", "go-loans"]


def test_the_chart_and_the_changes_follow_the_first_painting(
    desk: Desk, qtbot: QtBot
) -> None:
    page = Page(desk)
    qtbot.addWidget(page)
    assert page.findChild(CashAhead) is None

    page.show()
    qtbot.waitUntil(lambda: page.findChild(CashAhead) is not None)
    chart = page.findChild(Chart)
    before = len(chart.stops())
    page.refresh()

    assert len(chart.stops()) == before > 0
    assert page.findChild(Since) is not None


def test_nothing_jumps_when_the_rest_comes(desk: Desk, qtbot: QtBot) -> None:
    page = Page(desk)
    qtbot.addWidget(page)
    page.resize(1080, 800)
    page.show()
    qtbot.waitExposed(page)
    for _ in range(3):  # layouts that stand in one another
        QApplication.processEvents()
    before = {one.accessibleName(): one.geometry() for one in page.findChildren(Card)}

    page.rehearse()
    qtbot.wait(20)

    after = {one.accessibleName(): one.geometry() for one in page.findChildren(Card)}
    assert {name: after[name] for name in before} == before


def test_every_figure_is_explained_on_request(desk: Desk, qtbot: QtBot) -> None:
    page = Page(desk)
    qtbot.addWidget(page)
    page.show()
    page.rehearse()

    for name in ("Owed", "True annual cost", "Due in 30 days", "Lowest cash ahead"):
        why = screen.named(page, f"How “{name}” comes about")
        qtbot.mouseClick(why, Qt.MouseButton.LeftButton)
        (told,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
        assert told.windowTitle() == name
        told.close()

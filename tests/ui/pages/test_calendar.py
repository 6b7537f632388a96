"""The year ahead."""

from datetime import date

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from planner.model.declared import FundingWindow
from planner.model.records import Way
from tests.helpers import make, screen
from ui.desk import Desk
from ui.pages.calendar import Page
from ui.widgets.edit import Choice
from ui.widgets.heat import Heat


def opened(desk: Desk, qtbot: QtBot) -> Page:
    page = Page(desk)
    qtbot.addWidget(page)
    page.resize(1000, 900)
    page.show()
    return page


def days(page: Page) -> list[tuple[str, str]]:
    model = screen.named(page, "Days ahead").model()
    return [
        (model.index(row, 0).data(), model.index(row, 4).data())
        for row in range(model.rowCount())
    ]


def test_dues_and_incomes_stand_in_one_list(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(
        make.book(
            make.loan(),
            make.expected(certainty=make.rate("0.5").value),
            make.expected("rent", way=Way.OUT, amount="900.00", every="once",
                          first="2026-12-24"),
        )
    )  # fmt: skip
    page = opened(desk, qtbot)

    listed = days(page)
    assert listed[0][0] == "2026-11-25", "what is overdue is to be paid today"
    assert ("2026-12-10", "+8,000.00") in listed
    assert ("2026-12-24", "-900.00") in listed
    filter_ = screen.named(page, "Show")
    assert isinstance(filter_, Choice)
    filter_.put("in")
    assert all(amount.startswith("+") for _, amount in days(page))
    filter_.put("out")
    assert days(page)
    assert not any(amount.startswith("+") for _, amount in days(page))


def test_a_day_of_the_map_leads_to_its_row(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)

    page.findChild(Heat).chosen.emit(date(2027, 1, 1))
    assert screen.named(page, "Days ahead").current.on >= date(2027, 1, 1)
    page.findChild(Heat).chosen.emit(date(2050, 1, 1))


def test_a_row_leads_to_its_form_or_its_loan(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    asked: list[str] = []
    page.asked.connect(asked.append)
    table = screen.named(page, "Days ahead")

    for event in table.rows:
        if event.record in desk.book.expected:
            table.opened.emit(event)
            break
    (dialog,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
    dialog.reject()
    for event in table.rows:
        if event.record in desk.book.loans:
            table.opened.emit(event)
            break
    assert asked == ["go-loans"]


def test_an_empty_year_says_what_belongs_there(nothing: Desk, qtbot: QtBot) -> None:
    page = Page(nothing)
    qtbot.addWidget(page)
    asked: list[str] = []
    page.asked.connect(asked.append)
    page.show()

    screen.press(page, "Record cash at hand", qtbot)

    assert asked == ["new-cash"]


def test_liquidity_windows_stand_in_list_and_map(at_desk, qtbot: QtBot) -> None:
    own = FundingWindow(
        "停机", "outage", date(2026, 12, 1), date(2026, 12, 2), "jiebei", id="w"
    )
    desk = at_desk(make.book(make.line("jiebei"), make.expected(), own))
    page = opened(desk, qtbot)
    asked: list[str] = []
    page.asked.connect(asked.append)
    table = screen.named(page, "Days ahead")

    heat = page.findChild(Heat)
    assert heat.told(date(2026, 12, 2)).splitlines()[-1] == (
        "draws may fail more often: Card: outage that you declared"
    )
    filter_ = screen.named(page, "Show")
    filter_.put("window")
    assert [row.name for row in table.rows][:2] == [
        "Card: outage that you declared", "end of the year"
    ]  # fmt: skip
    model = table.model()
    assert model.index(0, 3).data() == "until 2 Dec 2026 draws may fail more often"
    assert model.index(0, 5).data() == "assumed"
    table.opened.emit(table.rows[0])
    assert asked == ["go-limits"]


def test_windows_alone_do_not_fill_a_calendar(nothing: Desk, qtbot: QtBot) -> None:
    page = opened(nothing, qtbot)

    assert not page.findChild(Heat).isVisible()

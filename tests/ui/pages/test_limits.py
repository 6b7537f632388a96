"""Limits over time, what they may become, and why."""

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from planner.errors import RefusedError
from tests.helpers import make, screen
from ui.desk import Desk
from ui.pages.limits import Page
from ui.parts.estimates import Estimates
from ui.parts.track_record import TrackRecord
from ui.widgets.banner import Banner
from ui.widgets.table import Table


def opened(desk: Desk, qtbot: QtBot) -> Page:
    page = Page(desk)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    return page


def banner(page: Page) -> str:
    return page.findChild(Estimates).findChild(Banner).words


def test_range_and_reasons_stand_beside_the_history(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)

    assert screen.named(page, "Forecast").model().rowCount() == 4
    assert screen.named(page, "Reasons").model().rowCount() > 8
    assert "Limit" in screen.named(page, "Limit over time").accessibleDescription()
    assert "draw today" in banner(page)


def test_what_went_before_a_cut_stands_on_the_page(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(
        make.book(
            make.line(limit="30000.00"),
            make.reading(on="2026-08-02", limit="15000.00"),
        )
    )

    page = opened(desk, qtbot)

    assert any(
        one.text().startswith("Cut from ¥30,000.00 to ¥15,000.00") and one.isVisible()
        for one in page.findChildren(QLabel)
    )


def test_a_line_of_which_too_little_is_known_says_so(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(make.book(make.line(limit="0.00")))

    page = opened(desk, qtbot)

    assert banner(page).startswith("No estimate: ")


def test_an_event_is_for_the_chosen_line_and_limits_are_read_for_all(
    desk: Desk, qtbot: QtBot
) -> None:
    page = opened(desk, qtbot)
    screen.named(page, "Credit lines").selectRow(1)

    screen.press(page, "Event", qtbot)
    (dialog,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
    assert dialog.form.value("line") == "jiebei"
    dialog.reject()
    screen.press(page, "Read today's limits", qtbot)
    screen.close_dialog(page)


def test_estimating_can_be_stopped_and_refused(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    page.refresh()
    screen.press(page, "Stop", qtbot)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    assert screen.named(page, "Forecast").model().rowCount() == 0

    page.findChild(Estimates).show_refusal(RefusedError())
    assert banner(page) == "This cannot be done."


def test_the_page_fits_the_smallest_window(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)

    assert page.minimumSizeHint().width() <= 764
    assert page.minimumSizeHint().height() <= 557


def test_other_parts_are_worked_out_when_they_are_looked_at(
    desk: Desk, qtbot: QtBot
) -> None:
    page = opened(desk, qtbot)
    tabs = page.findChild(QTabWidget)
    assert page.findChild(TrackRecord) is None

    tabs.setCurrentIndex(4)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)

    assert len(page.findChild(TrackRecord).findChild(Table).rows) == 4


def test_without_a_line_there_is_nothing_to_read(nothing: Desk, qtbot: QtBot) -> None:
    page = opened(nothing, qtbot)

    (button,) = [
        one
        for one in page.findChildren(QPushButton)
        if one.text() == "Read today's limits"
    ]
    assert not button.isEnabled()

"""Limits over time, what they may become, and why."""

from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from planner.errors import RefusedError
from tests.helpers import make, screen
from ui.desk import Desk
from ui.pages.limits import Page
from ui.widgets.banner import Banner


def opened(desk: Desk, qtbot: QtBot) -> Page:
    page = Page(desk)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    return page


def test_range_and_reasons_stand_beside_the_history(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)

    assert screen.named(page, "Forecast").model().rowCount() == 4
    assert screen.named(page, "Reasons").model().rowCount() > 8
    assert "Limit" in screen.named(page, "Limit over time").accessibleDescription()
    assert "draw today" in page.findChild(Banner).words


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

    assert page.findChild(Banner).words.startswith("No estimate: ")


def test_reading_and_event_are_for_the_chosen_line(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    screen.named(page, "Credit lines").selectRow(1)

    for words in ("Read today's limit", "Event"):
        screen.press(page, words, qtbot)
        (dialog,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
        assert dialog.form.value("line") == "jiebei"
        dialog.reject()


def test_estimating_can_be_stopped_and_refused(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    page.refresh()
    screen.press(page, "Stop", qtbot)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    assert screen.named(page, "Forecast").model().rowCount() == 0

    page.show_refusal(RefusedError())
    assert page.findChild(Banner).words == "This cannot be done."

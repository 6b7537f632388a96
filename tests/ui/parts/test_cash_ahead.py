"""The cash of the months ahead as a picture."""

from pytestqt.qtbot import QtBot

from planner.app.queries import Look
from ui.desk import Desk
from ui.parts.cash_ahead import CashAhead
from ui.widgets.chart import Chart


def test_the_lowest_day_is_marked_and_told(desk: Desk, qtbot: QtBot) -> None:
    part = CashAhead(200)
    qtbot.addWidget(part)

    part.show_view(Look(desk.book, desk.today).cash)

    chart = part.findChild(Chart)
    assert chart.accessibleName() == "Cash ahead"
    assert any("lowest" in words for words in chart.summary())
    assert chart.stops()

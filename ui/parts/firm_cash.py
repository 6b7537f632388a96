"""A firm's cash ahead, with and without what customers are likely to pay."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.queries_forecast import Forecast, forecast
from planner.money import Money
from planner.schedule.cash import CashDay
from planner.wording.i18n import tr
from planner.wording.say import money
from reports import forecast_report
from reports.document import Section
from reports.facts import Facts
from ui import preview, theme
from ui.desk import Desk
from ui.parts.firm_paper import Paper
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.chart import Chart, Drawing, Line, Mark
from ui.widgets.frame import scrolled


class FirmCash(QWidget):
    """The curve above, weeks and months below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chart = Chart(tr("Cash over the next 12 months"))
        self._paper = Paper(tr("Cash by weeks and months"))
        curve = Card(tr("Cash over the next 12 months"))
        curve.add(self._chart)
        weeks = Card(tr("Cash by weeks and months"))
        weeks.add(self._paper)
        body = QWidget()
        body.setLayout(text.column(curve, weeks, 1, gap=theme.PAD))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(scrolled(body))

    def refresh(self) -> None:
        """Draw the book as it is now."""
        book, today = self._desk.book, self._desk.today
        self._chart.show_drawing(_drawing(forecast(book, today)))
        told = Section("", forecast_report.stretches(Facts(book, today)))
        self._paper.tell(preview.section_html(told))


def _drawing(ahead: Forecast) -> Drawing:
    lowest = min(ahead.days, key=lambda day: day.amount)
    words = tr("Lowest: {amount}").format(amount=money(lowest.amount))
    return Drawing(
        lines=(
            Line(tr("Cash"), _points(ahead.days), steps=True, filled=True),
            Line(
                tr("With what customers are likely to pay"),
                _points(ahead.with_days),
                steps=True,
            ),
        ),
        marks=(Mark(lowest.on, lowest.amount, words),),
    )


def _points(days: Sequence[CashDay]) -> tuple[tuple[date, Money], ...]:
    return tuple((day.on, day.amount) for day in days)

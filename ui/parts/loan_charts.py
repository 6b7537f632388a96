"""A loan as pictures: what each instalment is made of, and the way to zero."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from planner.app.queries_loan import LoanDetail, balances
from planner.money import Money
from planner.schedule.replay import State
from planner.wording.i18n import tr
from planner.wording.say import short_day
from ui import theme
from ui.widgets.bars import Bar, Stack, StackedBars
from ui.widgets.chart import Chart, Drawing, Line

_BESIDE = 760  # from this width on the two stand beside each other


class LoanCharts(QWidget):
    """Principal and interest of each instalment, and the balance to zero."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = StackedBars(tr("Principal and interest"), 170)
        self._line = Chart(tr("Balance to zero"), 170)
        self._room = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._room.setContentsMargins(theme.PAD, theme.GAP, theme.PAD, theme.GAP)
        self._room.setSpacing(theme.PAD)
        self._room.addWidget(self._bars, 1)
        self._room.addWidget(self._line, 1)

    def show_loan(self, detail: LoanDetail | None) -> None:
        """Show a loan; None empties both."""
        self._bars.show_stack(_stack(detail) if detail else Stack("", (), ()))
        self._line.show_drawing(Drawing(_lines(detail)) if detail else Drawing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction.LeftToRight
        if event.size().width() < _BESIDE:
            way = QBoxLayout.Direction.TopToBottom
        self._room.setDirection(way)


def _stack(detail: LoanDetail) -> Stack:
    has_fees = any(row.fee for row in detail.rows)
    parts = [tr("Principal"), tr("Interest"), *([tr("Fee")] if has_fees else [])]
    bars = []
    for row in detail.rows:
        amounts = (row.principal, row.interest, *((row.fee,) if has_fees else ()))
        words = tr("No. {n}, {day}").format(n=row.n, day=short_day(row.due))
        bars.append(Bar(str(row.n), words, amounts))
    ahead = (n for n, row in enumerate(detail.rows) if row.state is not State.PAID)
    split = next(ahead, None)
    return Stack(tr("No."), tuple(parts), tuple(bars), split, tr("still to pay"))


def _lines(detail: LoanDetail) -> tuple[Line, ...]:
    now = balances(detail.plan)
    lines = [_line(tr("Balance"), now, filled=True)]
    agreed = balances(detail.agreed)
    if agreed != now:
        lines.append(_line(tr("as agreed"), agreed))
    return tuple(lines)


def _line(name: str, points: Mapping[date, Money], *, filled: bool = False) -> Line:
    return Line(name, tuple(points.items()), steps=True, filled=filled)

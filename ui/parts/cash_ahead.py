"""The cash of the months ahead as a picture; without it the lowest day has no shape."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.queries import CashView
from planner.wording.i18n import tr
from planner.wording.say import money
from ui.widgets.chart import Chart, Drawing, Line, Mark


class CashAhead(QWidget):
    """The cash at the end of each day, with its lowest point marked."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._chart = Chart(tr("Cash ahead"), height)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._chart)

    def show_view(self, view: CashView) -> None:
        """Draw this forecast."""
        line = Line(
            tr("Cash at the end of the day"),
            tuple((one.on, one.amount) for one in view.days),
            steps=True,
            filled=True,
        )
        lowest = view.lowest
        words = tr("lowest {amount}").format(amount=money(lowest.amount))
        self._chart.show_drawing(
            Drawing((line,), marks=(Mark(lowest.on, lowest.amount, words),))
        )

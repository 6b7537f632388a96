"""All loans on their way to zero, in one picture."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.queries_balances import LoanBalances, balances_to_zero
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.chart import Chart, Drawing, Line


class Balances(QWidget):
    """A line a loan, from what is owed today to zero as scheduled.

    Attributes:
        left: the user wants to go back to the loans.
    """

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.chart = Chart(tr("Balances to zero"), 260)
        card = Card(tr("Balances to zero"))
        card.head.addWidget(text.button(tr("All loans"), "loans", self.left.emit))
        card.add(self.chart)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def refresh(self) -> None:
        """Show the book as it is now."""
        found = balances_to_zero(self._desk.book, self._desk.today)
        self.chart.show_drawing(Drawing(tuple(_line(one) for one in found)))


def _line(one: LoanBalances) -> Line:
    name = one.name or one.loan or tr("the others together")
    return Line(name, one.points, steps=True)

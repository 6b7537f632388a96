"""What customers ordered: the money that is to come once it was delivered."""

from planner.money import total
from planner.wording.i18n import tr
from planner.wording.say import money
from ui.desk import Desk
from ui.forms import order_form
from ui.models.orders import ORDERS, OrderRow, order_rows
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.table import Table


class FirmOrders(Card):
    """The orders of a firm, the open ones first, to add to and correct."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Orders"), padded=False)
        self._desk = desk
        self._sum = text.short("", Tone.MUTED)
        self._table: Table[OrderRow] = Table(
            ORDERS,
            tr("Orders"),
            tr("No order is recorded; what customers ordered stands here."),
        )
        self._table.opened.connect(self._edit)
        self.head.addWidget(self._sum)
        self.head.addWidget(text.flat(tr("Record an order"), self._new))
        self.add(self._table)

    def refresh(self) -> None:
        """Show the orders as they are now."""
        rows = order_rows(self._desk.book)
        self._table.show_rows(rows)
        self._table.fit_height(6)
        open_ = [one.order for one in rows if one.order.closed_on is None]
        words = tr("{amount} of open orders")
        amount = money(total(one.amount for one in open_))
        self._sum.setText(words.format(amount=amount) if open_ else "")

    def _new(self) -> None:
        order_form.ask(self._desk, self.window()).open()

    def _edit(self, known: OrderRow) -> None:
        order_form.ask(self._desk, self.window(), known.order).open()

"""Orders of customers, to add to and correct."""

from decimal import Decimal

from pytestqt.qtbot import QtBot

from planner.app.commands import Declare
from planner.model.declared import Order
from planner.money import Money
from tests.helpers import make, screen
from ui.desk import Desk
from ui.parts.firm_orders import FirmOrders


def test_orders_stand_in_a_table_with_their_sum(firm: Desk, qtbot: QtBot) -> None:
    made = FirmOrders(firm)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    table = screen.named(made, "Orders")
    assert table.model().rowCount() == 0
    order = Order("Yonghe", Money(500_00), make.day("2026-12-30"), Decimal(1))

    firm.bridge.do(Declare(order))
    made.refresh()

    assert table.model().rowCount() == 1
    assert "¥500.00 of open orders" in screen.all_text(made)
    table.selectRow(0)
    table.opened.emit(table.current)
    screen.close_dialog(made)
    screen.press(made, "Record an order", qtbot)
    screen.close_dialog(made)

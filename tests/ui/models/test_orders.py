"""The columns of orders tell what plans make of them."""

from decimal import Decimal

from planner.model.declared import Order
from planner.money import Money
from tests.helpers import make
from ui.models.orders import ORDERS, order_rows

PAYS = make.day("2026-12-30")


def test_open_orders_come_first_and_tell_whether_they_count() -> None:
    closed = Order("Old", Money(100), PAYS, Decimal(1), closed_on=PAYS, id="a")
    hope = Order("Hai", Money(100), PAYS, Decimal("0.5"), PAYS, "gifts", id="b")
    sure = Order("Yonghe", Money(12345_00), PAYS, Decimal("0.97"), id="c")
    book = make.book(closed, hope, sure)

    told = [[column.text(row) for column in ORDERS] for row in order_rows(book)]

    day = "2026-12-30"
    assert told == [
        ["Hai", "1.00", day, day, "50%", "not counted: below 95%", "gifts"],
        ["Yonghe", "12,345.00", "—", day, "97%", "counted", ""],
        ["Old", "1.00", "—", day, "100%", f"closed on {day}", ""],
    ]
    tones = [ORDERS[5].tone(row) for row in order_rows(book)]
    assert tones[0] == tones[1] != tones[2]
    assert ORDERS[1].key(order_rows(book)[0]) == 100  # type: ignore[misc]
    assert ORDERS[4].key(order_rows(book)[0]) == 0.5  # type: ignore[misc]

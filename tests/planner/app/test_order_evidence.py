"""The verb tells orders beside a need."""

from datetime import date
from decimal import Decimal

from planner.app.order_evidence import order_lines, order_rows
from planner.model.declared import Order
from planner.money import Money
from tests.helpers import lending, make, owing

PAYS = date(2026, 9, 1)
SURE = Order("Yonghe", Money(5000_00), PAYS, Decimal("0.95"), id="a")
SENT = Order("Hai", Money(1_00), PAYS, Decimal("0.5"), date(2026, 8, 1), id="b")


def test_orders_are_rows_and_sentences() -> None:
    book, need = make.book(SURE, SENT), lending.need()

    first, second = order_rows(book, owing.ON, need)

    assert first == {
        "id": "a",
        "customer": "Yonghe",
        "amount": "5000.00",
        "delivers_on": None,
        "pays_on": "2026-09-01",
        "certainty": "0.95",
        "counts": True,
    }
    assert (second["delivers_on"], second["counts"]) == ("2026-08-01", False)
    assert len(list(order_lines(book, owing.ON, need))) == 2

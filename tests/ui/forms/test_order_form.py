"""What a customer ordered is typed, corrected and refused at its field."""

from decimal import Decimal

from pytestqt.qtbot import QtBot

from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.forms import order_form


def test_what_is_typed_is_recorded_and_round_trips(firm: Desk, qtbot: QtBot) -> None:
    dialog = shown(order_form.ask(firm), qtbot)
    fill(dialog, qtbot, customer="永和", amount="3万", pays_on="+60", certainty="0.9")
    press(dialog, qtbot, "Save")

    (order,) = firm.book.orders.values()
    assert (order.customer, str(order.amount)) == ("永和", "30000.00")
    assert order.certainty == Decimal("0.9")
    assert (order.delivers_on, order.closed_on) == (None, None)
    again = shown(order_form.ask(firm, known=order), qtbot)
    fill(again, qtbot, closed_on="+1")
    press(again, qtbot, "Save")
    (closed,) = firm.book.orders.values()
    assert closed.id == order.id
    assert closed.closed_on is not None


def test_an_order_of_nothing_is_refused_at_its_field(firm: Desk, qtbot: QtBot) -> None:
    dialog = shown(order_form.ask(firm), qtbot)
    fill(dialog, qtbot, customer="永和", amount="0", pays_on="+60", certainty="1")
    press(dialog, qtbot, "Save")

    assert dialog.isVisible()
    assert dialog.form.note("amount").text()

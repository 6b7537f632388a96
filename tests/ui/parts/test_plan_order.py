"""The user's own order of repaying."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from tests.helpers import screen
from ui.desk import Desk
from ui.parts.plan_order import Order


def opened(desk: Desk, qtbot: QtBot) -> tuple[Order, QListWidget]:
    made = Order(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.refresh()
    debts = screen.named(made, "Your own order")
    assert isinstance(debts, QListWidget)
    return made, debts


def names(debts: QListWidget) -> list[str]:
    return [debts.item(row).text().split("   ")[1] for row in range(debts.count())]


def test_buttons_move_a_debt_and_each_move_is_kept(desk: Desk, qtbot: QtBot) -> None:
    made, debts = opened(desk, qtbot)
    before = names(debts)
    assert not desk.book.assumed.order

    screen.press(made, "Down", qtbot)

    assert names(debts)[:2] == [before[1], before[0]]
    assert debts.currentRow() == 1
    assert len(desk.book.assumed.order) == len(before)
    screen.press(made, "Up", qtbot)
    assert names(debts) == before


def test_keys_move_a_debt_but_not_beyond_the_ends(desk: Desk, qtbot: QtBot) -> None:
    _, debts = opened(desk, qtbot)
    before = names(debts)
    debts.setFocus()
    alt = Qt.KeyboardModifier.AltModifier

    qtbot.keyClick(debts, Qt.Key.Key_Up, alt)
    assert not desk.book.assumed.order
    qtbot.keyClick(debts, Qt.Key.Key_Down, alt)
    assert names(debts)[0] == before[1]


def test_a_debt_that_was_dragged_stays_there(desk: Desk, qtbot: QtBot) -> None:
    made, debts = opened(desk, qtbot)
    before = names(debts)

    # What a drop inside the list does to its rows.
    debts.model().moveRow(QModelIndex(), 0, QModelIndex(), debts.count())
    qtbot.waitUntil(lambda: bool(desk.book.assumed.order))

    assert names(debts) == [*before[1:], before[0]]
    steps = len(desk.bridge.history)
    # Dropped where it was: nothing is to be undone.
    made._keep(list(desk.book.assumed.order))  # noqa: SLF001  # as a drop would
    assert len(desk.bridge.history) == steps


def test_the_order_is_forgotten_on_demand(desk: Desk, qtbot: QtBot) -> None:
    made, debts = opened(desk, qtbot)
    before = names(debts)
    screen.press(made, "Down", qtbot)

    screen.press(made, "Forget this order", qtbot)

    assert desk.book.assumed.order == ()
    assert names(debts) == before


def test_without_debts_nothing_can_be_moved(nothing: Desk, qtbot: QtBot) -> None:
    _, debts = opened(nothing, qtbot)

    qtbot.keyClick(debts, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert debts.count() == 0
    assert not nothing.bridge.history

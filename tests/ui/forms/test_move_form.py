"""Spending on, or a payment to, a card or pay-later line."""

from pytestqt.qtbot import QtBot

from planner.model.records import MoveKind
from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.forms import move_form


def test_what_is_typed_is_recorded(desk: Desk, qtbot: QtBot) -> None:
    dialog = shown(move_form.ask(desk, line="huabei"), qtbot)
    fill(dialog, qtbot, kind=MoveKind.PAY, amount="300", note="早还")
    press(dialog, qtbot, "Save")

    move = list(desk.book.moves.values())[-1]
    assert (move.line, move.kind, str(move.amount)) == (
        "huabei",
        MoveKind.PAY,
        "300.00",
    )
    assert (move.note, move.on) == ("早还", desk.today)


def test_a_movement_is_corrected_in_its_place(desk: Desk, qtbot: QtBot) -> None:
    move = next(iter(desk.book.moves.values()))
    dialog = shown(move_form.ask(desk, move=move), qtbot)
    fill(dialog, qtbot, amount="12.50")
    press(dialog, qtbot, "Save")

    now = desk.book.moves[move.id]
    assert (str(now.amount), now.line, now.kind, now.on) == (
        "12.50",
        move.line,
        move.kind,
        move.on,
    )

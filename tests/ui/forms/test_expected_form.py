"""An income or expense that is expected."""

from decimal import Decimal

from pytestqt.qtbot import QtBot

from planner.model.records import Way
from planner.model.terms import EveryDays, Rhythm
from tests.helpers import make
from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.forms import expected_form


def test_what_is_typed_is_recorded(nothing: Desk, qtbot: QtBot) -> None:
    dialog = shown(expected_form.ask(nothing), qtbot)
    fill(dialog, qtbot, way=Way.OUT, name="房租", amount="2,500", first="+5",
         every=Rhythm.MONTH, until="2027-12-31", certainty="90%")  # fmt: skip
    press(dialog, qtbot, "Save")

    (row,) = nothing.book.expected.values()
    assert (row.way, row.name, str(row.amount)) == (Way.OUT, "房租", "2500.00")
    assert (row.every, row.certainty) == (Rhythm.MONTH, Decimal("0.9"))
    assert str(row.until) == "2027-12-31"


def test_a_known_row_round_trips(desk: Desk, qtbot: QtBot) -> None:
    for known in desk.book.expected.values():
        dialog = shown(expected_form.ask(desk, known=known), qtbot)
        press(dialog, qtbot, "Save")

        assert desk.book.expected[known.id] == known


def test_an_odd_rhythm_is_not_lost(at_desk, qtbot: QtBot) -> None:
    known = make.expected(every=EveryDays(10))
    desk = at_desk(make.book(known))
    dialog = shown(expected_form.ask(desk, known=known), qtbot)
    press(dialog, qtbot, "Save")

    assert desk.book.expected[known.id] == known


def test_a_known_row_can_be_deleted(at_desk, qtbot: QtBot) -> None:
    known = make.expected()
    desk = at_desk(make.book(known))
    dialog = shown(expected_form.ask(desk, known=known), qtbot)
    press(dialog, qtbot, "Delete")

    assert not desk.book.expected
    desk.bridge.undo()
    assert desk.book.expected[known.id] is known

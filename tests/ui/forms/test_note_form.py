"""An event around a line or a lender."""

from pytestqt.qtbot import QtBot

from planner.model.records import NoteKind
from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.forms import note_form


def test_what_is_typed_is_recorded(desk: Desk, qtbot: QtBot) -> None:
    dialog = shown(note_form.ask(desk, line="jiebei"), qtbot)
    fill(dialog, qtbot, kind=NoteKind.FROZEN)
    press(dialog, qtbot, "Save")

    note = list(desk.book.notes.values())[-1]
    assert (note.kind, note.line, note.lender) == (NoteKind.FROZEN, "jiebei", None)


def test_an_event_may_concern_no_line(nothing: Desk, qtbot: QtBot) -> None:
    dialog = shown(note_form.ask(nothing), qtbot)
    fill(dialog, qtbot, kind=NoteKind.INQUIRY, lender="某银行")
    press(dialog, qtbot, "Save")

    (note,) = nothing.book.notes.values()
    assert (note.line, note.lender) == (None, "某银行")

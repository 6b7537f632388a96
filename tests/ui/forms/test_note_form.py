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


def test_an_event_is_corrected_in_its_place(desk: Desk, qtbot: QtBot) -> None:
    event = next(iter(desk.book.notes.values()))
    dialog = shown(note_form.ask(desk, event=event), qtbot)
    fill(dialog, qtbot, kind=NoteKind.APPEALED)
    press(dialog, qtbot, "Save")

    now = desk.book.notes[event.id]
    assert (now.kind, now.on, now.line) == (NoteKind.APPEALED, event.on, event.line)

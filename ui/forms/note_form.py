"""An event around a line or a lender: an inquiry, a freeze, a refusal."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Amend, Command, TakeNote
from planner.model.records import Note, NoteKind
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.choices import of_enum, of_lines
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import DayEdit, text_edit


def ask(
    desk: Desk,
    parent: QWidget | None = None,
    line: str = "",
    event: Note | None = None,
) -> FormDialog:
    """The form, for ``line`` where one is meant; or to correct an event."""
    lines = tuple(desk.book.lines.values())
    form = Form(
        (
            Field("kind", Phrase("What happened"), partial(of_enum, *NoteKind)),
            Field("on", Phrase("Day"), partial(DayEdit, desk.today)),
            Field(
                "line",
                Phrase("Line"),
                partial(of_lines, lines, tr("none of mine")),
                is_needed=False,
            ),
            Field("lender", Phrase("Lender"), text_edit, is_needed=False),
        )
    )
    if event is None:
        form.put(on=desk.today, line=line or None)
    else:
        form.put(kind=event.kind, on=event.on, line=event.line, lender=event.lender)
    return FormDialog(
        tr("Event"),
        form,
        partial(_wish, event),
        desk.bridge,
        parent=parent,
        drops=event.id if event else "",
    )


def _wish(event: Note | None, values: Mapping[str, Any]) -> Command:
    told = Note(**values)
    return TakeNote(told) if event is None else Amend(replace(told, id=event.id))

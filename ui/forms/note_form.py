"""An event around a line or a lender: an inquiry, a freeze, a refusal."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Command, TakeNote
from planner.model.records import Note, NoteKind
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.choices import of_enum, of_lines
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import DayEdit, text_edit


def ask(desk: Desk, parent: QWidget | None = None, line: str = "") -> FormDialog:
    """The form, for ``line`` where one is meant."""
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
    form.put(on=desk.today, line=line or None)
    return FormDialog(tr("Event"), form, _wish, desk.bridge, parent=parent)


def _wish(values: Mapping[str, Any]) -> Command:
    return TakeNote(Note(**values))

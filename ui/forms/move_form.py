"""Spending on, or a payment to, a card or pay-later line."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Amend, CardMove, Command
from planner.model.records import Move, MoveKind
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.choices import lines_of, of_enum
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import DayEdit, money_edit, text_edit


def ask(
    desk: Desk,
    parent: QWidget | None = None,
    line: str = "",
    move: Move | None = None,
) -> FormDialog:
    """The form, for ``line`` where one is meant; or to correct a movement."""
    form = Form(
        (
            Field("line", Phrase("Line"), lines_of(desk.book)),
            Field("kind", Phrase("What"), partial(of_enum, *MoveKind)),
            Field("on", Phrase("Day"), partial(DayEdit, desk.today)),
            Field("amount", Phrase("Amount"), money_edit),
            Field("note", Phrase("Note"), text_edit, is_needed=False),
        )
    )
    if move is None:
        form.put(on=desk.today, line=line)
    else:
        form.put(
            line=move.line,
            kind=move.kind,
            on=move.on,
            amount=move.amount,
            note=move.note or None,
        )
    return FormDialog(
        tr("Card spending or payment"),
        form,
        partial(_wish, move),
        desk.bridge,
        parent=parent,
        drops=move.id if move else "",
    )


def _wish(move: Move | None, values: Mapping[str, Any]) -> Command:
    told = Move(**{**values, "note": values["note"] or ""})
    return CardMove(told) if move is None else Amend(replace(told, id=move.id))

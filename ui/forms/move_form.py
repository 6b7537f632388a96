"""Spending on, or a payment to, a card or pay-later line."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import CardMove, Command
from planner.model.records import Move, MoveKind
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.choices import lines_of, of_enum
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import DayEdit, money_edit, text_edit


def ask(desk: Desk, parent: QWidget | None = None, line: str = "") -> FormDialog:
    """The form, for ``line`` where one is meant."""
    form = Form(
        (
            Field("line", Phrase("Line"), lines_of(desk.book)),
            Field("kind", Phrase("What"), partial(of_enum, *MoveKind)),
            Field("on", Phrase("Day"), partial(DayEdit, desk.today)),
            Field("amount", Phrase("Amount"), money_edit),
            Field("note", Phrase("Note"), text_edit, is_needed=False),
        )
    )
    form.put(on=desk.today, line=line)
    title = tr("Card spending or payment")
    return FormDialog(title, form, _wish, desk.bridge, parent=parent)


def _wish(values: Mapping[str, Any]) -> Command:
    return CardMove(Move(**{**values, "note": values["note"] or ""}))

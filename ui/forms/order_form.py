"""What a customer ordered, and how sure it is that it is paid for on its day."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Command, Declare
from planner.model.declared import Order
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import DayEdit, money_edit, ratio_edit, text_edit

_NAMES = (
    *("customer", "amount", "delivers_on", "pays_on"),
    *("certainty", "closed_on", "note"),
)


def ask(
    desk: Desk, parent: QWidget | None = None, known: Order | None = None
) -> FormDialog:
    """The form: empty for a new order, filled to correct a known one."""
    form = Form(_fields(desk))
    if known is not None:
        form.put(**{name: getattr(known, name) for name in _NAMES})
    return FormDialog(
        tr("Order of a customer"),
        form,
        partial(_wish, known),
        desk.bridge,
        parent=parent,
        drops=known.id if known else "",
    )


def _fields(desk: Desk) -> tuple[Field, ...]:
    day = partial(DayEdit, desk.today)
    return (
        Field("customer", Phrase("Customer"), text_edit),
        Field("amount", Phrase("Amount"), money_edit),
        Field("delivers_on", Phrase("Delivered on"), day, is_needed=False),
        Field("pays_on", Phrase("The customer pays on"), day),
        Field(
            "certainty",
            Phrase("Certainty that it is paid by then"),
            partial(ratio_edit, "certainty"),
            Phrase("Plans count it where it is as sure as the book asks for."),
        ),
        Field(
            "closed_on",
            Phrase("Invoiced, paid or cancelled on"),
            day,
            Phrase("From then on it counts no more."),
            is_needed=False,
        ),
        Field("note", Phrase("Note"), text_edit, is_needed=False),
    )


def _wish(known: Order | None, values: Mapping[str, Any]) -> Command:
    told = {name: value for name, value in values.items() if value is not None}
    return Declare(Order(id=known.id if known else "", **told))

"""A value of the estimator that the user knows better, beside the shipped one."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Command, Declare
from planner.app.own_priors import BeliefRow
from planner.errors import FieldError
from planner.model.declared import PriorEdit
from planner.phrases import Phrase, Sentence
from planner.wording.i18n import tr
from planner.wording.say import say
from ui.desk import Desk
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.edit import Edit, text_edit

_WIDE = 300  # of what stands beside; a source has a line or two


def ask(desk: Desk, belief: BeliefRow, parent: QWidget | None = None) -> FormDialog:
    """The form for a belief; deleting goes back to the shipped value."""
    form = Form(
        (
            Field("value", Phrase("Your value"), partial(_edit, belief)),
            Field("note", Phrase("Why"), text_edit, is_needed=False),
        )
    )
    form.put(value=belief.shipped if belief.own is None else belief.own)
    form.put(note=belief.note or None)
    return FormDialog(
        say(belief.name),
        form,
        partial(_wish, belief, desk.today),
        desk.bridge,
        parent=parent,
        beside=_papers(belief),
        drops="" if belief.own is None else belief.belief,
    )


def _papers(belief: BeliefRow) -> Card:
    card = Card(tr("As it is shipped"))
    span = tr("from {low} to {high} is possible").format(
        low=belief.low, high=belief.high
    )
    grade = tr("grade {grade}").format(grade=say(belief.grade))
    card.add(text.short(str(belief.shipped), points=14.0, strong=True))
    card.add(text.label(grade))
    card.add(text.label(belief.source, Tone.MUTED))
    card.add(text.label(span, Tone.MUTED))
    card.inside.addStretch(1)
    card.setMinimumWidth(_WIDE)
    return card


def _edit(belief: BeliefRow) -> Edit:
    return Edit(partial(_read, belief), lambda _: "", str, str(belief.shipped))


def _read(belief: BeliefRow, typed: str) -> Decimal:
    words = Phrase("a number from {low} to {high}")
    expected = Sentence(words, low=belief.low, high=belief.high)
    try:
        value = Decimal(typed.strip().replace("−", "-"))
    except InvalidOperation:
        raise FieldError(field="value", found=repr(typed), expected=expected) from None
    if not (value.is_finite() and belief.low <= value <= belief.high):
        raise FieldError(field="value", found=repr(typed), expected=expected)
    return value


def _wish(belief: BeliefRow, today: date, values: Mapping[str, Any]) -> Command:
    return Declare(
        PriorEdit(belief.belief, values["value"], today, values["note"] or "")
    )

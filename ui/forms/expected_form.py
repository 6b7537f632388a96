"""An income or expense that is expected, once or in a rhythm."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Amend, Command, Expect
from planner.model.records import Expected, Way
from planner.model.terms import Rhythm
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say
from ui.desk import Desk
from ui.forms.choices import of_enum
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import Choice, DayEdit, money_edit, ratio_edit, text_edit


def ask(
    desk: Desk, parent: QWidget | None = None, known: Expected | None = None
) -> FormDialog:
    """The form: empty for a new row, filled to correct a known one."""
    form = Form(_fields(desk))
    if known is None:
        form.put(first=desk.today, every=Rhythm.MONTH, certainty=Decimal(1))
    else:
        form.put(
            way=known.way,
            name=known.name,
            amount=known.amount,
            first=known.first,
            every=known.every,
            until=known.until,
            certainty=known.certainty,
        )
    return FormDialog(
        tr("Expected income or expense"),
        form,
        partial(_wish, known),
        desk.bridge,
        parent=parent,
        drops=known.id if known else "",
    )


def _fields(desk: Desk) -> tuple[Field, ...]:
    return (
        Field("way", Phrase("What"), partial(of_enum, *Way)),
        Field("name", Phrase("Name"), partial(text_edit, tr("Salary"))),
        Field("amount", Phrase("Amount"), money_edit),
        Field("first", Phrase("First day"), partial(DayEdit, desk.today)),
        Field("every", Phrase("How often"), _rhythms),
        Field(
            "until",
            Phrase("Last day"),
            partial(DayEdit, desk.today),
            Phrase("Empty: it never ends"),
            is_needed=False,
        ),
        Field(
            "certainty",
            Phrase("How sure"),
            partial(ratio_edit, "certainty"),
            Phrase("100% is taken for granted"),
        ),
    )


def _rhythms() -> Choice:
    return Choice(("once", tr("once")), *((rhythm, say(rhythm)) for rhythm in Rhythm))


def _wish(known: Expected | None, values: Mapping[str, Any]) -> Command:
    record = Expected(id=known.id if known else "", **values)
    return Amend(record) if known else Expect(record)

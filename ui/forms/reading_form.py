"""What a lender's app shows as limit on a day."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Amend, Command, ReadLimit
from planner.model.records import LimitReading
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.choices import lines_of, yes_no_unknown
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import DayEdit, any_money_edit, text_edit

_NAMES = (
    *("line", "on", "limit", "available", "temporary", "temporary_until"),
    *("drawable", "reason"),
)


def ask(
    desk: Desk,
    parent: QWidget | None = None,
    line: str = "",
    reading: LimitReading | None = None,
) -> FormDialog:
    """The form for a reading, of ``line`` where one is meant; or to correct one."""
    form = Form(
        (
            Field("line", Phrase("Line"), lines_of(desk.book)),
            Field("on", Phrase("Day"), partial(DayEdit, desk.today)),
            Field(
                "limit",
                Phrase("Total limit"),
                any_money_edit,
                Phrase("As the app shows it; 0 if it was taken away"),
            ),
            Field(
                "available",
                Phrase("Available limit"),
                any_money_edit,
                is_needed=False,
            ),
            Field(
                "temporary",
                Phrase("Temporary part"),
                any_money_edit,
                is_needed=False,
            ),
            Field(
                "temporary_until",
                Phrase("Temporary until"),
                partial(DayEdit, desk.today),
                is_needed=False,
            ),
            Field(
                "drawable",
                Phrase("Did drawing work?"),
                partial(yes_no_unknown, tr("not tried")),
                is_needed=False,
            ),
            Field("reason", Phrase("What the app said"), text_edit, is_needed=False),
        )
    )
    if reading is None:
        form.put(on=desk.today, line=line)
    else:
        form.put(**{name: getattr(reading, name) for name in _NAMES})
    return FormDialog(
        tr("Read a limit"),
        form,
        partial(_wish, reading),
        desk.bridge,
        parent=parent,
        drops=reading.id if reading else "",
    )


def _wish(reading: LimitReading | None, values: Mapping[str, Any]) -> Command:
    told = LimitReading(**{**values, "reason": values["reason"] or ""})
    if reading is None:
        return ReadLimit(told)
    return Amend(replace(told, id=reading.id))

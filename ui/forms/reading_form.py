"""What a lender's app shows as limit on a day."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Command, ReadLimit
from planner.model.records import LimitReading
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.choices import lines_of, yes_no_unknown
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import DayEdit, any_money_edit, text_edit


def ask(desk: Desk, parent: QWidget | None = None, line: str = "") -> FormDialog:
    """The form for today's reading, of ``line`` where one is meant."""
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
                "drawable",
                Phrase("Did drawing work?"),
                partial(yes_no_unknown, tr("not tried")),
                is_needed=False,
            ),
            Field("reason", Phrase("What the app said"), text_edit, is_needed=False),
        )
    )
    form.put(on=desk.today, line=line)
    return FormDialog(tr("Read a limit"), form, _wish, desk.bridge, parent=parent)


def _wish(values: Mapping[str, Any]) -> Command:
    return ReadLimit(LimitReading(**{**values, "reason": values["reason"] or ""}))

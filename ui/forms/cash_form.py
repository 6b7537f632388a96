"""The cash at hand on a day."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Command, CountCash
from planner.model.records import Cash
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import DayEdit, any_money_edit


def ask(desk: Desk, parent: QWidget | None = None) -> FormDialog:
    """The form for today's count."""
    form = Form(
        (
            Field("on", Phrase("Day"), partial(DayEdit, desk.today)),
            Field(
                "amount",
                Phrase("Cash at hand"),
                any_money_edit,
                Phrase("All you can pay with at the end of that day"),
            ),
        )
    )
    form.put(on=desk.today)
    return FormDialog(tr("Count cash"), form, _wish, desk.bridge, parent=parent)


def _wish(values: Mapping[str, Any]) -> Command:
    return CountCash(Cash(values["on"], values["amount"]))

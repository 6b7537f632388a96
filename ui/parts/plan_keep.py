"""Gives a plan a name and keeps it in the book."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Command, Declare
from planner.model.declared import SavedPlan
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import day
from ui.desk import Desk
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import text_edit


def ask(desk: Desk, plan: SavedPlan, parent: QWidget | None = None) -> FormDialog:
    """The form, with a name proposed that no kept plan has yet."""
    hint = Phrase("It stays as it is now, whatever the book becomes")
    form = Form((Field("name", Phrase("Name"), text_edit, hint),))
    form.put(name=_free_name(desk, plan))
    return FormDialog(
        tr("Keep this plan"), form, partial(_wish, plan), desk.bridge, parent=parent
    )


def _free_name(desk: Desk, plan: SavedPlan) -> str:
    taken = {one.name for one in desk.book.plans.values()}
    name = tr("{plan}, {day}").format(plan=plan.name, day=day(plan.made_on))
    numbered = (name if n == 1 else f"{name} ({n})" for n in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)


def _wish(plan: SavedPlan, values: Mapping[str, Any]) -> Command:
    return Declare(replace(plan, name=values["name"]))

"""Whose book it is."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Command, SetProfile
from planner.model.records import BookKind, Profile
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.choices import of_enum
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import DayEdit, money_edit, text_edit


def ask(desk: Desk, parent: QWidget | None = None) -> FormDialog:
    """The form, filled with what the book knows."""
    form = Form(
        (
            Field("name", Phrase("Name"), text_edit, is_needed=False),
            Field(
                "kind", Phrase("This book belongs to a"), partial(of_enum, *BookKind)
            ),
            Field(
                "monthly_income",
                Phrase("Monthly income"),
                money_edit,
                Phrase("After tax; leave it empty if you would rather not say"),
                is_needed=False,
            ),
            Field(
                "registered_on",
                Phrase("Licence registered on"),
                partial(DayEdit, desk.today),
                Phrase("The first day of the business licence, if there is one"),
                is_needed=False,
            ),
            Field("note", Phrase("Note"), text_edit, is_needed=False),
        )
    )
    known = desk.book.profile
    form.put(
        name=known.name,
        kind=known.kind,
        monthly_income=known.monthly_income,
        registered_on=known.registered_on,
        note=known.note,
    )
    return FormDialog(tr("Profile"), form, _wish, desk.bridge, parent=parent)


def _wish(values: Mapping[str, Any]) -> Command:
    return SetProfile(
        Profile(
            name=values["name"] or "",
            kind=values["kind"],
            monthly_income=values["monthly_income"],
            registered_on=values["registered_on"],
            note=values["note"] or "",
        )
    )

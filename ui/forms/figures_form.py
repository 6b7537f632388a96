"""A firm's figures for a period."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Command, RecordFigures
from planner.model.records import Figures
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import any_money_edit, text_edit

_SUMS = (
    ("revenue", Phrase("Revenue")),
    ("cash_flow", Phrase("Cash flow")),
    ("current_assets", Phrase("Current assets")),
    ("current_liabilities", Phrase("Current liabilities")),
    ("total_assets", Phrase("Total assets")),
    ("total_liabilities", Phrase("Total liabilities")),
)


def ask(
    desk: Desk, parent: QWidget | None = None, known: Figures | None = None
) -> FormDialog:
    """The form; the same period again replaces its figures."""
    form = Form(
        (
            Field(
                "period",
                Phrase("Period"),
                partial(text_edit, "2026-Q3"),
                Phrase("A year, a quarter or a month: 2025, 2026-Q1, 2026-03"),
            ),
            *(Field(name, label, any_money_edit) for name, label in _SUMS),
        )
    )
    if known is not None:
        form.put(period=known.period)
        form.put(**{name: getattr(known, name) for name, _ in _SUMS})
    return FormDialog(
        tr("Figures of a period"),
        form,
        _wish,
        desk.bridge,
        parent=parent,
        drops=known.id if known else "",
    )


def _wish(values: Mapping[str, Any]) -> Command:
    return RecordFigures(Figures(**values))

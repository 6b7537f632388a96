"""What plans take for granted; kept in the book and printed with every plan."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Assume, Command
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import Choice, any_money_edit, ratio_edit


def ask(desk: Desk, parent: QWidget | None = None) -> FormDialog:
    """The form, filled with what holds now."""
    form = Form(
        (
            Field(
                "reserve",
                Phrase("Reserve"),
                any_money_edit,
                Phrase("Cash that no plan touches"),
            ),
            Field(
                "prepay_minimum",
                Phrase("Smallest prepayment"),
                any_money_edit,
                Phrase("No plan proposes less"),
            ),
            Field(
                "confidence",
                Phrase("Safety of a financing mix"),
                partial(ratio_edit, "confidence"),
                Phrase("The share of bad scenarios that it must stand"),
            ),
            Field(
                "largest_share",
                Phrase("Most from one lender"),
                partial(ratio_edit, "largest_share"),
                Phrase("Share of new financing"),
            ),
            Field(
                "largest_dti",
                Phrase("Most of a month's income for instalments"),
                partial(ratio_edit, "largest_dti"),
                Phrase("Empty: the usual mark, as far as it can be kept"),
                is_needed=False,
            ),
            Field(
                "factor_reliance",
                Phrase("Count reliance on one line"),
                _no_or_yes,
                Phrase("A claim without evidence; it lowers the estimate"),
            ),
            Field(
                "factor_profile",
                Phrase("Count gaps in the profile"),
                _no_or_yes,
                Phrase("A claim without evidence; it lowers the estimate"),
            ),
        )
    )
    known = desk.book.assumed
    form.put(
        reserve=known.reserve,
        prepay_minimum=known.prepay_minimum,
        confidence=known.confidence,
        largest_share=known.largest_share,
        largest_dti=known.largest_dti,
        factor_reliance=known.factor_reliance,
        factor_profile=known.factor_profile,
    )
    return FormDialog(tr("Assumptions"), form, _wish, desk.bridge, parent=parent)


def _no_or_yes() -> Choice:
    return Choice((False, tr("no")), (True, tr("yes")))


def _wish(values: Mapping[str, Any]) -> Command:
    return Assume(values)

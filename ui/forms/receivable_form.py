"""What a debtor owes the firm."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import AddReceivable, Amend, Command
from planner.model.records import Receivable
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.choices import yes_no_unknown
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import DayEdit, money_edit, ratio_edit, text_edit


def ask(
    desk: Desk, parent: QWidget | None = None, known: Receivable | None = None
) -> FormDialog:
    """The form: empty for a new receivable, filled to correct a known one."""
    day = partial(DayEdit, desk.today)
    form = Form(
        (
            Field("debtor", Phrase("Debtor"), text_edit),
            Field("amount", Phrase("Amount"), money_edit),
            Field("issued_on", Phrase("Issued on"), day),
            Field("due_on", Phrase("Due on"), day),
            Field(
                "confirmed",
                Phrase("Confirmed by the debtor"),
                partial(yes_no_unknown, tr("not asked")),
                is_needed=False,
            ),
            Field(
                "probability",
                Phrase("Probability that it comes by its day"),
                partial(ratio_edit, "probability"),
                Phrase("Your own judgement; left empty, earlier payments tell."),
                is_needed=False,
            ),
            Field("collected_on", Phrase("Collected on"), day, is_needed=False),
        )
    )
    if known is None:
        form.put(issued_on=desk.today)
    else:
        form.put(
            debtor=known.debtor,
            amount=known.amount,
            issued_on=known.issued_on,
            due_on=known.due_on,
            confirmed=known.confirmed,
            probability=known.probability,
            collected_on=known.collected_on,
        )
    return FormDialog(
        tr("Receivable"),
        form,
        partial(_wish, known),
        desk.bridge,
        parent=parent,
        drops=known.id if known else "",
    )


def _wish(known: Receivable | None, values: Mapping[str, Any]) -> Command:
    record = Receivable(id=known.id if known else "", **values)
    return Amend(record) if known else AddReceivable(record)

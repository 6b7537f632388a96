"""What a buyer offers for a receivable: a discount, an advance, a certificate."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Command, Declare
from planner.model.book import Book
from planner.model.declared import Quote
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say
from ui.desk import Desk
from ui.forms.choices import yes_no_unknown
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.models.quotes import WAYS
from ui.widgets.edit import (
    Choice,
    DayEdit,
    money_edit,
    number_edit,
    rate_edit,
    ratio_edit,
    text_edit,
)

_NAMES = (
    *("receivable", "way", "lender", "rate", "advance", "fee", "fee_ratio"),
    *("recourse", "interest_at", "days", "until"),
)
_MOST_DAYS = 366


def ask(
    desk: Desk, parent: QWidget | None = None, known: Quote | None = None
) -> FormDialog:
    """The form: empty for a new offer, filled to correct a known one."""
    form = Form(_fields(desk))
    if known is not None:
        form.put(**{name: getattr(known, name) for name in _NAMES})
    return FormDialog(
        tr("Offer for a receivable"),
        form,
        partial(_wish, known),
        desk.bridge,
        parent=parent,
        drops=known.id if known else "",
    )


def _fields(desk: Desk) -> tuple[Field, ...]:
    usual = Phrase("empty: as the catalogue tells")
    return (
        Field("receivable", Phrase("Receivable"), partial(_open, desk.book)),
        Field("way", Phrase("What it is"), _ways),
        Field("lender", Phrase("Who offers"), text_edit, is_needed=False),
        Field("rate", Phrase("Rate"), rate_edit, usual, is_needed=False),
        Field(
            "advance",
            Phrase("Part paid at once"),
            partial(ratio_edit, "advance"),
            usual,
            is_needed=False,
        ),
        Field("fee", Phrase("Fee, a sum"), money_edit, is_needed=False),
        Field(
            "fee_ratio",
            Phrase("Fee, a part of the amount"),
            partial(ratio_edit, "fee_ratio"),
            is_needed=False,
        ),
        Field(
            "recourse",
            Phrase("Must be paid back if the debtor does not pay"),
            partial(yes_no_unknown, tr("not told")),
            is_needed=False,
        ),
        Field("interest_at", Phrase("Interest is taken"), _times),
        Field(
            "days",
            Phrase("Days until the money comes"),
            partial(number_edit, 0, _MOST_DAYS, "days"),
            usual,
            is_needed=False,
        ),
        Field(
            "until",
            Phrase("Offer holds until"),
            partial(DayEdit, desk.today),
            is_needed=False,
        ),
    )


def _open(book: Book) -> Choice:
    rows = [one for one in book.receivables.values() if one.collected_on is None]
    return Choice(*((one.id, f"{one.debtor}  {say(one.amount)}") for one in rows))


def _ways() -> Choice:
    return Choice(*((way, tr(words)) for way, words in WAYS.items()))


def _times() -> Choice:
    return Choice(
        ("start", tr("at the start")),
        ("collection", tr("when the debtor pays")),
    )


def _wish(known: Quote | None, values: Mapping[str, Any]) -> Command:
    told = {name: value for name, value in values.items() if value is not None}
    return Declare(Quote(id=known.id if known else "", **told))

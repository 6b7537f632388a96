"""Days in which the user knows money to be tight: a policy, an outage."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Command, Declare
from planner.app.labels import name_of
from planner.app.usual import channel_name
from planner.errors import FieldError
from planner.model.book import Book
from planner.model.declared import FundingWindow
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import Choice, DayEdit, Edit, text_edit

WHYS = {
    "policy": Phrase("a policy of the lender or of the regulator"),
    "outage": Phrase("an outage of the app or of its bank"),
}

_TIMES = {
    "rise": Phrase("Rises, times as often"),
    "cut": Phrase("Cuts, times as often"),
    "freeze": Phrase("Freezes, times as often"),
}
_USUAL = Phrase("empty: as ever")


def ask(
    desk: Desk, parent: QWidget | None = None, window: FundingWindow | None = None
) -> FormDialog:
    """The form for a window; for ``window`` to correct it."""
    form = Form(
        (
            Field("name", Phrase("What is told"), text_edit),
            Field("why", Phrase("Why"), _whys),
            Field("since", Phrase("From"), partial(DayEdit, desk.today)),
            Field(
                "until",
                Phrase("To and including"),
                partial(DayEdit, desk.today),
            ),
            *(
                Field(name, words, partial(_times, name), _USUAL, is_needed=False)
                for name, words in _TIMES.items()
            ),
            Field(
                "where",
                Phrase("Where"),
                partial(_places, desk.book),
                is_needed=False,
            ),
        )
    )
    if window is None:
        form.put(since=desk.today, until=desk.today)
    else:
        where = ("line", window.line) if window.line else ("channel", window.channel)
        form.put(
            name=window.name,
            why=window.why,
            since=window.since,
            until=window.until,
            where=where if where[1] else None,
            rise=window.rise,
            cut=window.cut,
            freeze=window.freeze,
        )
    return FormDialog(
        tr("Days in which money is tight"),
        form,
        partial(_wish, window),
        desk.bridge,
        parent=parent,
        drops=window.id if window else "",
    )


def _times(name: str) -> Edit:
    """A multiple such as ``2`` or ``0.5``."""

    def read(typed: str) -> Decimal:
        try:
            value = Decimal(typed.strip())
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            expected = Phrase("a number such as 2 or 0.5")
            raise FieldError(field=name, found=repr(typed), expected=expected)
        return value

    return Edit(read, lambda _: "", str, "1")


def _whys() -> Choice:
    return Choice(*((why, tr(words)) for why, words in WHYS.items()))


def _places(book: Book) -> Choice:
    """Everywhere, at one channel, or on one line."""
    channels = dict.fromkeys(line.channel for line in book.lines.values())
    return Choice(
        (None, tr("everywhere")),
        *((("line", line.id), name_of(line)) for line in book.lines.values()),
        *(
            (
                ("channel", channel),
                tr("all of {name}").format(name=channel_name(channel)),
            )
            for channel in channels
        ),
    )


def _wish(window: FundingWindow | None, values: Mapping[str, Any]) -> Command:
    kind, place = values["where"] or (None, None)
    told = FundingWindow(
        name=values["name"],
        why=values["why"],
        since=values["since"],
        until=values["until"],
        line=place if kind == "line" else None,
        channel=place if kind == "channel" else None,
        **{name: values[name] for name in _TIMES if values[name] is not None},
    )
    return Declare(replace(told, id=window.id) if window else told)

"""A lender's cost disclosure form (综合融资成本明示表), compared while one types."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Any, Literal

from PySide6.QtWidgets import QWidget

from planner.app.commands import Command, Declare
from planner.app.queries_disclosure import disclosure_row
from planner.errors import PlannerError
from planner.model import declared as d
from planner.money import Money
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say
from ui.desk import Desk
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.models.disclosures import sentences
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.edit import DayEdit, any_money_edit
from ui.widgets.edit_terms import items_edit, yearly_edit

Kind = Literal["interest", "fee", "contingent"]


def ask(
    desk: Desk, loan: str, parent: QWidget | None = None, known: str | None = None
) -> FormDialog:
    """The form for a loan; filled to correct a known one."""
    old = desk.book.disclosures[known] if known else None
    form = Form(_fields(desk))
    beside = _Beside(desk, form, loan)
    if old is None:
        terms = desk.book.loans[loan].terms
        form.put(on=terms.drawn_on, principal=terms.principal)
    else:
        form.put(**_shown(old))
    form.edited.connect(beside.follow)
    beside.follow("")
    return FormDialog(
        tr("Stated cost"),
        form,
        partial(_wish, loan, known or ""),
        desk.bridge,
        parent=parent,
        beside=beside,
        drops=known or "",
    )


class _Beside(Card):
    """Says beside the form how it compares."""

    def __init__(self, desk: Desk, form: Form, loan: str) -> None:
        super().__init__(tr("Compared with our figure"))
        self._desk, self._form, self._loan = desk, form, loan
        self._first = text.label("", points=12.0, strong=True)
        self._rest = text.label("", Tone.MUTED)
        self.add(self._first)
        self.add(self._rest)
        self.inside.addStretch(1)
        self.setMinimumWidth(330)

    def follow(self, _name: str) -> None:
        """Compare what is typed now."""
        values = self._form.values()
        if values is None:
            self._say(tr("Appears here as soon as the form is complete."), "")
            return
        try:
            row = disclosure_row(self._desk.book, _record(self._loan, "", values))
        except PlannerError as refusal:
            self._say(say(refusal), "")
            return
        first, *rest = [say(one) for one in sentences(row)]
        self._say(first, "\n".join(rest))
        text.retone(self._first, Tone.GOOD if row.is_equal else Tone.WARN)

    def _say(self, first: str, rest: str) -> None:
        text.retone(self._first, Tone.MUTED)
        self._first.setText(first)
        self._rest.setText(rest)


def _fields(desk: Desk) -> tuple[Field, ...]:
    return (
        Field("on", Phrase("Day of the form"), partial(DayEdit, desk.today)),
        Field(
            "annual",
            Phrase("Yearly cost it states"),
            yearly_edit,
            Phrase("正常履约年化综合融资成本, such as 14.6%"),
        ),
        Field("principal", Phrase("Principal"), any_money_edit, is_needed=False),
        Field(
            "interest",
            Phrase("Interest in all"),
            any_money_edit,
            Phrase("As far as the form states it"),
            is_needed=False,
        ),
        Field(
            "fees",
            Phrase("Fees and who takes them"),
            partial(items_edit, "fees", tr("guarantee 120 Firm; service 1%")),
            Phrase("Name, amount or percentage, who takes it; one after another"),
            is_needed=False,
        ),
        Field(
            "contingent",
            Phrase("Only in default"),
            partial(items_edit, "contingent", tr("penalty 5%")),
            Phrase("It counts in no yearly cost"),
            is_needed=False,
        ),
    )


def _record(loan: str, known: str, values: Mapping[str, Any]) -> d.Disclosure:
    items = []
    if values["interest"] is not None:
        items.append(d.DisclosedItem(tr("Interest"), "interest", values["interest"]))
    kinds: tuple[tuple[str, Kind], ...] = (
        ("fees", "fee"),
        ("contingent", "contingent"),
    )
    for name, kind in kinds:
        for title, amount, ratio, collector in values[name] or ():
            items.append(d.DisclosedItem(title, kind, amount, ratio, collector))
    annual: Decimal = values["annual"]
    principal: Money | None = values["principal"]
    return d.Disclosure(loan, values["on"], annual, principal, tuple(items), known)


def _wish(loan: str, known: str, values: Mapping[str, Any]) -> Command:
    return Declare(_record(loan, known, values))


def _shown(old: d.Disclosure) -> Mapping[str, object]:
    def of(kind: Kind) -> tuple[tuple[object, ...], ...]:
        return tuple(
            (item.name, item.amount, item.ratio, item.collector)
            for item in old.items
            if item.kind == kind
        )

    interest = [item.amount for item in old.items if item.kind == "interest"]
    return {
        "on": old.on,
        "annual": old.annual,
        "principal": old.principal,
        "interest": interest[0] if interest else None,
        "fees": of("fee") or None,
        "contingent": of("contingent") or None,
    }

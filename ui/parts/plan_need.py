"""What is needed: typed, kept in the book, and taken up again later."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.commands import Declare, Drop
from planner.model import declared as d
from planner.money import Money
from planner.phrases import Phrase
from planner.plan.offers import Need
from planner.wording.i18n import tr
from planner.wording.say import day, money
from ui.desk import Desk
from ui.forms.form import Field, Form
from ui.parts.plan_receivables import Receivables
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.edit import (
    AheadEdit,
    Choice,
    money_edit,
    number_edit,
    ratio_edit,
    text_edit,
)

_USUAL_WAIT = timedelta(days=14)
_USUAL_MONTHS = 12
_MOST_MONTHS = 360


class NeedForm(QWidget):
    """The fields of a need, and the needs that the book keeps."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.form = Form(_fields(desk), across=2)
        self.form.put(
            by=desk.today + _USUAL_WAIT,
            months=_USUAL_MONTHS,
            confidence=desk.book.assumed.confidence,
        )
        self._kept = Choice()
        self._kept.setAccessibleName(tr("Kept needs"))
        self._kept.setMinimumWidth(290)
        self._kept.activated.connect(self._take_up)
        self._keep_it = text.button(tr("Keep this need"), "add", self._keep)
        self._drop = text.small(tr("Delete this need"), "drop", self._delete)
        card = Card(tr("What do you need?"))
        card.head.addWidget(self._kept)
        card.head.addWidget(self._drop)
        card.head.addWidget(self._keep_it)
        card.add(self.form)
        self._receivables = Receivables(desk, self)  # of its own it were a window
        card.add(self._receivables)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        self.refresh()

    def refresh(self) -> None:
        """Offer the needs that the book keeps now."""
        self._receivables.refresh()
        needs = self.desk.book.needs
        chosen = self._kept.value()
        offered = ((name, _words(need)) for name, need in needs.items())
        self._kept.offer((None, tr("A new need")), *offered)
        self._kept.put(chosen if chosen in needs else None)
        self._kept.setCurrentIndex(max(self._kept.currentIndex(), 0))
        self._kept.setVisible(bool(needs))
        self._drop.setVisible(self._kept.value() is not None)

    def need(self) -> Need | None:
        """What is typed; None after a complaint."""
        values = self.form.values()
        if self.form.complain() or values is None:
            return None
        return Need(**{**values, "purpose": values["purpose"] or ""})

    @property
    def held_back(self) -> tuple[str, ...]:
        """The ids of receivables that may not be used."""
        return self._receivables.held_back()

    def take_up_first(self) -> bool:
        """Take up the first need that the book keeps, if it keeps one."""
        first = next(iter(self.desk.book.needs), None)
        if first is not None:
            self._kept.put(first)
            self._take_up()
        return first is not None

    def put_amount(self, amount: Money) -> None:
        """Type an amount, for a picture of the page."""
        self.form.put(amount=amount)

    def _take_up(self) -> None:
        known = self.desk.book.needs.get(self._kept.value() or "")
        self._drop.setVisible(known is not None)
        if known is not None:
            self.form.put(
                amount=known.amount,
                by=known.by,
                months=known.months,
                purpose=known.purpose or None,
            )
            self._receivables.put(known.held_back)

    def _keep(self) -> None:
        need = self.need()
        if need is None:
            return
        asked = (need.amount, need.by, need.months, need.purpose)
        made = d.Need(*asked, held_back=self.held_back)
        before = set(self.desk.book.needs)
        chosen = self._kept.value() or ""
        self.desk.bridge.do(Declare(replace(made, id=chosen)))
        new = [name for name in self.desk.book.needs if name not in before]
        self.refresh()
        if new:
            self._kept.put(new[0])
            self._drop.show()

    def _delete(self) -> None:
        # No question: undo takes it back.
        chosen = self._kept.value()
        if chosen is not None:
            self.desk.bridge.do(Drop(chosen))
            self.refresh()


def _words(need: d.Need) -> str:
    words = tr("{amount} by {day}")
    if need.purpose:
        words = tr("{purpose}: {amount} by {day}")
    return words.format(
        purpose=need.purpose, amount=money(need.amount), day=day(need.by)
    )


def _fields(desk: Desk) -> tuple[Field, ...]:
    return (
        Field("amount", Phrase("Amount"), money_edit),
        Field("by", Phrase("Needed by"), partial(AheadEdit, desk.today)),
        Field(
            "months",
            Phrase("For how many months"),
            partial(number_edit, 1, _MOST_MONTHS, "months"),
        ),
        Field(
            "purpose",
            Phrase("For what"),
            partial(text_edit, tr("Stock, tuition, a repair …")),
            Phrase("Some uses are forbidden by law for some lenders"),
            is_needed=False,
        ),
        Field(
            "confidence",
            Phrase("Safety"),
            partial(ratio_edit, "confidence"),
            Phrase("The share of bad scenarios that the mix must stand"),
        ),
    )

"""What paying a loan early would do, live while one types."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from planner.app.explain_loan import explain_saving, explain_settlement
from planner.app.queries_loan import LoanDetail, balances
from planner.app.queries_prepay import EarlyOutcome, EarlyWish, early_outcome
from planner.errors import PlannerError
from planner.model.records import Repayment, RepaymentKind
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.schedule.schedule import Schedule
from planner.wording import mask
from planner.wording.i18n import tr
from planner.wording.say import day as say_day
from planner.wording.say import money, say
from ui import theme
from ui.desk import Desk
from ui.forms.choices import early_modes
from ui.forms.form import Field, Form
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.chart import Chart, Drawing, Line
from ui.widgets.edit import AheadEdit, Choice, money_edit
from ui.widgets.frame import rolled

_PREPAY, _SETTLE = "prepay", "settle"
_PART = 5  # of what is owed: the first amount proposed


class LoanEarly(QWidget):
    """A prepayment or a settlement to try; nothing is recorded until it is asked for.

    Attributes:
        wished: the user wants to record it; carries the repayment.
    """

    wished = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._detail: LoanDetail | None = None
        self._outcome: EarlyOutcome | None = None
        self._form = Form(_fields(desk.today))
        self._form.edited.connect(self._edited)
        self._figures = [
            (text.short("", Tone.MUTED), text.short("", points=12.0, strong=True))
            for _ in range(4)
        ]
        self._says = text.label("", Tone.WARN)
        self._how = text.label("", Tone.MUTED, theme.SMALL_PT)
        self._record = text.button(tr("Record it …"), "repayment", self._wish)
        self._chart = Chart(tr("Balance with and without it"), 130)
        self._lay_out()

    @property
    def words(self) -> str:
        """What it says now, a line each."""
        parts = [f"{name.text()} {value.text()}" for name, value in self._figures]
        return "\n".join([*parts, self._says.text(), self._how.text()])

    def show_loan(self, detail: LoanDetail | None) -> None:
        """Try it on this loan."""
        is_other = detail is None or self._detail is None
        is_other = is_other or detail.loan.id != self._detail.loan.id  # type: ignore[union-attr]  # neither is None then
        self._detail = detail
        if detail is not None and is_other:
            left = _not_yet_due(detail)
            part = left.minor // _PART // 100_00 * 100_00
            amount = Money(part) if part else left
            # A field shows its amount in full, so none is proposed to onlookers.
            amount = ZERO if mask.is_hidden() else amount
            self._form.put(
                what=_PREPAY,
                on=self._desk.today,
                amount=amount or None,
                mode="shorter",
            )
        self._show()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.EDGE)
        grid.setVerticalSpacing(2)
        for place, (name, value) in enumerate(self._figures):
            row, column = divmod(place, 2)
            grid.addWidget(name, 2 * row, column)
            grid.addWidget(value, 2 * row + 1, column)
        numbers = QWidget()
        numbers.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        inner = text.column(numbers, self._says, self._how, self._chart, 1)
        inner.setStretchFactor(self._chart, 9)
        inner.setContentsMargins(0, 0, theme.GAP, 0)
        told = QWidget()
        told.setLayout(inner)
        left = QWidget()
        left.setLayout(text.column(self._form, text.row(self._record, 1), 1))
        form = rolled(left)
        form.setFixedWidth(330)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, theme.GAP)
        whole.setSpacing(theme.EDGE)
        whole.addWidget(form)
        whole.addWidget(rolled(told), 1)

    def _edited(self, _name: str) -> None:
        self._show()

    def _show(self) -> None:
        is_settle = self._form.value("what") == _SETTLE
        for name in ("amount", "mode"):
            self._form.show_field(name, shown=not is_settle)
        self._outcome = None
        refusal = ""
        try:
            self._outcome = self._found()
        except PlannerError as reason:
            refusal = say(reason)
        self._record.setEnabled(self._outcome is not None)
        if self._outcome is None:
            self._tell_nothing(refusal or tr("Fill in the fields to see what it does."))
        else:
            self._tell(self._outcome)

    def _found(self) -> EarlyOutcome | None:
        on, what = self._form.value("on"), self._form.value("what")
        amount = self._form.value("amount")
        if self._detail is None or on is None or (what == _PREPAY and amount is None):
            return None
        wish = EarlyWish(on)
        if what == _PREPAY:
            wish = EarlyWish(on, amount, self._form.value("mode"))
        book = self._desk.book
        return early_outcome(book, self._detail.loan.id, wish, self._desk.today)

    def _tell_nothing(self, words: str) -> None:
        for name, value in self._figures:
            name.setText("")
            value.setText("")
        self._says.setText(words)
        self._how.setText("")
        self._chart.show_drawing(Drawing())
        self._chart.setVisible(False)

    def _tell(self, found: EarlyOutcome) -> None:
        for (name, value), (words, told) in zip(
            self._figures, _figures(found), strict=True
        ):
            name.setText(words)
            value.setText(told)
        text.retone(self._figures[0][1], Tone.GOOD if found.gain > ZERO else Tone.BAD)
        self._says.setText("\n".join(say(one) for one in found.says))
        self._says.setVisible(bool(found.says))
        self._how.setText("\n".join(say(one) for one in self._explained(found)))
        self._chart.show_drawing(_drawing(found.before, found.after))
        self._chart.setVisible(True)

    def _explained(self, found: EarlyOutcome) -> list[Sentence]:
        said = [explain_saving(found.before, found.after, found.fee)]
        if found.after.end is not None and self._detail is not None:
            early = self._detail.state.early
            told = explain_settlement(found.after.terms, found.wish.on, early)
            said += told.sentences
        return said

    def _wish(self) -> None:
        found = self._outcome
        if found is None or self._detail is None:
            return
        kind = RepaymentKind.SETTLE
        if found.wish.kind == _PREPAY:
            kind = RepaymentKind.PREPAY
        loan, mode = self._detail.loan.id, found.wish.mode
        self.wished.emit(Repayment(loan, found.wish.on, found.pay, kind, mode=mode))


def _not_yet_due(detail: LoanDetail) -> Money:
    """The principal that no instalment up to today has asked for."""
    known = balances(detail.plan).items()
    past = [amount for day, amount in known if day <= detail.state.on]
    return past[-1] if past else ZERO


def _fields(today: date) -> tuple[Field, ...]:
    return (
        Field("what", Phrase("What"), _kinds),
        Field("on", Phrase("Day"), partial(AheadEdit, today)),
        Field(
            "amount",
            Phrase("Principal on top"),
            money_edit,
            Phrase("On top of what falls due that day"),
        ),
        Field("mode", Phrase("The rest"), early_modes),
    )


def _kinds() -> Choice:
    return Choice((_PREPAY, tr("pay a part early")), (_SETTLE, tr("settle it all")))


def _figures(found: EarlyOutcome) -> tuple[tuple[str, str], ...]:
    saves = tr("Saves") if found.gain > ZERO else tr("Saves nothing")
    pay = tr("To pay that day")
    paid = money(found.pay)
    if found.fee:
        paid = tr("{amount}, fee {fee} in it").format(amount=paid, fee=money(found.fee))
    next_words = tr("none")
    if found.next is not None and found.next_before is not None:
        next_words = _from_to(money(found.next_before), money(found.next))
    return (
        (saves, money(found.gain)),
        (pay, paid),
        (tr("Ends on"), _from_to(say_day(found.end_before), say_day(found.end))),
        (tr("Instalment after it"), next_words),
    )


def _from_to(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"


def _drawing(before: Schedule, after: Schedule) -> Drawing:
    def line(name: str, plan: Schedule, **more: Any) -> Line:  # noqa: ANN401  # of Line
        return Line(name, tuple(balances(plan).items()), steps=True, **more)

    with_it = line(tr("with it"), after, filled=True)
    return Drawing((with_it, line(tr("without it"), before)))

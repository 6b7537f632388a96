"""Money paid to a loan."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Amend, Command, Repay
from planner.model.records import Loan, Repayment, RepaymentKind
from planner.money import Money
from planner.phrases import Phrase
from planner.schedule.ledger import loan_state
from planner.schedule.replay import LoanState
from planner.wording.i18n import tr
from planner.wording.say import money
from ui.desk import Desk
from ui.forms.choices import early_modes, of_enum, of_loans
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.edit import DayEdit, money_edit


def ask(
    desk: Desk,
    parent: QWidget | None = None,
    loan: str = "",
    known: Repayment | None = None,
    proposed: Repayment | None = None,
) -> FormDialog:
    """The form: for ``loan`` where one is meant, filled to correct a known one.

    Args:
        desk: the desk.
        parent: the window behind.
        loan: the id of the loan that is meant.
        known: what is corrected.
        proposed: what is filled in, for the user to confirm.
    """
    form = Form(_fields(desk, known))
    form.edited.connect(partial(_show_mode, form))
    shown = known or proposed
    if shown is not None:
        form.put(
            loan=shown.loan,
            on=shown.on,
            kind=shown.kind,
            mode=shown.mode,
            amount=shown.amount,
        )
    else:
        form.put(on=desk.today)
        if loan:
            form.put(loan=loan)
        _propose(desk, form, "loan")
        form.edited.connect(partial(_propose, desk, form))
    if known is None:
        form.edited.connect(partial(_remark, desk, form))
        _remark(desk, form, "loan")
    _show_mode(form, "kind")
    return FormDialog(
        tr("Repayment"),
        form,
        partial(_wish, known),
        desk.bridge,
        parent=parent,
        drops=known.id if known else "",
    )


def _fields(desk: Desk, known: Repayment | None) -> tuple[Field, ...]:
    return (
        Field("loan", Phrase("Loan"), partial(of_loans, _most_pressing(desk, known))),
        Field("on", Phrase("Day"), partial(DayEdit, desk.today)),
        Field("amount", Phrase("Amount"), money_edit),
        Field("kind", Phrase("Kind"), partial(of_enum, *RepaymentKind)),
        Field("mode", Phrase("The rest"), early_modes),
    )


def _show_mode(form: Form, _edited: str) -> None:
    is_early = form.value("kind") is RepaymentKind.PREPAY
    form.show_field("mode", shown=is_early)


def _most_pressing(desk: Desk, known: Repayment | None) -> tuple[Loan, ...]:
    """The loans, that with the next due first; what is settled stands last."""
    loans = desk.book.loans.values()
    if known is not None:
        return tuple(loans)
    paid: dict[str, list[Repayment]] = {}
    for one in desk.book.repayments.values():
        paid.setdefault(one.loan, []).append(one)

    def next_due(loan: Loan) -> date:
        state = loan_state(loan, paid.get(loan.id, ()), desk.today)
        return next((row.due for row in state.rows if row.left), date.max)

    return tuple(sorted(loans, key=next_due))


def _state(desk: Desk, form: Form) -> LoanState | None:
    """Where the chosen loan stands on the chosen day; None while they do not fit."""
    loan = desk.book.loans.get(form.value("loan") or "")
    on = form.value("on")
    if loan is None or on is None or on < loan.terms.drawn_on:
        return None
    paid = [one for one in desk.book.repayments.values() if one.loan == loan.id]
    return loan_state(loan, paid, on)


def _remark(desk: Desk, form: Form, _edited: str) -> None:
    """Say what is still owed, and warn of more than that; it may be saved."""
    state = _state(desk, form)
    if state is None or state.settle is None:
        return
    owed = tr("{amount} settles it on this day").format(amount=money(state.settle))
    note = form.note("loan")
    note.setText(owed)
    amount = form.value("amount")
    if amount is not None and amount > state.settle:
        note = form.note("amount")
        words = tr("More than is owed: {amount} settles it.")
        note.setText(words.format(amount=money(state.settle)))
        text.retone(note, Tone.WARN)


def _propose(desk: Desk, form: Form, edited: str) -> None:
    """Fill in what is due next, or what settles the loan."""
    if edited not in ("loan", "on", "kind") or form.was_touched("amount"):
        return
    state = _state(desk, form)
    if state is None:
        return
    match form.value("kind"):
        case RepaymentKind.SETTLE:
            form.put(amount=state.settle)
        case RepaymentKind.SCHEDULED:
            form.put(amount=_next_due(state))
        case _:
            form.put(amount=None)


def _next_due(state: LoanState) -> Money | None:
    return next((row.left for row in state.rows if row.left), None)


def _wish(known: Repayment | None, values: Mapping[str, Any]) -> Command:
    record = Repayment(id=known.id if known else "", **values)
    return Amend(record) if known else Repay(record)

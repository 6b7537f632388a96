"""Money paid to a loan."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Amend, Command, Repay
from planner.model.records import Repayment, RepaymentKind
from planner.money import Money
from planner.phrases import Phrase
from planner.schedule.ledger import loan_state
from planner.schedule.replay import LoanState
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms.choices import of_enum, of_loans
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import DayEdit, money_edit


def ask(
    desk: Desk,
    parent: QWidget | None = None,
    loan: str = "",
    known: Repayment | None = None,
) -> FormDialog:
    """The form: for ``loan`` where one is meant, filled to correct a known one."""
    form = Form(
        (
            Field(
                "loan",
                Phrase("Loan"),
                partial(of_loans, tuple(desk.book.loans.values())),
            ),
            Field("on", Phrase("Day"), partial(DayEdit, desk.today)),
            Field("amount", Phrase("Amount"), money_edit),
            Field("kind", Phrase("Kind"), partial(of_enum, *RepaymentKind)),
        )
    )
    if known is None:
        form.put(on=desk.today, loan=loan)
        _propose(desk, form, "loan")
        form.edited.connect(partial(_propose, desk, form))
    else:
        form.put(loan=known.loan, on=known.on, amount=known.amount, kind=known.kind)
    return FormDialog(
        tr("Repayment"),
        form,
        partial(_wish, known),
        desk.bridge,
        parent=parent,
        drops=known.id if known else "",
    )


def _propose(desk: Desk, form: Form, edited: str) -> None:
    """Fill in what is due next, or what settles the loan."""
    if edited not in ("loan", "on", "kind") or form.was_touched("amount"):
        return
    loan = desk.book.loans.get(form.value("loan") or "")
    on, kind = form.value("on"), form.value("kind")
    if loan is None or on is None or on < loan.terms.drawn_on:
        return
    paid = [one for one in desk.book.repayments.values() if one.loan == loan.id]
    state = loan_state(loan, paid, on)
    match kind:
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

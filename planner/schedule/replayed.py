"""Whether a recorded loan can be followed to its end; without it faults would hide."""

from collections.abc import Sequence
from datetime import date

from planner.errors import PlannerError
from planner.model.records import Loan, Repayment
from planner.phrases import Phrase
from planner.schedule.ledger import loan_state
from planner.schedule.schedule import schedule
from planner.schedule.terms_check import check

DOES_NOT_SUM = Phrase("the schedule's principal does not sum to the loan")


def replay_fault(
    loan: Loan, paid: Sequence[Repayment], on: date
) -> PlannerError | Phrase | None:
    """What hinders a loan from being replayed.

    Returns:
        The refusal of its terms, or that its schedule does not sum; None for nothing.
    """
    try:
        check(loan.terms)
        plan = schedule(loan.terms)
        loan_state(loan, paid, on)
    except PlannerError as error:
        return error
    return None if plan.totals.principal == loan.terms.principal else DOES_NOT_SUM

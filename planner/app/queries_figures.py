"""The key figures of one loan, each with the sentences that say how it came about."""

from datetime import date

from planner.app.explain_loan import explain_annual, explain_settlement
from planner.app.formulas import number
from planner.app.queries_loan import LoanDetail
from planner.lean import dataclass
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence
from planner.schedule.schedule import Schedule
from planner.wording.say import percent


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure.

    Attributes:
        value: an amount or a day; a sentence where it is a rate or not known.
    """

    name: Phrase
    value: Money | date | Sentence
    sentences: tuple[Sentence, ...]


def key_figures(detail: LoanDetail) -> tuple[KeyFigure, ...]:
    """What the loan's page tells in one line each."""
    return (
        _owed(detail),
        _settles(detail),
        _left(detail),
        _ends(detail),
        _interest(detail.plan),
        _fees(detail.plan),
        *_annual(detail.agreed),
    )


def _owed(detail: LoanDetail) -> KeyFigure:
    drawn, owed = detail.loan.terms.principal, detail.state.outstanding
    repaid = drawn - owed
    words = Phrase("Owed = drawn - principal repaid = {formula} = {amount}.")
    formula = f"{number(drawn.minor)} - {number(repaid.minor)}"
    said = [Sentence(words, formula=formula, amount=owed)]
    if detail.state.accrued:
        words = Phrase("Interest run up since the last due day, not in it: {amount}.")
        said.append(Sentence(words, amount=detail.state.accrued))
    return KeyFigure(Phrase("Owed principal"), owed, tuple(said))


def _settles(detail: LoanDetail) -> KeyFigure:
    state, name = detail.state, Phrase("Settles it today")
    if state.settle is None:
        words = Phrase("The contract does not allow paying early yet.")
        return KeyFigure(name, Sentence(Phrase("not yet")), (Sentence(words),))
    if not any(row.left for row in state.rows):
        return KeyFigure(name, ZERO, (Sentence(Phrase("Nothing is left to pay.")),))
    overdue = total(row.left for row in state.rows if row.due < state.on)
    ahead = total(row.paid for row in state.rows if row.due >= state.on)
    said: list[Sentence] = []
    if state.on <= detail.plan.rows[-1].due:
        told = explain_settlement(detail.plan.terms, state.on, state.early)
        said += told.sentences
    if overdue:
        words = Phrase("Overdue, penalty in it: {amount} more.")
        said.append(Sentence(words, amount=overdue))
    if ahead:
        words = Phrase("Already paid ahead: {amount} less.")
        said.append(Sentence(words, amount=ahead))
    return KeyFigure(name, state.settle, tuple(said))


def _left(detail: LoanDetail) -> KeyFigure:
    unpaid = [row for row in detail.rows if row.left]
    words = Phrase("What {n} unpaid instalments come to, penalty in it.")
    said = Sentence(words, n=len(unpaid))
    left = total(row.left for row in unpaid)
    return KeyFigure(Phrase("Still to pay as scheduled"), left, (said,))


def _ends(detail: LoanDetail) -> KeyFigure:
    last = detail.rows[-1]
    said = [Sentence(Phrase("The day of instalment {n}, the last one."), n=last.n)]
    agreed = detail.agreed.rows[-1].due
    if last.due != agreed:
        words = Phrase("The contract had {day}; early payments changed it.")
        said.append(Sentence(words, day=agreed))
    return KeyFigure(Phrase("Ends on"), last.due, tuple(said))


def _interest(plan: Schedule) -> KeyFigure:
    parts = [row.interest for row in plan.rows]
    if plan.end is not None:
        parts.append(plan.end.accrued)
    words = Phrase("The interest of {n} instalments together.")
    said = [Sentence(words, n=len(parts)), *plan.conventions]
    name = Phrase("Interest in all")
    return KeyFigure(name, plan.totals.interest, tuple(said))


def _fees(plan: Schedule) -> KeyFigure:
    periods = total(row.fee for row in plan.rows)
    early = total(one.fee for one in plan.prepayments)
    early += plan.end.fee if plan.end else ZERO
    start = plan.totals.fees - periods - early
    words = Phrase(
        "Fees = at the start + with the instalments + for paying early = {formula} ="
        " {amount}."
    )
    formula = " + ".join(number(part.minor) for part in (start, periods, early))
    said = Sentence(words, formula=formula, amount=plan.totals.fees)
    return KeyFigure(Phrase("Fees in all"), plan.totals.fees, (said,))


def _annual(plan: Schedule) -> tuple[KeyFigure, ...]:
    said = explain_annual(plan)
    nominal, effective = plan.annual.nominal, plan.annual.effective
    simple = Phrase("True annual cost, simple")
    if nominal is None or effective is None:
        return (KeyFigure(simple, Sentence(Phrase("not known")), said),)
    shown = Phrase("{rate}")
    return (
        KeyFigure(simple, Sentence(shown, rate=percent(nominal)), said),
        KeyFigure(
            Phrase("True annual cost, compounded"),
            Sentence(shown, rate=percent(effective)),
            said,
        ),
    )

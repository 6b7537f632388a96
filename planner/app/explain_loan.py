"""How the figures of a whole loan came about: yearly cost, settlement, penalty."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from planner.app.formulas import digits, number, ratio
from planner.app.queries_explain import (
    Explanation,
    Figure,
    computed,
    explain,
    explain_fees,
    formula_of,
    how_counted,
)
from planner.app.queries_loan import LoanDetail, LoanDetailRow
from planner.app.stretches import running
from planner.model.terms import Terms
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.rates import DayCount
from planner.schedule.charges import break_fee, penalty, start_fees
from planner.schedule.methods import shown
from planner.schedule.periods import per_year
from planner.schedule.schedule import Schedule, Settlement, schedule
from planner.schedule.settle import settled
from planner.schedule.steps import Prepay
from planner.wording.say import percent

_RATE_PLACES = 10


def explain_annual(plan: Schedule) -> tuple[Sentence, ...]:
    """How the yearly cost came about; one sentence where there is none."""
    nominal, effective = plan.annual.nominal, plan.annual.effective
    if nominal is None or effective is None:
        return (Sentence(Phrase("These flows have no single annual rate.")),)
    got = plan.terms.principal - start_fees(plan.terms)
    count = per_year(plan.terms.every)
    a_year = str(count.numerator)
    if count.denominator != 1:
        a_year = f"({count.numerator} ÷ {count.denominator})"
    words = Phrase(
        "At i = {rate} a period the {n} payments are worth exactly the {got} that came"
        " in: the sum of each payment ÷ (1 + i)^its number."
    )
    values = {"rate": _period_rate(nominal, count), "a_year": a_year}
    number_of = len(plan.rows) + len(plan.prepayments) + (plan.end is not None)
    said = [Sentence(words, n=number_of, got=got, **values)]
    words = Phrase(
        "Simple: i × {a_year} = {nominal}; compounded: (1 + i)^{a_year} - 1 ="
        " {effective}."
    )
    costs = {"nominal": percent(nominal), "effective": percent(effective)}
    said.append(Sentence(words, **values, **costs))
    fees = explain_fees(plan.terms, "start")
    if fees.formula:
        words = Phrase("Fees at the start, {formula} = {amount}, are taken off first.")
        said.append(Sentence(words, formula=fees.formula, amount=fees.amount))
    return tuple(said)


def _period_rate(nominal: Decimal, count: Fraction) -> str:
    return f"{digits(Fraction(nominal) / count * 100, _RATE_PLACES)}%"


def explain_settlement(
    terms: Terms, on: date, prepays: Sequence[Prepay] = ()
) -> Explanation:
    """What settles the loan on a day, part by part.

    Raises:
        PrepayError: what the contract or the calendar does not allow.
    """
    plan = settled(terms, on, prepays).schedule
    end = plan.end
    assert end is not None  # noqa: S101  # settled() always ends it
    formula = f"{number(end.principal.minor)} + {number(end.interest.minor)}"
    words = Phrase("Settlement = principal + interest = {formula} = {amount}.")
    if end.fee:
        formula += f" + {number(end.fee.minor)}"
        words = Phrase(
            "Settlement = principal + interest + fee = {formula} = {amount}."
        )
    said = [Sentence(words, formula=formula, amount=end.amount)]
    said += _settling_interest(plan, end, prepays)
    said += _settling_fee(plan, end, prepays)
    return Explanation(formula, end.amount, tuple(said))


def _settling_interest(
    plan: Schedule, end: Settlement, prepays: Sequence[Prepay]
) -> list[Sentence]:
    rule = plan.terms.prepayment
    whole = schedule(plan.terms, prepays)
    if rule is not None and rule.interest_due == "all":
        left = [row.interest for row in whole.rows if row.due >= end.on]
        formula = " + ".join(number(fen) for fen in left)
        words = Phrase("The contract asks for all interest even when paid early.")
        exact = sum(left, Fraction(0))
        return [computed(Phrase("Interest"), formula, exact), Sentence(words)]
    place = next((n for n, row in enumerate(whole.rows) if row.due == end.on), None)
    if place is not None:
        return list(explain(whole, place, Figure.INTEREST).sentences)
    parts = running(plan)
    if not parts:
        return [Sentence(Phrase("No interest ran up since the last due day."))]
    exact = sum((one.interest for one in parts), Fraction(0))
    said = computed(Phrase("Interest"), formula_of(parts), exact)
    return [said, *how_counted(plan.terms, parts)]


def _settling_fee(
    plan: Schedule, end: Settlement, prepays: Sequence[Prepay]
) -> list[Sentence]:
    if not end.fee:
        return []
    due = [row for row in schedule(plan.terms, prepays).rows if row.due == end.on]
    early = end.principal.minor - sum(row.principal for row in due)
    breaking = break_fee(plan.terms, Money(shown(early)))
    rule = plan.terms.prepayment
    said = []
    if breaking and rule is not None and rule.fee is not None:
        formula = f"{number(early)} × {ratio(rule.fee.ratio)}"
        words = Phrase("Fee for paying early = {formula} = {amount}.")
        said.append(Sentence(words, formula=formula, amount=breaking))
    if end.fee != breaking:
        words = Phrase("The fee of the instalment due that day is {amount}.")
        said.append(Sentence(words, amount=end.fee - breaking))
    return said


def explain_row(detail: LoanDetail, row: LoanDetailRow, figure: Figure) -> Explanation:
    """How a figure of a loan on its way came about, its settlement too."""
    if row.place is not None:
        return explain(detail.plan, row.place, figure)
    early = detail.state.early
    whole = explain_settlement(detail.plan.terms, row.due, early)
    amount = getattr(row, figure.value)
    return Explanation(whole.formula, amount, whole.sentences)


def explain_penalty(terms: Terms, row: LoanDetailRow, on: date) -> tuple[Sentence, ...]:
    """How the penalty interest of a row came about by ``on``."""
    if not row.penalty or terms.late is None:
        return (Sentence(Phrase("No penalty interest ran up.")),)
    until = row.paid_on or on
    times = terms.late.penalty
    unpaid = row.principal + row.interest
    said = []
    exact = penalty(terms, unpaid, row.due, until)
    if Money(shown(exact)) == row.penalty:
        rate = [c.rate for c in terms.rates if c.from_ <= row.due][-1:] or [terms.rate]
        count = (terms.day_count or DayCount.ACT_360).value
        words = Phrase(
            "Penalty = unpaid {unpaid} × {rate} × {times}, for {n} days from {since} to"
            " {until} by {count} = {exact}, rounded half up to the cent: {amount}."
        )
        values = {"rate": rate[0], "times": times, "n": (until - row.due).days}
        span = {"since": row.due, "until": until, "count": count}
        money = {"unpaid": unpaid, "exact": number(exact), "amount": row.penalty}
        said.append(Sentence(words, **values, **span, **money))
    else:
        words = Phrase(
            "Penalty interest is {times} times the contract's rate on what was unpaid"
            " each day until {until}, payments in between counted: {amount}."
        )
        said.append(Sentence(words, times=times, until=until, amount=row.penalty))
    if terms.late.grace_days:
        words = Phrase("After {n} days of grace it runs from the due day.")
        said.append(Sentence(words, n=terms.late.grace_days))
    return tuple(said)


def explain_saving(before: Schedule, after: Schedule, fee: Money) -> Sentence:
    """What paying early saves, as a difference of two sums of interest."""
    formula = f"{number(before.interest)} - {number(after.interest)}"
    saved = Money(shown(before.interest - after.interest))
    if fee == ZERO:
        words = Phrase("Saved = interest before - interest now = {formula} = {saved}.")
        return Sentence(words, formula=formula, saved=saved)
    words = Phrase(
        "Saved = interest before - interest now = {formula} = {saved}; less the fee of"
        " {fee}: {gain}."
    )
    return Sentence(words, formula=formula, saved=saved, fee=fee, gain=saved - fee)

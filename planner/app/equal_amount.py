"""Where a loan's equal amount comes from; it is found once and then only repeated."""

from collections.abc import Iterator
from fractions import Fraction

from planner.app.formulas import digits, number
from planner.app.stretches import ends, stretches
from planner.lean import dataclass
from planner.model.terms import LenderUnit, Method, Terms
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.schedule.accrual import Accruals
from planner.schedule.conventions import ROUNDED
from planner.schedule.methods import (
    Exact,
    instalment_cents,
    level_after_interest,
    shown,
)
from planner.schedule.schedule import Schedule

_WORTH_PLACES = 12


@dataclass(frozen=True, slots=True)
class EqualAmount:
    """The amount that the rows from one on have in common.

    Attributes:
        amount: as booked, in fen.
        holds_interest: whether it is principal and interest together.
        formula: what it was computed from; ``i`` stands for one period's factor.
        exact: what the formula comes to, in fen; the amount where none was found.
        factor: one period's factor, where the formula has an ``i``.
        sentences: the same in words.
    """

    amount: Exact
    holds_interest: bool
    formula: str
    exact: Exact
    sentences: tuple[Sentence, ...]
    factor: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    formula: str
    exact: Exact
    factor: str = ""
    worth: str = ""
    grown: str = ""


def of(plan: Schedule, place: int) -> EqualAmount:
    """The equal amount of the row at ``place``, neither in grace nor the last."""
    holds_interest = _holds_interest(plan.terms)
    amount = _amount(plan, place)
    first = place
    grace = plan.terms.grace.principal_periods if plan.terms.grace else 0
    while first and plan.rows[first].n > grace + 1 and plan.rows[first - 1].principal:
        if _amount(plan, first - 1) != amount:
            break
        first -= 1
    if amount == _own(plan.terms):
        words = Phrase("{amount} is the lender's own instalment.")
        said = Sentence(words, amount=Money(shown(amount)))
        return EqualAmount(amount, holds_interest, number(amount), amount, (said,))
    found = _find(plan, first, amount)
    if found is None:
        words = Phrase("The equal amount of {amount} holds since instalment {n}.")
        n = plan.rows[first].n
        said = Sentence(words, amount=Money(shown(amount)), n=n)
        return EqualAmount(amount, holds_interest, number(amount), amount, (said,))
    told = tuple(_told(plan.terms, found, amount, plan.rows[first].n))
    return EqualAmount(
        amount, holds_interest, found.formula, found.exact, told, found.factor
    )


def _own(terms: Terms) -> int | None:
    return None if terms.instalment is None else terms.instalment.minor


def _holds_interest(terms: Terms) -> bool:
    is_unit = isinstance(terms.rounding, LenderUnit)
    return terms.method is Method.LEVEL or (terms.method is Method.FLAT and is_unit)


def _amount(plan: Schedule, place: int) -> Exact:
    row = plan.rows[place]
    if _holds_interest(plan.terms):
        return row.principal + row.interest
    return row.principal


def _find(plan: Schedule, first: int, amount: Exact) -> _Found | None:
    """The formula whose booked amount is this one; None where none is."""
    make = _level if plan.terms.method is Method.LEVEL else _part
    for balance in _balances(plan, first):
        for last in _lasts(plan, first):
            found = make(plan, first, balance, last)
            if instalment_cents(found.exact, plan.terms.rounding) == amount:
                return found
    return None


def _balances(plan: Schedule, first: int) -> Iterator[Exact]:
    """Before the instalment, and before what was paid early in its period."""
    row = plan.rows[first]
    yield row.balance + row.principal
    yield plan.rows[first - 1].balance if first else plan.terms.principal.minor


def _lasts(plan: Schedule, first: int) -> Iterator[int]:
    yield plan.terms.periods
    ended = plan.rows[-1].n
    for last in (ended, ended + 1):
        if plan.rows[first].n <= last < plan.terms.periods:
            yield last


def _part(plan: Schedule, first: int, balance: Exact, last: int) -> _Found:
    row = plan.rows[first]
    count = last - row.n + 1
    part = Fraction(balance) / count
    formula = f"{number(balance)} ÷ {count}"
    if _holds_interest(plan.terms):
        interest = sum((one.interest for one in stretches(plan, first)), Fraction(0))
        return _Found(f"{formula} + {number(interest)}", part + interest)
    return _Found(formula, part)


def _level(plan: Schedule, first: int, balance: Exact, last: int) -> _Found:
    row, accruals = plan.rows[first], Accruals(plan.terms, ends(plan.terms))
    known = accruals.known(row.n)
    parts = stretches(plan, first)
    interest = sum((one.interest for one in parts), Fraction(0))
    if balance != row.balance + row.principal:
        # Kept from before an early payment in this period: as if there were none.
        interest = balance * accruals.whole(row.n, known)
        parts = stretches(plan, first + 1)
    later = [accruals.whole(n, known) for n in range(row.n + 1, last + 1)]
    exact = level_after_interest(balance, interest, later)
    count = last - row.n + 1
    factor = parts[0].factor if len(parts) == 1 else Fraction(0)
    if factor and set(later) <= {factor} and interest == balance * factor:
        formula = f"{number(balance)} × i ÷ (1 - (1 + i)^-{count})"
        return _Found(formula, exact, parts[0].formula)
    if not interest and not any(later):
        return _Found(f"{number(balance)} ÷ {count}", exact)
    grown = balance + interest
    worth = digits(grown / exact, _WORTH_PLACES) if exact else digits(Fraction(1))
    formula = f"{number(grown)} ÷ {worth}"
    return _Found(formula, exact, worth=worth, grown=number(grown))


def _told(terms: Terms, found: _Found, amount: Exact, n: int) -> Iterator[Sentence]:
    values: dict[str, object] = {
        "formula": found.formula,
        "exact": number(found.exact),
        "amount": Money(shown(amount)),
        "n": n,
    }
    if found.factor:
        words = Phrase(
            "Equal instalment since no. {n} = {formula} = {exact}, i = {factor};"
            " booked: {amount}."
        )
        yield Sentence(words, factor=found.factor, **values)
    elif found.worth:
        words = Phrase(
            "Equal instalment since no. {n} = {formula} = {exact}; booked: {amount}."
        )
        yield Sentence(words, **values)
        words = Phrase(
            "{grown} is the balance with its interest on that due day; {worth} is what"
            " one yuan in each instalment is worth then, each period with its own days."
        )
        yield Sentence(words, grown=found.grown, worth=found.worth)
    elif _holds_interest(terms):
        words = Phrase(
            "Equal instalment since no. {n} = {formula} = {exact}; booked: {amount}."
        )
        yield Sentence(words, **values)
    else:
        words = Phrase(
            "The same part of the principal in each instalment from no. {n}."
        )
        yield Sentence(words, n=n)
    if isinstance(terms.rounding, LenderUnit):
        words = Phrase("The lender rounds the instalment to {unit}, {mode}.")
        mode = ROUNDED[terms.rounding.mode]
        yield Sentence(words, unit=terms.rounding.unit, mode=mode)

"""How each figure of a schedule was computed, with the numbers in the formula."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from types import MappingProxyType

from planner.app import equal_amount
from planner.app.formulas import number, ratio
from planner.app.stretches import Stretch, counted_days, stretches
from planner.lean import dataclass
from planner.model.terms import (
    Accrual,
    Fee,
    LenderUnit,
    Method,
    Precision,
    Terms,
)
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.rates import DayCount, Period
from planner.schedule.charges import fee_amount
from planner.schedule.methods import Exact, cents, shown
from planner.schedule.schedule import Schedule
from planner.schedule.steps import ExactRow
from planner.schedule.walk import Walk


class Figure(Enum):
    """A figure of one row of a schedule."""

    PRINCIPAL = "principal"
    INTEREST = "interest"
    FEE = "fee"
    PAYMENT = "payment"
    BALANCE = "balance"


FIGURE_WORDS = MappingProxyType(
    {
        Figure.PRINCIPAL: Phrase("Principal"),
        Figure.INTEREST: Phrase("Interest"),
        Figure.FEE: Phrase("Fee"),
        Figure.PAYMENT: Phrase("Payment"),
        Figure.BALANCE: Phrase("Balance"),
    }
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure, and the sentences that say how it came about.

    Attributes:
        formula: the numbers alone: ``8,432.10 × 7.2% ÷ 12``; empty where nothing is
            computed.
        amount: what the formula comes to, as shown.
        sentences: the formula in words first, then what was taken for granted.
    """

    formula: str
    amount: Money
    sentences: tuple[Sentence, ...]


def explain(plan: Schedule, place: int, figure: Figure) -> Explanation:
    """How a figure of the row at ``place`` was computed."""
    return _HOW[figure](plan, place)


def computed(words: Phrase, formula: str, exact: Exact) -> Sentence:
    """A formula with what it comes to, and the rounding where there is one."""
    fen = Fraction(exact)
    amount = Money(shown(fen))
    if fen.denominator == 1:
        pattern = Phrase("{what} = {formula} = {amount}.")
        return Sentence(pattern, what=words, formula=formula, amount=amount)
    pattern = Phrase(
        "{what} = {formula} = {exact}, rounded half up to the cent: {amount}."
    )
    return Sentence(
        pattern, what=words, formula=formula, exact=number(fen), amount=amount
    )


def formula_of(parts: Sequence[Stretch]) -> str:
    """The interest of stretches as one sum."""
    return " + ".join(
        f"{number(one.base)} × {one.formula}"
        + (f" × {one.count}" if one.count > 1 else "")
        for one in parts
    )


def how_counted(terms: Terms, parts: Sequence[Stretch]) -> Iterator[Sentence]:
    """The days, the rate, and what the formula starts from, of each stretch."""
    base = Phrase("balance")
    if terms.method is Method.FLAT:
        base = Phrase("original principal")
    for one in parts:
        values = {
            "base": base,
            "amount": number(one.base),
            "since": one.since,
            "until": one.until,
            "rate": one.rate,
        }
        if terms.interest is Accrual.DAYS:
            yield _by_days(terms, one, values)
        elif one.count > 1:
            words = Phrase(
                "{base} {amount}, {rate}; {n} whole periods from {since} to {until},"
                " whatever their days."
            )
            yield Sentence(words, n=one.count, **values)
        else:
            words = Phrase(
                "{base} {amount}, {rate}; by whole periods, here from {since} to"
                " {until}, whatever its days."
            )
            yield Sentence(words, **values)


def _by_days(terms: Terms, one: Stretch, values: dict[str, object]) -> Sentence:
    count = terms.day_count
    days = counted_days(one.since, one.until, count)
    if one.rate.per is Period.DAY and count is not DayCount.THIRTY_360:
        words = Phrase(
            "{base} {amount}, {rate}; {n} actual days from {since} to {until}, the"
            " first counted, the last not."
        )
        return Sentence(words, n=days, **values)
    words = Phrase(
        "{base} {amount}, {rate}; {n} days from {since} to {until} by {count}, the"
        " first counted, the last not."
    )
    named = (count or DayCount.ACT_360).value
    return Sentence(words, n=days, count=named, **values)


def _interest(plan: Schedule, place: int) -> Explanation:
    row, terms = plan.rows[place], plan.terms
    amount = Money(shown(row.interest))
    if _is_all_due(plan):
        return _agreed_interest(plan, row)
    parts = stretches(plan, place)
    exact = sum((one.interest for one in parts), Fraction(0))
    if terms.method is Method.FLAT and row.balance == 0 and place:
        return _flat_rest(plan, place)
    if not parts:
        words = Phrase("Nothing was outstanding, so no interest ran up.")
        return Explanation("", amount, (Sentence(words),))
    formula = formula_of(parts)
    said = computed(Phrase("Interest"), formula, exact)
    more = [said, *how_counted(terms, parts)]
    if terms.rounding is Precision.DISPLAY:
        more.append(_at_full_precision())
    return Explanation(formula, amount, tuple(more))


def _is_all_due(plan: Schedule) -> bool:
    rule = plan.terms.prepayment
    is_early = bool(plan.prepayments)
    return is_early and rule is not None and rule.interest_due == "all"


def _agreed_interest(plan: Schedule, row: ExactRow) -> Explanation:
    amount = Money(shown(row.interest))
    agreed = [one.interest for one in Walk(plan.terms).run().rows]
    is_last = row.balance == 0
    mine = agreed[row.n - 1 :] if is_last else agreed[row.n - 1 : row.n]
    formula = " + ".join(number(fen) for fen in mine) or number(0)
    words = Phrase("The contract asks for all interest even when paid early.")
    said = (computed(Phrase("Interest"), formula, row.interest), Sentence(words))
    return Explanation(formula, amount, said)


def _flat_rest(plan: Schedule, place: int) -> Explanation:
    """The last row of flat instalments takes what is missing of the whole interest."""
    parts = [one for n in range(place + 1) for one in stretches(plan, n)]
    whole = cents(sum((one.interest for one in parts), Fraction(0)), _rule(plan))
    given = sum((row.interest for row in plan.rows[:place]), Fraction(0))
    row = plan.rows[place]
    if given >= whole:
        words = Phrase(
            "The interest of the whole term is rounded once: {whole}; the rows before"
            " took {given}, so nothing is left for the last one."
        )
        none = Sentence(words, whole=number(whole), given=number(given))
        return Explanation("", Money(shown(row.interest)), (none,))
    formula = f"{number(whole)} - {number(given)}"
    words = Phrase(
        "The interest of the whole term is rounded once: {whole}; the rows before took"
        " {given}, the last one takes what is missing."
    )
    said = (
        computed(Phrase("Interest"), formula, row.interest),
        Sentence(words, whole=number(whole), given=number(given)),
    )
    return Explanation(formula, Money(shown(row.interest)), said)


def _rule(plan: Schedule) -> Precision:
    is_display = plan.terms.rounding is Precision.DISPLAY
    return Precision.DISPLAY if is_display else Precision.BANK_CENT


def _principal(plan: Schedule, place: int) -> Explanation:
    row, terms = plan.rows[place], plan.terms
    amount = Money(shown(row.principal))
    grace = terms.grace.principal_periods if terms.grace else 0
    if row.balance == 0:
        words = Phrase("The last instalment repays all that is left: {amount}.")
        left = Sentence(words, amount=number(row.principal))
        return Explanation(number(row.principal), amount, (left,))
    if row.n <= grace:
        words = Phrase("Interest only in the first {n} periods.")
        return Explanation("", amount, (Sentence(words, n=grace),))
    if not row.principal:
        return Explanation("", amount, (_no_principal(terms),))
    found = equal_amount.of(plan, place)
    if not found.holds_interest and isinstance(terms.rounding, LenderUnit):
        words = Phrase("Principal = {formula} = {exact}; booked: {amount}.")
        values = {"exact": number(found.exact), "amount": amount}
        said = Sentence(words, formula=found.formula, **values)
        return Explanation(number(row.principal), amount, (said, *found.sentences))
    if not found.holds_interest:
        said = computed(Phrase("Principal"), found.formula, found.exact)
        return Explanation(found.formula, amount, (said, *found.sentences))
    formula = f"{number(found.amount)} - {number(row.interest)}"
    words = Phrase("Principal = equal instalment - interest = {formula} = {amount}.")
    said = Sentence(words, formula=formula, amount=amount)
    return Explanation(formula, amount, (said, *found.sentences))


def _no_principal(terms: Terms) -> Sentence:
    if terms.method is Method.INTEREST_ONLY:
        return Sentence(Phrase("Interest each period, all principal at the end."))
    return Sentence(Phrase("The instalment covers the interest only."))


def _payment(plan: Schedule, place: int) -> Explanation:
    row, shown_row = plan.rows[place], plan.instalments[place]
    formula = f"{number(row.principal)} + {number(row.interest)}"
    words = Phrase("Payment = principal + interest = {formula} = {amount}.")
    if row.fee:
        formula += f" + {number(row.fee.minor)}"
        words = Phrase("Payment = principal + interest + fee = {formula} = {amount}.")
    said = [Sentence(words, formula=formula, amount=shown_row.payment)]
    grace = plan.terms.grace.principal_periods if plan.terms.grace else 0
    if row.principal and row.balance and row.n > grace:
        said += equal_amount.of(plan, place).sentences
    if plan.terms.rounding is Precision.DISPLAY:
        said.append(_at_full_precision())
    return Explanation(formula, shown_row.payment, tuple(said))


def _balance(plan: Schedule, place: int) -> Explanation:
    row = plan.rows[place]
    before = row.balance + row.principal
    formula = f"{number(before)} - {number(row.principal)}"
    amount = Money(shown(row.balance))
    words = Phrase("Balance = balance before - principal = {formula} = {amount}.")
    said = [Sentence(words, formula=formula, amount=amount)]
    since = plan.rows[place - 1].due if place else plan.terms.drawn_on
    for one in plan.prepayments:
        if since <= one.on < row.due:
            words = Phrase("{paid} was paid early on {day}, before this instalment.")
            said.append(Sentence(words, paid=one.amount, day=one.on))
        elif one.on == row.due:
            words = Phrase(
                "{paid} is paid early the same day, after it; {balance} is left then."
            )
            said.append(Sentence(words, paid=one.amount, balance=one.balance))
    return Explanation(formula, amount, tuple(said))


def explain_fees(terms: Terms, on: str) -> Explanation:
    """How the fees at the start, or of a period, come about."""
    fees = [fee for fee in terms.fees if fee.on == on]
    amount = Money(sum(fee_amount(fee, terms.principal).minor for fee in fees))
    if not fees:
        words = Phrase("The terms name no such fee.")
        return Explanation("", ZERO, (Sentence(words),))
    if len(fees) == 1:
        return _one_fee(terms, fees[0])
    formula = " + ".join(number(fee_amount(fee, terms.principal).minor) for fee in fees)
    words = Phrase("Fee = {formula} = {amount}.")
    said = [Sentence(words, formula=formula, amount=amount)]
    for fee in fees:
        if fee.ratio is not None:
            said += _one_fee(terms, fee).sentences
    return Explanation(formula, amount, tuple(said))


def _one_fee(terms: Terms, fee: Fee) -> Explanation:
    amount = fee_amount(fee, terms.principal)
    if fee.ratio is None:
        words = Phrase("The contract names the amount: {amount}.")
        return Explanation(
            number(amount.minor), amount, (Sentence(words, amount=amount),)
        )
    formula = f"{number(terms.principal.minor)} × {ratio(fee.ratio)}"
    exact = terms.principal.minor * Fraction(fee.ratio)
    said = computed(Phrase("Fee"), formula, exact)
    return Explanation(formula, amount, (said,))


def _at_full_precision() -> Sentence:
    return Sentence(
        Phrase("Computed at full precision; amounts are rounded only when shown.")
    )


def _fee(plan: Schedule, _place: int) -> Explanation:
    return explain_fees(plan.terms, "period")


_HOW: Mapping[Figure, Callable[[Schedule, int], Explanation]] = MappingProxyType(
    {
        Figure.PRINCIPAL: _principal,
        Figure.INTEREST: _interest,
        Figure.FEE: _fee,
        Figure.PAYMENT: _payment,
        Figure.BALANCE: _balance,
    }
)

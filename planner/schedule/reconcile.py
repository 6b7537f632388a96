"""Which convention makes a lender's own table; a difference of a cent has a reason."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import cast

from planner.errors import PlannerError
from planner.model.terms import (
    Accrual,
    LenderUnit,
    Method,
    Precision,
    RoundingRule,
    Terms,
)
from planner.money import ZERO, Money, Rounding, total
from planner.phrases import Phrase, Sentence
from planner.rates import DayCount, Period
from planner.schedule.lender_rate import LenderRow, lender_rate
from planner.schedule.schedule import Instalment, schedule

AMOUNTS = ("principal", "interest", "fee", "payment", "balance")
COLUMNS: dict[str, Phrase] = {
    "due": Phrase("due day"),
    "principal": Phrase("principal"),
    "interest": Phrase("interest"),
    "fee": Phrase("fee"),
    "payment": Phrase("payment"),
    "balance": Phrase("balance"),
}
_ROUNDINGS: tuple[RoundingRule, ...] = (
    Precision.BANK_CENT,
    Precision.DISPLAY,
    LenderUnit(Money(1), Rounding.UP),
    LenderUnit(Money(1), Rounding.DOWN),
    LenderUnit(Money(10), Rounding.HALF_UP),
    LenderUnit(Money(10), Rounding.UP),
    LenderUnit(Money(100), Rounding.HALF_UP),
    LenderUnit(Money(100), Rounding.UP),
    LenderUnit(Money(100), Rounding.DOWN),
    LenderUnit(Money(1000), Rounding.HALF_UP),
    LenderUnit(Money(1000), Rounding.UP),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """The first cell that differs; ``ours`` or ``lender`` is None for a missing row.

    Attributes:
        by: the lender's amount less ours, or days; None where there is none.
    """

    n: int
    column: str
    lender: Money | date | None
    ours: Money | date | None
    by: Money | int | None


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What was found.

    Attributes:
        terms: those that reproduce the table, else those that follow it longest.
        changes: what in them is not as given: field and value.
        also: other conventions that reproduce it as well.
        difference: None where the table is reproduced.
        likely: the likely reason of a difference.
        faults: where the table does not add up in itself.
        tried: how many conventions were tried.
    """

    terms: Terms
    changes: tuple[tuple[str, object], ...]
    also: tuple[tuple[tuple[str, object], ...], ...]
    difference: Difference | None
    likely: tuple[Sentence, ...]
    faults: tuple[Sentence, ...]
    tried: int


def reconcile(terms: Terms, table: Sequence[LenderRow]) -> Reconciled:
    """Try the terms as given, then each way in which lenders compute otherwise.

    Raises:
        TermsError: terms that no convention can follow.
    """
    search = _Search(table, terms, _agreement(schedule(terms).instalments, table))
    for start in _starts(terms):
        # Rounding moves no first interest: where that differs it need not be tried.
        if search.takes(start):
            for candidate in _roundings(start, table):
                search.takes(candidate)
    # The lender's own amount fits nearly any table: a named convention comes first.
    fitting = sorted(search.fitting, key=lambda one: _is_guessed(terms, one))
    best = fitting[0] if fitting else search.nearest
    rows = schedule(best).instalments
    difference = _agreement(rows, table)[0]
    return Reconciled(
        terms=best,
        changes=_changes(terms, best),
        also=tuple(_changes(terms, other) for other in fitting[1:]),
        difference=difference,
        likely=tuple(_likely(best, rows, table, difference)) if difference else (),
        faults=tuple(_faults(terms, table)),
        tried=len(search.seen),
    )


@dataclass(slots=True)
class _Search:
    """What was tried so far."""

    table: Sequence[LenderRow]
    nearest: Terms
    ahead: "Agreement"
    fitting: list[Terms] = field(default_factory=list)
    seen: set[Terms] = field(default_factory=set)

    def takes(self, candidate: Terms) -> bool:
        """Try one; whether its first interest is the lender's, or not told."""
        if candidate in self.seen:
            return True
        self.seen.add(candidate)
        try:
            rows = schedule(candidate).instalments
        except PlannerError:
            return True
        agrees = _agreement(rows, self.table)
        if agrees[0] is None:
            self.fitting.append(candidate)
        told = self.table[0].interest if self.table else None
        has_first = told is None or told == rows[0].interest
        # An amount taken from the table explains none of its interest.
        may_lead = has_first or candidate.instalment == self.nearest.instalment
        if may_lead and _is_nearer(agrees, self.ahead):
            self.nearest, self.ahead = candidate, agrees
        return has_first


def _is_guessed(given: Terms, found: Terms) -> bool:
    """Whether the instalment was taken from the lender's table."""
    return found.instalment not in (None, given.instalment)


Agreement = tuple[Difference | None, int]


def _agreement(rows: Sequence[Instalment], table: Sequence[LenderRow]) -> Agreement:
    """The first difference, and how many cells agree in all."""
    first: Difference | None = None
    agrees = 0
    ours = {row.n: row for row in rows}
    for theirs in table:
        row = ours.pop(theirs.n, None)
        if row is None:
            first = first or Difference(theirs.n, "payment", theirs.payment, None, None)
            continue
        for column in COLUMNS:
            lender, mine = getattr(theirs, column), getattr(row, column)
            if lender is None:
                continue
            # A table without a column for the fee may leave it out of the payment.
            bare = row.payment - row.fee if theirs.fee is None else mine
            if lender == mine or (column == "payment" and lender == bare):
                agrees += 1
            elif first is None:
                first = _difference(row.n, column, lender, mine)
    if ours and first is None:
        missing = min(ours)
        first = Difference(missing, "payment", None, ours[missing].payment, None)
    return first, agrees


def _difference(
    n: int, column: str, lender: Money | date, mine: Money | date
) -> Difference:
    by: Money | int
    if isinstance(lender, Money) and isinstance(mine, Money):
        by = lender - mine
    else:
        by = (cast("date", lender) - cast("date", mine)).days
    return Difference(n, column, lender, mine, by)


def _is_nearer(one: Agreement, other: Agreement) -> bool:
    """Whether it follows the table to a later row, or agrees in more cells."""
    if one[0] is None or other[0] is None:
        return one[0] is None and other[0] is not None
    return (one[0].n, one[1]) > (other[0].n, other[1])


def _starts(terms: Terms) -> Iterator[Terms]:
    """Methods and ways of accruing, those as given first."""
    yield terms
    for method in (terms.method, *(m for m in Method if m is not terms.method)):
        plain = terms if method is terms.method else replace(terms, instalment=None)
        yield from _accruals(replace(plain, method=method))


def _accruals(terms: Terms) -> Iterator[Terms]:
    yield terms
    yield replace(terms, interest=Accrual.PERIOD)
    if terms.rate.per is Period.DAY:
        yield replace(terms, interest=Accrual.DAYS, day_count=None)
        yield replace(terms, interest=Accrual.DAYS, day_count=DayCount.THIRTY_360)
        return
    for count in DayCount:
        yield replace(terms, interest=Accrual.DAYS, day_count=count)


def _roundings(terms: Terms, table: Sequence[LenderRow]) -> Iterator[Terms]:
    for rule in _ROUNDINGS:
        yield replace(terms, rounding=rule)
    own = _usual_payment(terms, table)
    if own is not None:
        yield replace(terms, rounding=Precision.BANK_CENT, instalment=own)


def _usual_payment(terms: Terms, table: Sequence[LenderRow]) -> Money | None:
    """The amount that most rows but the last ask for, without the period's fee."""
    payments = Counter(
        row.payment - (row.fee or ZERO) for row in table[:-1] if row.payment is not None
    )
    if terms.method is not Method.LEVEL or not payments:
        return None
    return payments.most_common(1)[0][0]


_COMPARED = ("method", "interest", "day_count", "rounding", "instalment")


def _changes(given: Terms, found: Terms) -> tuple[tuple[str, object], ...]:
    return tuple(
        (field, getattr(found, field))
        for field in _COMPARED
        if getattr(given, field) != getattr(found, field)
    )


def _likely(
    terms: Terms,
    rows: Sequence[Instalment],
    table: Sequence[LenderRow],
    found: Difference,
) -> Iterator[Sentence]:
    """What usually lies behind such a difference."""
    rate = lender_rate(terms, table)
    if rate is not None and rate != terms.rate:
        words = Phrase("The lender's rate seems to be {rate}.")
        yield Sentence(words, rate=rate)
        return
    if found.ours is None or found.lender is None:
        yield Sentence(Phrase("The tables differ in their number of rows."))
        return
    if not isinstance(found.by, Money):
        yield Sentence(
            Phrase(
                "The due day differs: perhaps it moves over a day off, or the terms"
                " have another first day."
            )
        )
        return
    is_last = found.n == rows[-1].n
    if is_last and abs(found.by) <= Money(len(rows)):
        yield Sentence(Phrase("Only the rest at the end is spread differently."))
    elif abs(found.by) <= Money(1):
        yield Sentence(Phrase("One cent: a rounding that is none of those tried."))
    elif found.column == "interest":
        yield from _days_off(terms, rows, found.n, found.by)


def _days_off(
    terms: Terms, rows: Sequence[Instalment], n: int, by: Money
) -> Iterator[Sentence]:
    row = rows[n - 1]
    since = rows[n - 2].due if n > 1 else terms.drawn_on
    days = (row.due - since).days
    if not row.interest:
        return
    a_day = Fraction(row.interest.minor, days)
    off = round(by.minor / a_day)
    if off and abs(by.minor - off * a_day) <= 1:
        words = Phrase("It is the interest of {n} days: the lender counts others.")
        yield Sentence(words, n=off)
    elif n == 1:
        yield Sentence(Phrase("The first period seems to be charged in another way."))


def _faults(terms: Terms, table: Sequence[LenderRow]) -> Iterator[Sentence]:
    """Where the lender's table contradicts itself."""
    for row in table:
        parts = (row.principal, row.interest, row.payment)
        if None in parts or row.principal is None or row.interest is None:
            continue
        whole = row.principal + row.interest
        if row.payment not in (whole, whole + (row.fee or ZERO)):
            words = Phrase("Row {n} of the table does not add up to {payment}.")
            yield Sentence(words, n=row.n, payment=row.payment)
    repaid = total(row.principal for row in table if row.principal is not None)
    complete = all(row.principal is not None for row in table)
    if table and complete and repaid != terms.principal:
        words = Phrase("The table repays {sum} of the {principal} that was lent.")
        yield Sentence(words, sum=repaid, principal=terms.principal)

"""Which convention makes a lender's own table; a difference of a cent has a reason."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from planner.errors import PlannerError
from planner.lean import dataclass
from planner.model.terms import (
    Accrual,
    LenderUnit,
    Method,
    Precision,
    RoundingRule,
    Terms,
)
from planner.money import ZERO, Money, Rounding
from planner.phrases import Sentence
from planner.rates import DayCount, Period
from planner.schedule.agreement import Agreement, Difference, agreement, is_nearer
from planner.schedule.lender_rate import LenderRow
from planner.schedule.likely import faults, likely
from planner.schedule.schedule import schedule

_ROUNDINGS: tuple[RoundingRule, ...] = (
    Precision.BANK_CENT,
    Precision.DISPLAY,
    LenderUnit(Money(1), Rounding.UP),
    LenderUnit(Money(1), Rounding.DOWN),
    LenderUnit(Money(10), Rounding.HALF_UP),
    LenderUnit(Money(10), Rounding.UP),
    LenderUnit(Money(10), Rounding.DOWN),
    LenderUnit(Money(100), Rounding.HALF_UP),
    LenderUnit(Money(100), Rounding.UP),
    LenderUnit(Money(100), Rounding.DOWN),
    LenderUnit(Money(1000), Rounding.HALF_UP),
    LenderUnit(Money(1000), Rounding.UP),
    LenderUnit(Money(1000), Rounding.DOWN),
)


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
    search = _Search(table, terms, agreement(schedule(terms).instalments, table))
    for start in _starts(terms):
        # Rounding moves no first interest: where that differs it need not be tried.
        if search.takes(start):
            for candidate in _roundings(start, table):
                search.takes(candidate)
    # The lender's own amount fits nearly any table: a named convention comes first.
    fitting = sorted(search.fitting, key=lambda one: _is_guessed(terms, one))
    best = fitting[0] if fitting else search.nearest
    rows = schedule(best).instalments
    difference = agreement(rows, table)[0]
    return Reconciled(
        terms=best,
        changes=_changes(terms, best),
        also=tuple(_changes(terms, other) for other in fitting[1:]),
        difference=difference,
        likely=likely(terms, best, table, difference) if difference else (),
        faults=tuple(faults(terms, rows, table)),
        tried=len(search.seen),
    )


@dataclass(slots=True)
class _Search:
    """What was tried so far."""

    table: Sequence[LenderRow]
    nearest: Terms
    ahead: Agreement
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
        agrees = agreement(rows, self.table)
        if agrees[0] is None:
            self.fitting.append(candidate)
        told = self.table[0].interest if self.table else None
        has_first = told is None or told == rows[0].interest
        # An amount taken from the table explains none of its interest.
        may_lead = has_first or candidate.instalment == self.nearest.instalment
        if may_lead and is_nearer(agrees, self.ahead):
            self.nearest, self.ahead = candidate, agrees
        return has_first


def _is_guessed(given: Terms, found: Terms) -> bool:
    """Whether the instalment was taken from the lender's table."""
    return found.instalment not in (None, given.instalment)


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
    if own is not None and not _is_other_length(terms, table):
        yield replace(terms, rounding=Precision.BANK_CENT, instalment=own)


def _is_other_length(terms: Terms, table: Sequence[LenderRow]) -> bool:
    """Whether the table is another number of periods, not an amount of its own."""
    if len(table) in (0, terms.periods):
        return False
    plain = replace(terms, periods=len(table), instalment=None)
    return any(_makes(replace(plain, rounding=rule), table) for rule in _ROUNDINGS)


def _makes(terms: Terms, table: Sequence[LenderRow]) -> bool:
    try:
        return agreement(schedule(terms).instalments, table)[0] is None
    except PlannerError:
        return False


def _usual_payment(terms: Terms, table: Sequence[LenderRow]) -> Money | None:
    """The amount that most rows but the last ask for, without the period's fee."""
    payments = Counter(
        amount for row in table[:-1] if (amount := _bare(row)) is not None
    )
    if terms.method is not Method.LEVEL or not payments:
        return None
    return payments.most_common(1)[0][0]


def _bare(row: LenderRow) -> Money | None:
    """A row's principal and interest together."""
    if row.principal is not None and row.interest is not None:
        return row.principal + row.interest
    return None if row.payment is None else row.payment - (row.fee or ZERO)


_COMPARED = ("method", "interest", "day_count", "rounding", "instalment")


def _changes(given: Terms, found: Terms) -> tuple[tuple[str, object], ...]:
    return tuple(
        (field, getattr(found, field))
        for field in _COMPARED
        if getattr(given, field) != getattr(found, field)
    )

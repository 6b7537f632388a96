"""The likely reason of a difference; “row 3 is off” alone sends nobody to the bank."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from planner.errors import RefusedError
from planner.model.terms import Accrual, Method, Precision, Terms
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence
from planner.rates import DayCount, Period
from planner.schedule.agreement import COLUMNS, Difference, agreement
from planner.schedule.lender_rate import LenderRow, lender_rate
from planner.schedule.schedule import Instalment, schedule
from planner.schedule.suppose import other_counts, other_rate, suppositions

_NAMED = 3


def likely(
    given: Terms, nearest: Terms, table: Sequence[LenderRow], found: Difference
) -> tuple[Sentence, ...]:
    """What lies behind a difference: a proven reason, else what it looks like.

    Args:
        given: the terms as the contract says them.
        nearest: the convention that follows the table longest.
        table: the lender's.
        found: where the nearest convention leaves it.
    """
    if not table:
        return (Sentence(Phrase("The tables differ in their number of rows.")),)
    proven = _proven(given, nearest, table)
    if proven is not None:
        return (proven,)
    counted = next(other_counts(given, table), None)
    if counted is not None:
        return (counted,)
    apart = tuple(_apart(schedule(given).instalments, table))
    return apart or tuple(_looks(nearest, schedule(nearest).instalments, table, found))


def faults(
    terms: Terms, rows: Sequence[Instalment], table: Sequence[LenderRow]
) -> Iterator[Sentence]:
    """Where the lender's table contradicts itself.

    Args:
        terms: whose loan it is.
        rows: our own, for a fee that the table has no column for.
        table: the lender's.
    """
    fees = {row.n: row.fee for row in rows}
    wrong: list[LenderRow] = []
    for row in table:
        if row.principal is None or row.interest is None or row.payment is None:
            continue
        whole = row.principal + row.interest
        fee = row.fee if row.fee is not None else fees.get(row.n, ZERO)
        if row.payment not in (whole, whole + fee):
            wrong.append(row)
    for row in wrong[:_NAMED]:
        words = Phrase("Row {n} of the table does not add up to {payment}.")
        yield Sentence(words, n=row.n, payment=row.payment)
    if len(wrong) > _NAMED:
        yield Sentence(Phrase("Nor do {n} more rows."), n=len(wrong) - _NAMED)
    repaid = total(row.principal for row in table if row.principal is not None)
    complete = all(row.principal is not None for row in table)
    if table and complete and repaid != terms.principal:
        words = Phrase("The table repays {sum} of the {principal} that was lent.")
        yield Sentence(words, sum=repaid, principal=terms.principal)


def _proven(
    given: Terms, nearest: Terms, table: Sequence[LenderRow]
) -> Sentence | None:
    """The one thing in the terms that, said otherwise, makes the whole table."""
    seen: set[Terms] = set()
    for base in _bases(given, nearest):
        rows = _rows(base)
        differs = agreement(rows, table)[0]
        if not rows or differs is None:
            continue
        for supposed, why in suppositions(base, rows, table, differs.n):
            for rule in dict.fromkeys(
                (base.rounding, Precision.BANK_CENT, Precision.DISPLAY)
            ):
                candidate = replace(supposed, rounding=rule)
                if candidate not in seen and _makes(candidate, table):
                    return why
                seen.add(candidate)
    return _other_method(given, table)


def _other_method(given: Terms, table: Sequence[LenderRow]) -> Sentence | None:
    """Another method at another rate, such as a flat rate told as a yearly one."""
    for method in (one for one in Method if one is not given.method):
        base = replace(given, method=method, instalment=None)
        for way in _ways(base):
            for supposed, _ in other_rate(way, table):
                if _makes(supposed, table):
                    words = Phrase("The lender counts {rate} with {method}.")
                    return Sentence(words, rate=supposed.rate, method=method)
    return None


def _bases(given: Terms, nearest: Terms) -> Iterator[Terms]:
    """The terms as given, then with other ways of accruing, then the nearest."""
    yield given
    for method in dict.fromkeys((given.method, nearest.method)):
        amount = given.instalment if method is given.method else None
        yield from _ways(replace(given, method=method, instalment=amount))
    yield nearest


def _ways(terms: Terms) -> Iterator[Terms]:
    """With each way of accruing; a daily rate knows actual days alone."""
    yield replace(terms, interest=Accrual.PERIOD)
    per_day = terms.rate.per is Period.DAY
    for count in (DayCount.ACT_360,) if per_day else DayCount:
        yield replace(terms, interest=Accrual.DAYS, day_count=count)


def _makes(terms: Terms, table: Sequence[LenderRow]) -> bool:
    rows = _rows(terms)
    return bool(rows) and agreement(rows, table)[0] is None


def _rows(terms: Terms) -> Sequence[Instalment]:
    """The rows of terms; none where they cannot amortise."""
    try:
        return schedule(terms).instalments
    except RefusedError:
        return ()


def _looks(
    terms: Terms,
    rows: Sequence[Instalment],
    table: Sequence[LenderRow],
    found: Difference,
) -> Iterator[Sentence]:
    """What such a difference usually comes from; nothing proves it."""
    rate = lender_rate(terms, table)
    is_last = found.n == rows[-1].n
    if rate is not None and rate != terms.rate:
        yield Sentence(Phrase("The lender's rate seems to be {rate}."), rate=rate)
    elif found.ours is None or found.lender is None:
        yield Sentence(Phrase("The tables differ in their number of rows."))
    elif not isinstance(found.by, Money):
        yield Sentence(
            Phrase(
                "The due day differs: perhaps it moves over a day off, or the terms"
                " have another first day."
            )
        )
    elif is_last and abs(found.by) <= Money(len(rows)):
        yield Sentence(Phrase("Only the rest at the end is spread differently."))
    elif abs(found.by) <= Money(1):
        yield Sentence(Phrase("One cent: a rounding that is none of those tried."))
    else:
        by_days: tuple[Sentence, ...] = ()
        if found.column == "interest":
            by_days = tuple(_days_off(terms, rows, found.n, found.by))
        if not by_days and _is_alone(rows, table, found.n):
            words = Phrase("Every other row agrees: row {n} looks like a misprint.")
            yield Sentence(words, n=found.n)
        yield from by_days


def _is_alone(rows: Sequence[Instalment], table: Sequence[LenderRow], n: int) -> bool:
    """Whether all that differs stands in one row."""
    others = tuple(row for row in table if row.n != n)
    ours = tuple(row for row in rows if row.n != n)
    return bool(others) and agreement(ours, others)[0] is None


def _apart(
    rows: Sequence[Instalment], table: Sequence[LenderRow]
) -> Iterator[Sentence]:
    """One sum between every row of the lender's and ours."""
    ours = {row.n: row for row in rows}
    for column in ("interest", "payment"):
        sums = {
            getattr(row, column) - getattr(ours[row.n], column)
            for row in table
            if row.n in ours and getattr(row, column) is not None
        }
        by = next(iter(sums), ZERO)
        if len(sums) != 1 or not by or len(table) == 1:
            continue
        if by == rows[0].fee and column == "interest":
            words = Phrase("The lender's interest holds the fee of {fee} each period.")
            yield Sentence(words, fee=by)
        else:
            words = Phrase(
                "Each row's {column} is apart by {amount}: perhaps a fee that is in it"
                " or in none."
            )
            yield Sentence(words, column=COLUMNS[column], amount=by)
        return


def _days_off(
    terms: Terms, rows: Sequence[Instalment], n: int, by: Money
) -> Iterator[Sentence]:
    row = rows[n - 1]
    since: date = rows[n - 2].due if n > 1 else terms.drawn_on
    days = (row.due - since).days
    if not row.interest:
        return
    a_day = Fraction(row.interest.minor, days)
    off = round(by.minor / a_day)
    # More than half a period is no way of counting.
    if 0 < 2 * abs(off) <= days and abs(by.minor - off * a_day) <= 1:
        more = Phrase("It is the interest of days that we do not count: {n}.")
        fewer = Phrase("It is the interest of days that the lender leaves out: {n}.")
        yield Sentence(more if off > 0 else fewer, n=abs(off))
    elif n == 1:
        yield Sentence(Phrase("The first period seems to be charged in another way."))

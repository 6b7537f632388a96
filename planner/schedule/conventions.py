"""How each figure was computed, in words; a number nobody can check earns no trust."""

from collections.abc import Iterator

from planner.model.terms import (
    Accrual,
    LenderUnit,
    LprBase,
    Method,
    Precision,
    Terms,
)
from planner.money import Rounding
from planner.phrases import Phrase, Sentence
from planner.rates import Period
from planner.schedule.periods import per_year

_METHODS = {
    Method.LEVEL: Phrase(
        "Equal instalments: one amount that brings the balance to zero."
    ),
    Method.EQUAL_PRINCIPAL: Phrase(
        "Equal principal: the loan divided by the periods; interest on what is left."
    ),
    Method.FLAT: Phrase(
        "Flat: every period bears interest on the whole loan, not on what is left."
    ),
    Method.INTEREST_ONLY: Phrase(
        "Interest each period, the whole loan with the last one."
    ),
    Method.BULLET: Phrase(
        "One payment on the last due day, with simple interest on the loan."
    ),
}

ROUNDED = {
    Rounding.UP: Phrase("rounded up"),
    Rounding.DOWN: Phrase("rounded down"),
    Rounding.HALF_UP: Phrase("rounded half up"),
}


_INTEREST_ONLY = Phrase(
    "A longer or broken period whose interest is above the equal amount pays its"
    " interest only; the periods after it share the rest."
)


def conventions(
    terms: Terms, *, has_interest_only: bool = False
) -> tuple[Sentence, ...]:
    """What was taken for granted, in the order in which it enters a figure.

    Args:
        terms: that the figures were computed from.
        has_interest_only: whether the equal amount leaves such rows.
    """
    return (
        Sentence(_METHODS[terms.method]),
        *([Sentence(_INTEREST_ONLY)] if has_interest_only else []),
        *_accrual(terms),
        *([_lpr(terms.rate_lpr)] if terms.rate_lpr else []),
        *_rounding(terms),
        *_particulars(terms),
        _annual(terms),
    )


def _accrual(terms: Terms) -> Iterator[Sentence]:
    if terms.interest is Accrual.PERIOD:
        words = Phrase(
            "{rate}; a period bears the interest of a whole one, whatever its days."
        )
        yield Sentence(words, rate=terms.rate)
        return
    if terms.rate.per is Period.DAY:
        words = Phrase(
            "{rate} for actual days; the drawdown day counts, the due day does not."
        )
        yield Sentence(words, rate=terms.rate)
        return
    words = Phrase(
        "{rate} by days on {count}; the drawdown day counts, the due day does not."
    )
    count = terms.day_count.value if terms.day_count else ""
    yield Sentence(words, rate=terms.rate, count=count)


def _rounding(terms: Terms) -> Iterator[Sentence]:
    if terms.rounding is Precision.DISPLAY:
        yield Sentence(
            Phrase("Computed at full precision; amounts are rounded only when shown.")
        )
        return
    if isinstance(terms.rounding, LenderUnit):
        words = Phrase("The lender rounds the instalment to {unit}, {mode}.")
        mode = ROUNDED[terms.rounding.mode]
        yield Sentence(words, unit=terms.rounding.unit, mode=mode)
    yield Sentence(
        Phrase(
            "Each amount is rounded half up to the cent, interest runs on the rounded"
            " balance, the last instalment takes the rest."
        )
    )


def _particulars(terms: Terms) -> Iterator[Sentence]:
    if terms.grace is not None and terms.grace.principal_periods:
        words = Phrase("Interest only in the first {n} periods.")
        yield Sentence(words, n=terms.grace.principal_periods)
    if terms.instalment is not None:
        words = Phrase("{amount} is the lender's own instalment.")
        yield Sentence(words, amount=terms.instalment)
    for change in terms.rates:
        words = Phrase("From {day} on {rate}; earlier instalments do not foresee it.")
        yield Sentence(words, day=change.from_, rate=change.rate)
        if change.lpr is not None:
            base = LprBase(change.lpr, change.plus_bp or 0, change.lpr_from)
            yield _lpr(base)
    if any(fee.on == "start" for fee in terms.fees):
        yield Sentence(
            Phrase("Fees at the start are in no row, but in the totals and the cost.")
        )


def _lpr(base: LprBase) -> Sentence:
    term, points = f"LPR-{base.lpr}", f"{base.plus_bp:+d}"
    if base.lpr_from is None:
        words = Phrase("That is the {term} of that day and {points} basis points.")
        return Sentence(words, term=term, points=points)
    words = Phrase("That is the {term} in force since {day} and {points} basis points.")
    return Sentence(words, term=term, day=base.lpr_from, points=points)


def _annual(terms: Terms) -> Sentence:
    words = Phrase("Yearly cost: IRR of equal periods, {n} a year, all fees in it.")
    count = per_year(terms.every)
    shown = str(count.numerator)
    if count.denominator != 1:
        shown = f"{count.numerator}/{count.denominator}"
    return Sentence(words, n=shown)

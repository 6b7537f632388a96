"""The rarer terms of a loan: their fields, and how they make up the terms."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from planner.model.terms import (
    USUAL_ORDER,
    Every,
    EveryDays,
    Fee,
    Grace,
    Late,
    LenderUnit,
    Precision,
    Prepayment,
    PrepaymentFee,
    Rhythm,
    RoundingRule,
    Terms,
)
from planner.money import Money, Rounding
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say
from ui.forms.form import Field
from ui.widgets.edit import (
    Choice,
    money_edit,
    number_edit,
    plain_number_edit,
    ratio_edit,
)
from ui.widgets.edit_terms import changes_edit, fees_edit, lpr_edit

_MOST_DAYS, _MOST_PERIODS = 3660, 600
_ONE_YUAN = Money(100)
_EVERY_DAYS = "days"
_DUES = {
    "penalty": Phrase("penalty"),
    "fee": Phrase("fee"),
    "interest": Phrase("interest"),
    "principal": Phrase("principal"),
}
_ORDERS = (
    USUAL_ORDER,
    ("principal", "interest", "fee", "penalty"),
    ("interest", "principal", "fee", "penalty"),
    ("fee", "interest", "principal", "penalty"),
)


def rare_fields(today: date) -> tuple[Field, ...]:
    """The fields that stand below, where only those who need them look."""
    whole = partial(number_edit, 0, _MOST_PERIODS)
    told = (
        Field("fees_start", Phrase("Fee at the start"), partial(fees_edit, "fees"),
              Phrase("Counts in the true annual cost"), also=("fees",)),
        Field("fees_period", Phrase("Fee with each instalment"),
              partial(fees_edit, "fees")),
        Field("days", Phrase("Days of the rhythm"),
              partial(number_edit, 1, _MOST_DAYS, "every")),
        Field("due_day", Phrase("Due day"), partial(number_edit, 1, 31, "due_day"),
              Phrase("Day of the month, where the first due day was in a short one")),
        Field("instalment", Phrase("Lender's own instalment"), money_edit,
              Phrase("The last instalment takes the rest")),
        Field("rounding", Phrase("Rounding"), _roundings),
        Field("unit", Phrase("Unit of the instalment"), money_edit,
              Phrase("Such as 1 for whole yuan")),
        Field("grace", Phrase("Interest only at first"),
              partial(whole, "grace"),
              Phrase("So many instalments without principal"),
              also=("principal_periods",)),
        Field("rate_lpr", Phrase("Rate tied to the LPR"), lpr_edit,
              Phrase("The LPR of the day of drawing; it fills in the rate")),
        Field("rates", Phrase("Later rates"), partial(changes_edit, today),
              Phrase("A day and a rate or an LPR, parted by semicolons")),
        Field("allowed_from_period", Phrase("Paying early allowed from"),
              partial(number_edit, 1, _MOST_PERIODS, "allowed_from_period"),
              Phrase("Number of the instalment")),
        Field("break_fee", Phrase("Fee for paying early"),
              partial(ratio_edit, "prepayment.fee"),
              Phrase("Of the principal paid early"), also=("ratio", "prepayment.fee")),
        Field("interest_due", Phrase("Interest when paid early"), _interest_dues),
        Field("penalty", Phrase("Penalty interest"),
              partial(plain_number_edit, "late.penalty"),
              Phrase("Times the contract's rate, such as 1.5")),
        Field("grace_days", Phrase("Days of grace"),
              partial(number_edit, 0, 366, "late.grace_days")),
        Field("order", Phrase("A payment covers first"), _orders),
    )  # fmt: skip
    return tuple(replace(field, is_needed=False, is_rare=True) for field in told)


def every_of(values: Mapping[str, Any]) -> Every:
    """The rhythm; of one by days, its days."""
    if values["every"] != _EVERY_DAYS:
        every: Every = values["every"]
        return every
    return EveryDays(values["days"] or 30)


def rhythms() -> Choice:
    """A choice of the rhythms that have a word, and of one by days."""
    named = [(rhythm, say(rhythm)) for rhythm in Rhythm]
    return Choice(*named, (_EVERY_DAYS, tr("every so many days")))


def fees_of(values: Mapping[str, Any]) -> tuple[Fee, ...]:
    """The fees of both kinds."""
    start = [Fee("start", *part) for part in values["fees_start"] or ()]
    period = [Fee("period", *part) for part in values["fees_period"] or ()]
    return (*start, *period)


def rare_terms(values: Mapping[str, Any], base: Terms | None) -> dict[str, Any]:
    """The fields of the terms that the rare fields fill."""
    grace = values["grace"]
    return {
        "fees": fees_of(values),
        "rounding": _rounding(values),
        "grace": Grace(grace) if grace else None,
        "rates": values["rates"] or (),
        "prepayment": _prepayment(values, base.prepayment if base else None),
        "late": _late(values, base.late if base else None),
        "instalment": values["instalment"],
        "due_day": values["due_day"],
    }


def shown(terms: Terms) -> dict[str, object]:
    """What the fields show of terms."""
    every, early, late = terms.every, terms.prepayment, terms.late
    rounding, days = terms.rounding, None
    unit = None
    if isinstance(every, EveryDays):
        days = every.days
    if isinstance(rounding, LenderUnit):
        unit = rounding.unit
    return {
        "every": every if days is None else _EVERY_DAYS,
        "days": days,
        "fees_start": _fees(terms, "start"),
        "fees_period": _fees(terms, "period"),
        "due_day": terms.due_day,
        "instalment": terms.instalment,
        "rounding": rounding.mode if isinstance(rounding, LenderUnit) else rounding,
        "unit": unit,
        "grace": terms.grace.principal_periods if terms.grace else None,
        "rate_lpr": terms.rate_lpr,
        "rates": terms.rates or None,
        "allowed_from_period": _first(early),
        "break_fee": early.fee.ratio if early and early.fee else None,
        "interest_due": early.interest_due if early else "to-day",
        "penalty": late.penalty if late else None,
        "grace_days": late.grace_days or None if late else None,
        "order": late.order if late else USUAL_ORDER,
    }


def is_rare(terms: Terms) -> bool:
    """Whether terms have something that only the rare fields show."""
    told = shown(terms)
    usual = {
        "every": told["every"],
        "rounding": Precision.BANK_CENT,
        "interest_due": "to-day",
        "order": USUAL_ORDER,
    }
    return any(value is not None and value != usual.get(name)
               for name, value in told.items())  # fmt: skip


def _first(early: Prepayment | None) -> int | None:
    if early is None or early.allowed_from_period == 1:
        return None
    return early.allowed_from_period


def _fees(terms: Terms, on: str) -> tuple[tuple[object, object], ...] | None:
    return tuple((fee.amount, fee.ratio) for fee in terms.fees if fee.on == on) or None


def _rounding(values: Mapping[str, Any]) -> RoundingRule:
    rule = values["rounding"]
    if isinstance(rule, Rounding):
        return LenderUnit(values["unit"] or _ONE_YUAN, rule)
    chosen: RoundingRule = rule
    return chosen


def _prepayment(
    values: Mapping[str, Any], base: Prepayment | None
) -> Prepayment | None:
    first, ratio = values["allowed_from_period"], values["break_fee"]
    made = Prepayment(
        allowed_from_period=first or 1,
        fee=PrepaymentFee(ratio) if ratio else None,
        interest_due=values["interest_due"],
    )
    # What says no more than silence stays silent.
    return base if made == (base or Prepayment()) else made


def _late(values: Mapping[str, Any], base: Late | None) -> Late | None:
    penalty: Decimal | None = values["penalty"]
    days, order = values["grace_days"] or 0, values["order"]
    if penalty is None and not days and base is None:
        return None
    if penalty is None and base is None:
        return Late(Decimal(0), days, order)
    known = base or Late()
    if penalty is None:
        return None if not days else replace(known, grace_days=days, order=order)
    return replace(known, penalty=penalty, grace_days=days, order=order)


def _roundings() -> Choice:
    return Choice(
        (Precision.BANK_CENT, tr("each amount to the cent")),
        (Precision.DISPLAY, tr("only when shown")),
        (Rounding.UP, tr("instalment up to a unit")),
        (Rounding.DOWN, tr("instalment down to a unit")),
        (Rounding.HALF_UP, tr("instalment to the nearest unit")),
    )


def _interest_dues() -> Choice:
    return Choice(("to-day", tr("up to that day")), ("all", tr("all of it stays due")))


def _orders() -> Choice:
    then = tr(", then ")
    return Choice(
        *((order, then.join(tr(_DUES[one]) for one in order)) for order in _ORDERS)
    )

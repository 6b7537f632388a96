"""What a walk through a loan is made of: rows, standings, and what is paid early."""

from datetime import date
from fractions import Fraction
from typing import Literal

from planner.errors import RefusedError
from planner.lean import dataclass
from planner.model.terms import Terms
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.schedule.methods import Exact

Mode = Literal["shorter", "lower"]


class PrepayError(RefusedError):
    """A prepayment or settlement that the contract or the calendar does not allow."""

    words = Phrase("Paying early on {on} is not possible: {reason}.")


@dataclass(frozen=True, slots=True)
class Prepay:
    """Principal paid on top of what falls due that day.

    Attributes:
        mode: ``shorter`` keeps the instalment, ``lower`` keeps the periods left.
    """

    on: date
    amount: Money
    mode: Mode = "shorter"


@dataclass(frozen=True, slots=True)
class ExactRow:
    """One instalment in fen; parts of a fen only where the terms round for display.

    Attributes:
        balance: after the instalment, before a prepayment of the same day.
        time: when it falls due, in periods from the drawdown.
    """

    n: int
    due: date
    principal: Exact
    interest: Exact
    fee: Money
    balance: Exact
    time: int


@dataclass(frozen=True, slots=True)
class Prepaid:
    """A prepayment carried out.

    Attributes:
        balance: after it.
        time: when, in periods from the drawdown; between due days a part of one.
    """

    on: date
    amount: Money
    fee: Money
    balance: Money
    time: Fraction


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a loan stands on a day, before an instalment of that very day is paid.

    Attributes:
        balance: principal outstanding, in fen.
        interest: run up since the last due day, in fen.
        row: the instalment that falls due that very day; None between due days.
        time: in periods from the drawdown.
    """

    on: date
    balance: Exact
    interest: Exact
    row: ExactRow | None
    time: Fraction


def check_allowed(terms: Terms, period: int, on: date) -> None:
    """Refuse paying early before the contract allows it.

    Raises:
        PrepayError: ``period`` is before ``allowed_from_period``.
    """
    first = terms.prepayment.allowed_from_period if terms.prepayment else 1
    if period < first:
        words = Phrase("the contract allows it from period {first} on, this is {n}")
        raise PrepayError(on=on, reason=Sentence(words, first=first, n=period))

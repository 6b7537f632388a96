"""What an answer about financing is: pieces, what stands by, what may be missing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.model.terms import Method
from planner.money import Money
from planner.phrases import Sentence
from planner.plan.rules import Refusal


@dataclass(frozen=True, slots=True)
class Piece:
    """A draw of the mix, or one that stands by.

    Attributes:
        line: None for a channel of the catalogue.
        annual: nominal yearly cost with all fees; None without exactly one rate.
        ask_by: the last day to apply; None for a line that is drawn at once.
    """

    line: str | None
    channel: str
    amount: Money
    on: date
    method: Method
    periods: int
    annual: Decimal | None
    why: tuple[Sentence, ...]
    ask_by: date | None = None


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What may be missing on the day when draws fail.

    Attributes:
        probability: that anything is missing.
        mean_of_worst: mean of the worst ``1 - confidence`` of the scenarios.
    """

    probability: float
    mean_of_worst: Money


@dataclass(frozen=True, slots=True)
class LimitValue:
    """What one more yuan that may be drawn there would save of the cost.

    Attributes:
        line: None for a channel of the catalogue.
        saves: yuan of cost a yuan of limit, over the whole term.
    """

    line: str | None
    channel: str
    saves: float


@dataclass(frozen=True, slots=True)
class Point:
    """A mix that no other beats both in cost and in the mean of the worst.

    Attributes:
        mix, standby: as of the mix that is suggested.
    """

    cost: Money
    mean_of_worst: Money
    mix: tuple[Piece, ...] = ()
    standby: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundMix:
    """A mix that meets the need.

    Attributes:
        own_cash: what comes from cash above the reserve.
        cost: interest and fees if all draws succeed.
        annual: nominal yearly cost of the whole mix.
        largest_share: of one lender in the mix.
        advice: what else the reader must know.
        values: what one more yuan of each limit would save, where it would.
    """

    mix: tuple[Piece, ...]
    standby: tuple[Piece, ...]
    own_cash: Money
    cost: Money
    annual: Decimal | None
    shortfall: Shortfall
    frontier: tuple[Point, ...]
    largest_share: Decimal
    lenders: int
    refused: tuple[Refusal, ...]
    advice: tuple[Sentence, ...] = ()
    values: tuple[LimitValue, ...] = ()


@dataclass(frozen=True, slots=True)
class DoNotBorrow:
    """The need can be met without borrowing, or a loan could not be repaid."""

    why: tuple[Sentence, ...]
    own_cash: Money
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class TooLittle:
    """All that may be drawn is less than the need.

    Attributes:
        mix: the largest possible.
        missing: what it leaves open.
    """

    mix: tuple[Piece, ...]
    own_cash: Money
    missing: Money
    refused: tuple[Refusal, ...]
    why: tuple[Sentence, ...]


Outcome = FoundMix | DoNotBorrow | TooLittle

"""What is believed of a limit before anything was seen."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Literal

from planner.lean import dataclass
from planner.model.records import LineType
from planner.money import Money

_SEASONED = 12.5  # months; the second year has begun, whatever the day of the reading

Triple = tuple[float, float, float]  # of rise, cut and freeze


class Event(Enum):
    """The three things that can happen to a limit."""

    RISE = "rise"
    CUT = "cut"
    FREEZE = "freeze"


class Evidence(Enum):
    """How far the effect of a factor is borne out, best first."""

    CAUSAL = "A"  # a natural experiment
    PANEL = "B"  # limits followed over time
    MAPPED = "C"  # carried over from default risk or from a cross-section
    CLAIM = "D"  # articles say so; no data were found
    ASSUMED = "[A]"  # a guess of this program


@dataclass(frozen=True, slots=True)
class Believed:
    """A number that is believed, and what it rests on."""

    value: float
    grade: Evidence
    source: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What one more of a factor does to the logarithm of a rate."""

    mean: float
    sd: float
    grade: Evidence
    source: str


@dataclass(frozen=True, slots=True)
class FactorPrior:
    """One behaviour factor.

    Attributes:
        own: whether it looks at this line alone, not at the whole book.
        ref: the value of the reference borrower, at which it has no effect.
        sign: -1 where more of it is worse for the borrower, +1 where it is better.
        phi: what is left after a month of a distance from one's own mean.
        cap: the largest value that counts; None for none.
        on: whether it counts unless the user says otherwise.
        effects: by event.
    """

    id: str
    own: bool
    ref: float
    sign: int
    phi: float
    effects: Mapping[Event, Effect]
    cap: float | None = None
    on: bool = True

    @property
    def grade(self) -> Evidence:
        """The best evidence that any of its effects rests on."""
        grades = [effect.grade for effect in self.effects.values()]
        return min(grades, key=list(Evidence).index)


@dataclass(frozen=True, slots=True)
class TypePrior:
    """What is believed of one type of lender.

    Attributes:
        monthly: events a month of a reference borrower.
        ceiling: no limit of this type rises above it; None for not known.
        seasoned: gamma shapes, by event, once a line was watched for over a year.
    """

    monthly: Mapping[Event, Believed]
    ceiling: Money | None
    ceiling_source: str = ""
    seasoned: Mapping[Event, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SizePrior:
    """How large a change is: ``|ln(after / before)|`` is gamma distributed.

    Attributes:
        shape: of that distribution.
        mean: believed beforehand.
        weight: how many changes the belief is worth.
        again: how much smaller each further change of a forecast is.
        cap: the largest single change.
        dormant: how much larger the changes of a dormant line are.
        level: what one more of ``lim_inc`` does to the logarithm of the size, and how
            far from the reference that is known to hold.
    """

    shape: float
    mean: float
    weight: float
    again: float
    cap: float
    grade: Evidence
    source: str
    dormant: float = 1.0
    level: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class DrawingPrior:
    """What is believed of a drawing that fails although a limit is shown.

    Attributes:
        failing: probability that an ordinary drawing fails.
        strength: gamma shape of how lines differ.
        weights: what one more of a factor does to the logarithm of it.
        windows: multiples by window of the calendar.
        medium, high: from which probability on the risk is called so.
    """

    failing: Believed
    strength: float
    weights: Mapping[str, float]
    windows: Mapping[str, float]
    medium: float
    high: float


@dataclass(frozen=True, slots=True)
class PoolPrior:
    """How much lines teach one another.

    Attributes:
        own: how many events the belief is worth that a borrower's lines move as often
            as those of others.
        wave: the same of the belief that a lender moves its limits as often as ever.
        wave_half_life: months after which what a lender did counts half.
        wave_left: what is left of a wave's logarithm a month later.
    """

    own: float
    wave: float
    wave_half_life: float
    wave_left: float
    grade: Evidence
    source: str


@dataclass(frozen=True)
class Priors:
    """Everything that is believed before anything was seen.

    Attributes:
        spread: gamma shape of how lines differ, by event.
        floors: the least monthly rate, by event, whatever the user's own choice.
        half_life: months after which what was seen counts half.
        clip: least and greatest log rate that all factors together may add.
    """

    types: Mapping[LineType, TypePrior]
    factors: Mapping[str, FactorPrior]
    sizes: Mapping[Event, SizePrior]
    drawing: DrawingPrior
    spread: Mapping[Event, float]
    floors: Mapping[Event, float]
    half_life: float
    clip: tuple[float, float]
    pooling: PoolPrior

    def monthly(self, type_: LineType, event: Event) -> float:
        """Events a month of a reference borrower, never below the floor."""
        believed = self.types[type_].monthly[event].value
        return max(believed, self.floors[event])

    def watched(self, type_: LineType, months: float) -> "Priors":
        """The priors for a line that was watched for so long.

        In its second year a line's own history counts for more.
        """
        return self._seasoned[type_] if months > _SEASONED else self

    @cached_property
    def _seasoned(self) -> Mapping[LineType, "Priors"]:
        return {
            type_: replace(self, spread={**self.spread, **prior.seasoned})
            for type_, prior in self.types.items()
        }

    @cached_property
    def base(self) -> Mapping[LineType, Triple]:
        """``monthly`` by type, in the order rise, cut, freeze."""
        rise, cut, freeze = Event
        return {
            type_: (
                self.monthly(type_, rise),
                self.monthly(type_, cut),
                self.monthly(type_, freeze),
            )
            for type_ in self.types
        }

    @cached_property
    def betas(self) -> Mapping[str, Triple]:
        """The mean effects by factor, in the order rise, cut, freeze."""
        rise, cut, freeze = Event
        return {
            name: (
                factor.effects[rise].mean,
                factor.effects[cut].mean,
                factor.effects[freeze].mean,
            )
            for name, factor in self.factors.items()
        }


@dataclass(frozen=True, slots=True)
class DeclaredWindow:
    """Days, both ends included, that the user declares to be special.

    Attributes:
        kind: a change of policy, or an outage.
        line: the one line that it is about; None for all.
        rise, cut, freeze: how many times as often these happen in it.
    """

    kind: Literal["policy", "outage"]
    since: date
    until: date
    line: str | None = None
    rise: float = 1.0
    cut: float = 1.0
    freeze: float = 1.0

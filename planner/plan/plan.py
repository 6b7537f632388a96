"""What an answer about repaying is: steps, their cost, and how sure it is."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Literal

from planner.lean import dataclass
from planner.model.records import RepaymentKind
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence

Mode = Literal["shorter", "lower"]


@dataclass(frozen=True, slots=True)
class Step:
    """One payment of a plan.

    Attributes:
        loan: the id of a loan, or of the line whose card bill is paid.
        amount: all that is paid, its fee and penalty in it.
        mode: how a prepayment changes the rest; None for other kinds.
        interest, fee, penalty: the parts of ``amount`` that are not principal.
    """

    on: date
    loan: str
    amount: Money
    kind: RepaymentKind
    mode: Mode | None = None
    interest: Money = ZERO
    fee: Money = ZERO
    penalty: Money = ZERO


@dataclass(frozen=True, slots=True)
class Cost:
    """What repaying costs beyond the principal outstanding at the start."""

    interest: Money
    fees: Money
    penalties: Money

    @property
    def total(self) -> Money:
        """Interest, fees and penalties together."""
        return self.interest + self.fees + self.penalties


@dataclass(frozen=True, slots=True)
class LowestCash:
    """The least cash at the end of a day, and the first day that has it."""

    on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Plan:
    """Payments until all is repaid.

    Attributes:
        free_on: the day of the last payment; the day of the plan where nothing is owed.
        lowest_cash: over all days from the plan's day to the contracts' last due day.
    """

    steps: tuple[Step, ...]
    cost: Cost
    free_on: date
    lowest_cash: LowestCash


class Rule(Enum):
    """The familiar rules that a plan is compared with."""

    MINIMUM = "minimum"
    AVALANCHE = "avalanche"
    SNOWBALL = "snowball"
    OWN = "own"


RULES: Mapping[Rule, Phrase] = MappingProxyType(
    {
        Rule.MINIMUM: Phrase("Minimum only"),
        Rule.AVALANCHE: Phrase("Dearest first"),
        Rule.SNOWBALL: Phrase("Smallest first"),
        Rule.OWN: Phrase("Your own order"),
    }
)


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a familiar rule would come to.

    Attributes:
        misses: payments that could not be made on their day without touching the
            reserve; the rule is followed all the same, as if the money had come.
    """

    rule: Rule
    plan: Plan
    misses: int


@dataclass(frozen=True, slots=True)
class Found:
    """A plan that was replayed to the fen.

    Attributes:
        bound: proven; no plan costs less.
        advice: what the plan is worth beside the simple rules.
    """

    plan: Plan
    baselines: tuple[Baseline, ...]
    bound: Money
    advice: tuple[Sentence, ...] = ()
    assumptions: tuple[Sentence, ...] = ()

    @property
    def gap(self) -> Money:
        """How much less a better plan could cost at the very most."""
        return self.plan.cost.total - self.bound


@dataclass(frozen=True, slots=True)
class Conflict:
    """A day on which the money does not suffice.

    Attributes:
        due: the payments of that day, by loan or expense.
        missing: how much more must be at hand by the end of that day.
        say: what is wrong.
        remedy: what would make it possible.
    """

    on: date
    missing: Money
    due: tuple[str, ...]
    say: Sentence
    remedy: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Infeasible:
    """No plan pays every due on its day and keeps the reserve."""

    conflicts: tuple[Conflict, ...]
    baselines: tuple[Baseline, ...] = ()


@dataclass(frozen=True, slots=True)
class Stopped:
    """The time was up, or nobody waits any more.

    Attributes:
        best: the best plan found and replayed; None where none was found yet.
        bound: proven all the same; None where nothing is known yet.
    """

    best: Plan | None
    baselines: tuple[Baseline, ...]
    bound: Money | None

    @property
    def gap(self) -> Money | None:
        """How much less a better plan could cost at most; None where not known."""
        if self.best is None or self.bound is None:
            return None
        return max(self.best.cost.total - self.bound, ZERO)


def cost_of(steps: Iterable[Step], owed: Money) -> Cost:
    """What the steps cost beyond the principal ``owed`` on the day of the plan.

    Interest is what remains when fees and penalties are told, so that the parts sum to
    the whole whatever was rounded.
    """
    made = tuple(steps)
    fees = total(step.fee for step in made)
    penalties = total(step.penalty for step in made)
    paid = total(step.amount for step in made)
    return Cost(paid - owed - fees - penalties, fees, penalties)

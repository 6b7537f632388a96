"""What could lend: own lines, the catalogue's channels, receivables, as one kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from planner.calendar import month_step
from planner.model.channel import Channel
from planner.model.dated import Grade
from planner.model.holidays import Holidays
from planner.model.terms import Accrual, Fee, Method, Rhythm, Terms
from planner.money import Money
from planner.plan.pieces import NotUsed, TermsFrom
from planner.plan.rules import Law, Refusal
from planner.rates import DayCount, Rate
from planner.schedule.ledger import NOTHING_USUAL, UsualByLine
from planner.schedule.schedule import schedule

# Nobody knows before asking whether a lender grants a new line, nor how much.
NEW_LINE_USABLE = 0.5
# Where no estimate was made, a draw fails as often as the model's base rate says.
OWN_LINE_USABLE = 0.97


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far a line can be relied on, as the estimate of its limit says.

    Attributes:
        usable: probability that a draw on the day succeeds.
        low, middle, high: quantiles of the limit on the day.
    """

    usable: float
    low: Money
    middle: Money
    high: Money


@dataclass(frozen=True, slots=True)
class Market:
    """What is known of lenders beside the book, handed in as values.

    Attributes:
        free: what each own line still lets one draw, nothing where it is shut; a line
            that is not there lends what was granted.
        largest_dti: the part of a person's monthly income that all instalments of a
            month should take at most; None where nobody says.
    """

    channels: Mapping[str, Channel]
    law: Law
    holidays: Holidays
    reliability: Mapping[str, Reliability]
    usual: UsualByLine = field(default_factory=lambda: NOTHING_USUAL)
    free: Mapping[str, Money] = field(default_factory=dict)
    largest_dti: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What must be paid for.

    Attributes:
        by: the day the money is needed.
        months: for how long.
        confidence: the worst ``1 - confidence`` of the scenarios are looked at.
        purpose: in the user's words; empty where none was told.
    """

    amount: Money
    by: date
    months: int
    confidence: Decimal
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What one amount from a candidate comes to.

    Attributes:
        annual: nominal yearly cost; None where no single rate explains it.
        paid: what the borrower must pay back, by day.
        flows: months from the day of the need, and fen; what comes in is positive.
    """

    cost: Money
    annual: Decimal | None
    paid: tuple[tuple[date, Money], ...]
    flows: tuple[tuple[Fraction, Fraction], ...]


class Candidate(Protocol):
    """One way to come by part of the need."""

    @property
    def line(self) -> str | None:
        """The id of an own line; None for all else."""

    @property
    def channel(self) -> str:
        """The line's channel text, or the catalogue's id."""

    @property
    def lender(self) -> str:
        """What one lender gives counts together."""

    @property
    def available(self) -> Money:
        """The most that can be had."""

    @property
    def reliability(self) -> Reliability:
        """How far it can be relied on."""

    @property
    def ask_by(self) -> date | None:
        """The last day to apply; None for a line that is drawn at once."""

    @property
    def arrives_on(self) -> date | None:
        """When it comes at the latest, asked for on the day of the plan."""

    @property
    def shared(self) -> str | None:
        """The line that holds a common limit; None where there is none."""

    @property
    def receivable(self) -> str | None:
        """What is sold or assigned; None for a loan."""

    @property
    def grade(self) -> Grade | None:
        """How far the price may be trusted; None where the book has it."""

    @property
    def known(self) -> Channel | None:
        """The catalogue's entry."""

    @property
    def method(self) -> Method:
        """How it is paid back."""

    @property
    def periods(self) -> int:
        """For how many months."""

    @property
    def terms_from(self) -> TermsFrom:
        """Whether the book tells the price or the catalogue."""

    def made(self, amount: Money, on: date) -> Made:
        """What ``amount``, had on ``on``, comes to."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A loan that could be drawn; its attributes are those of a ``Candidate``.

    Attributes:
        accrual: by whole periods or by days, and how days are counted.
    """

    line: str | None
    channel: str
    lender: str
    available: Money
    rate: Rate
    method: Method
    periods: int
    accrual: tuple[Accrual, DayCount | None]
    fee: Decimal
    reliability: Reliability
    ask_by: date | None = None
    shared: str | None = None
    grade: Grade | None = None
    known: Channel | None = None
    arrives_on: date | None = None

    @property
    def receivable(self) -> str | None:
        """A loan sells nothing."""
        return None

    @property
    def terms_from(self) -> TermsFrom:
        """Whether the book tells the rate or the catalogue."""
        return "book" if self.grade is None else "catalogue"

    def terms(self, amount: Money, on: date) -> Terms:
        """The loan that drawing ``amount`` on ``on`` would be."""
        return Terms(
            principal=amount,
            drawn_on=on,
            first_due=month_step(on, 1),
            every=Rhythm.MONTH,
            periods=self.periods,
            method=self.method,
            rate=self.rate,
            interest=self.accrual[0],
            day_count=self.accrual[1],
            fees=(Fee("start", ratio=self.fee),) if self.fee else (),
        )

    def made(self, amount: Money, on: date) -> Made:
        """The schedule of drawing ``amount`` on ``on``."""
        found = schedule(self.terms(amount, on))
        return Made(
            cost=found.totals.payment - found.totals.principal,
            annual=found.annual.nominal,
            paid=tuple((row.due, row.payment) for row in found.instalments),
            flows=tuple(found.flows()),
        )


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be used, whom the law keeps out, and what else cannot be used."""

    usable: tuple[Candidate, ...]
    refused: tuple[Refusal, ...]
    left: tuple[NotUsed, ...] = ()


def sorted_out(found: Iterator[Candidate | Refusal | NotUsed]) -> Offers:
    """The candidates in their order, by what becomes of them."""
    usable: list[Candidate] = []
    refused: list[Refusal] = []
    left: list[NotUsed] = []
    for one in found:
        match one:
            case Refusal():
                refused.append(one)
            case NotUsed():
                left.append(one)
            case _:
                usable.append(one)
    return Offers(tuple(usable), tuple(refused), tuple(left))

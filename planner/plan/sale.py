"""A receivable that could be sold, in parts if need be; a bill is no loan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from planner.calendar import month_step
from planner.errors import TermsError
from planner.lean import dataclass
from planner.model.channel import Channel
from planner.model.dated import Grade
from planner.model.terms import Method
from planner.money import ZERO, Money
from planner.plan.offers import Made, Reliability
from planner.plan.pieces import Sold, TermsFrom
from planner.schedule.cost import DAYS_A_YEAR
from planner.schedule.discount import Discounted, Paper, discount

_FEW = 3  # fen that rounding may shift a guess


@dataclass(frozen=True, slots=True)
class Sale:
    """A receivable that could be sold; its attributes are those of a ``Candidate``.

    Attributes:
        paper: all of it, sold on the day of the need.
        probability: that the debtor pays on the day; None where nothing tells.
    """

    paper: Paper
    sold: Sold
    channel: str
    lender: str
    available: Money
    reliability: Reliability
    ask_by: date
    arrives_on: date
    grade: Grade | None
    known: Channel | None
    probability: Decimal | None

    @property
    def line(self) -> str | None:
        """A sale draws on no line."""
        return None

    @property
    def shared(self) -> str | None:
        """A sale shares no limit."""
        return None

    @property
    def receivable(self) -> str | None:
        """Its id."""
        return self.sold.receivable

    @property
    def method(self) -> Method:
        """All of it ends on the day on which the debtor pays."""
        return Method.BULLET

    @property
    def periods(self) -> int:
        """Months until the debtor pays, a begun one counted."""
        months = 1
        while month_step(self.paper.from_, months) < self.paper.to:
            months += 1
        return months

    @property
    def terms_from(self) -> TermsFrom:
        """Whether a quote of the book tells the price or the catalogue."""
        return "book" if self.grade is None else "catalogue"

    @property
    def falls_back(self) -> bool:
        """Whether the seller may have to pay it back; so too where nobody told."""
        return self.sold.recourse is not False

    def face(self, amount: Money) -> Money:
        """The least part of the receivable that brings ``amount``.

        What comes grows with the part, less a fixed fee; so the first guess is within
        a few fen.
        """
        whole, fee = self.paper.face.minor, self.paper.fee.minor
        grows = Fraction(self.available.minor + fee, whole)
        guess = max(ceil((amount.minor + fee) / grows) - _FEW, 1)
        while guess < whole and brings(self.paper, Money(guess)) < amount:
            guess += 1
        return Money(min(guess, whole))

    def part(self, amount: Money) -> Sold:
        """What is given away so that ``amount`` comes."""
        face = self.face(amount)
        found = discount(replace(self.paper, face=face))
        cost = face - found.proceeds - found.rest
        return replace(self.sold, face=face, cost=cost, rest=found.rest)

    def made(self, amount: Money, on: date) -> Made:  # noqa: ARG002  # the paper has its day
        """What selling so much that ``amount`` comes costs."""
        face = self.face(amount)
        found = discount(replace(self.paper, face=face))
        months = Fraction((self.paper.to - self.paper.from_).days * 12, DAYS_A_YEAR)
        given = Fraction((found.rest - face).minor)
        must = self.falls_back and self.probability is None
        return Made(
            cost=face - found.proceeds - found.rest,
            annual=found.annual.nominal,
            paid=((self.paper.to, _owed_back(found)),) if must else (),
            flows=(
                (Fraction(0), Fraction(found.proceeds.minor)),
                (months, given),
            ),
        )

    def back(self) -> Money:
        """What the whole of it asks back where the debtor does not pay."""
        return _owed_back(discount(self.paper))


def _owed_back(found: Discounted) -> Money:
    return found.advance


def brings(paper: Paper, face: Money) -> Money:
    """What so much of it brings; nothing where its fee takes all."""
    try:
        return discount(replace(paper, face=face)).proceeds
    except TermsError:  # so small a part does not carry the fee
        return ZERO

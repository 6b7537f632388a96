"""A lender's stated yearly cost against our own; two figures may mean two things."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from planner.lean import dataclass
from planner.model.declared import DisclosedItem
from planner.model.terms import Terms
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.schedule.periods import per_year
from planner.schedule.schedule import Schedule, schedule

_LIKELY: Mapping[str, Phrase] = MappingProxyType(
    {
        "nominal": Phrase("The stated cost is ours: IRR times periods, all fees in."),
        "effective": Phrase("The stated cost is our compounded one."),
        "xirr": Phrase("The stated cost is ours by days (XIRR)."),
        "apr": Phrase("The stated cost is ours by the US actuarial method."),
        "without-fees": Phrase("The stated cost seems to leave the fees out."),
        "flat": Phrase(
            "The stated cost seems to spread all charges over the whole loan, though"
            " it is repaid bit by bit."
        ),
    }
)
_UNKNOWN = Phrase("No usual way of computing gives the stated cost.")
# A form shows its figure rounded; a whole number of per cent is no promise of more.
_COARSEST = -4
_ONE_DECIMAL = -3  # of a percentage


@dataclass(frozen=True, slots=True)
class StatedCost:
    """What the 综合融资成本明示表 says.

    Attributes:
        annual: a plain yearly ratio, with as many decimals as the form shows.
        method: which of our figures it is held against.
        principal: None where the form's is not told.
        items: its rows of interest, fees, and charges in default.
    """

    annual: Decimal
    method: Literal["nominal", "effective"] = "nominal"
    principal: Money | None = None
    items: tuple[DisclosedItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """How it stands against ours.

    Attributes:
        difference: stated less ours.
        tolerance: half of the last decimal that is stated, at most half of 0.01 %.
        agrees_with: the figure that rounds to it; None where none does.
        likely: what that says of the way it was computed.
    """

    difference: Decimal
    tolerance: Decimal
    agrees_with: str | None
    likely: Sentence


def compare(
    stated: StatedCost, plan: Schedule, rates: Mapping[str, Decimal]
) -> Compared:
    """Hold a stated cost against ours, and find what it may be instead.

    Args:
        stated: what the lender says.
        plan: what falls due.
        rates: our own figures, ``nominal`` and ``effective`` among them.
    """
    known = {**rates, **dict(_others(plan))}
    found = (key for key in _LIKELY if key in known)
    agrees = [key for key in found if near(stated.annual, known[key])]
    first = stated.method if stated.method in agrees else next(iter(agrees), None)
    likely = Sentence(_UNKNOWN if first is None else _LIKELY[first])
    difference = stated.annual - rates[stated.method]
    return Compared(difference, tolerance(stated.annual), first, likely)


def tolerance(annual: Decimal) -> Decimal:
    """How far our figure may lie from a stated one and still round to it."""
    exponent = annual.as_tuple().exponent
    places = min(_COARSEST, exponent) if isinstance(exponent, int) else _COARSEST
    return Decimal(5).scaleb(places - 1)


def near(annual: Decimal, ours: Decimal) -> bool:
    """Whether our figure is the stated one, as far as the form shows it."""
    return abs(ours - annual) <= tolerance(annual)


def shown_alike(annual: Decimal, ours: Decimal) -> bool:
    """Whether our figure rounds to the stated one in as many decimals as it shows.

    A form that shows 14.6 % for 14.62 % is right; whole percent are too coarse to say.
    """
    exponent = annual.as_tuple().exponent
    places = min(_ONE_DECIMAL, exponent) if isinstance(exponent, int) else _ONE_DECIMAL
    step = Decimal(1).scaleb(places)
    return ours.quantize(step, ROUND_HALF_UP) == annual.quantize(step, ROUND_HALF_UP)


def _others(plan: Schedule) -> Iterator[tuple[str, Decimal]]:
    """Figures that lenders give though they are not the cost."""
    terms: Terms = plan.terms
    bare = schedule(replace(terms, fees=())).annual.nominal
    if terms.fees and bare is not None:
        yield "without-fees", bare
    charges = plan.totals.interest + plan.totals.fees
    years = Fraction(terms.periods) / per_year(terms.every)
    flat = Fraction(charges.minor, terms.principal.minor) / years
    yield "flat", Decimal(flat.numerator) / Decimal(flat.denominator)

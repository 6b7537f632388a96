"""The columns of aims beside the cheapest plan, and the words of each aim."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.money import ZERO
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import plain, short_day
from ui.models.table import Column, Side
from ui.theme import Tone

if TYPE_CHECKING:
    # It brings the arrays, which no page should wait for.
    from planner.plan.compare import AimRow

AIMS: Mapping[str, Phrase] = MappingProxyType(
    {
        "cost": Phrase("Least cost"),
        "soonest": Phrase("Free of debt soonest"),
        "burden": Phrase("Lowest monthly burden"),
        "smooth": Phrase("Smoothest cash"),
        "lenders": Phrase("Fewest open lenders"),
        "limits": Phrase("Least risk to limits"),
    }
)

AIM_COLUMNS: "tuple[Column[AimRow], ...]" = (
    Column(Phrase("Aim"), lambda row: tr(AIMS[row.aim.value]), grows=True),
    Column(
        Phrase("Whole cost"),
        lambda row: plain(row.plan.cost.total),
        lambda row: row.plan.cost.total.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Costs more"),
        lambda row: plain(row.price),
        lambda row: row.price.minor,
        Side.RIGHT,
        tone=lambda row: Tone.WARN if row.price > ZERO else Tone.GOOD,
        tip=lambda _: tr("Than the plan of the least cost"),
    ),
    Column(Phrase("Free of debt"), lambda row: short_day(row.plan.free_on)),
    Column(
        Phrase("Dearest month"),
        lambda row: plain(row.burden),
        lambda row: row.burden.minor,
        Side.RIGHT,
        tip=lambda _: tr("The dues of the month that asks for most"),
    ),
    Column(
        Phrase("Months"),
        lambda row: str(row.months_open),
        lambda row: row.months_open,
        Side.RIGHT,
        tip=lambda _: tr("Months until the last payment to each lender, together"),
    ),
    Column(
        Phrase("Cash moves"),
        lambda row: plain(row.ups_and_downs),
        lambda row: row.ups_and_downs.minor,
        Side.RIGHT,
        tip=lambda _: tr("From each low day to the next, up or down, in all"),
    ),
)

"""The columns of receivables sold before they are due, beside a loan."""

from collections.abc import Iterable, Iterator
from datetime import date

from planner.lean import dataclass
from planner.model.records import Receivable
from planner.money import Money
from planner.phrases import Phrase
from planner.rates import Rate
from planner.schedule.discount import Paper, discount
from planner.wording.say import percent, plain, short_day
from ui.models.counts import days
from ui.models.table import Column, Side


@dataclass(frozen=True, slots=True)
class Sold:
    """A receivable as money on a day.

    Attributes:
        annual: what it costs a year, all that is given up against what comes.
    """

    debtor: str
    amount: Money
    due_on: date
    days: int
    proceeds: Money
    annual: str


def sold(receivables: Iterable[Receivable], on: date, rate: Rate) -> Iterator[Sold]:
    """Each open receivable that falls due after a day, sold on it, the first first."""
    for one in sorted(receivables, key=lambda one: (one.due_on, one.id)):
        if one.due_on <= on or one.collected_on is not None:
            continue
        found = discount(Paper(one.amount, on, one.due_on, rate))
        yearly = found.annual.effective
        annual = "—" if yearly is None else percent(yearly)
        yield Sold(
            one.debtor, one.amount, one.due_on, found.days, found.proceeds, annual
        )


SOLD: tuple[Column[Sold], ...] = (
    Column(Phrase("Debtor"), lambda row: row.debtor, grows=True),
    Column(
        Phrase("Amount"),
        lambda row: plain(row.amount),
        lambda row: row.amount.minor,
        Side.RIGHT,
    ),
    Column(Phrase("Due on"), lambda row: short_day(row.due_on)),
    Column(Phrase("Sold earlier by"), lambda row: days(row.days), lambda row: row.days),
    Column(
        Phrase("Comes at once"),
        lambda row: plain(row.proceeds),
        lambda row: row.proceeds.minor,
        Side.RIGHT,
    ),
    Column(Phrase("True annual cost"), lambda row: row.annual, None, Side.RIGHT),
)

"""Where a lender's table leaves ours; what is not found cannot be explained."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from planner.lean import dataclass
from planner.money import Money
from planner.phrases import Phrase
from planner.schedule.lender_rate import LenderRow
from planner.schedule.schedule import Instalment

COLUMNS: dict[str, Phrase] = {
    "due": Phrase("due day"),
    "principal": Phrase("principal"),
    "interest": Phrase("interest"),
    "fee": Phrase("fee"),
    "payment": Phrase("payment"),
    "balance": Phrase("balance"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """The first cell that differs; ``ours`` or ``lender`` is None for a missing row.

    Attributes:
        by: the lender's amount less ours, or days; None where there is none.
    """

    n: int
    column: str
    lender: Money | date | None
    ours: Money | date | None
    by: Money | int | None


Agreement = tuple[Difference | None, int]


def agreement(rows: Sequence[Instalment], table: Sequence[LenderRow]) -> Agreement:
    """The first difference, and how many cells agree in all."""
    first: Difference | None = None
    agrees = 0
    ours = {row.n: row for row in rows}
    for theirs in table:
        row = ours.pop(theirs.n, None)
        if row is None:
            first = first or Difference(theirs.n, "payment", theirs.payment, None, None)
            continue
        for column in COLUMNS:
            lender, mine = getattr(theirs, column), getattr(row, column)
            if lender is None:
                continue
            # A table without a column for the fee may leave it out of the payment.
            bare = row.payment - row.fee if theirs.fee is None else mine
            if lender == mine or (column == "payment" and lender == bare):
                agrees += 1
            elif first is None:
                first = _difference(row.n, column, lender, mine)
    if ours and first is None:
        missing = min(ours)
        first = Difference(missing, "payment", None, ours[missing].payment, None)
    return first, agrees


def _difference(
    n: int, column: str, lender: Money | date, mine: Money | date
) -> Difference:
    by: Money | int
    if isinstance(lender, Money) and isinstance(mine, Money):
        by = lender - mine
    else:
        by = (cast("date", lender) - cast("date", mine)).days
    return Difference(n, column, lender, mine, by)


def is_nearer(one: Agreement, other: Agreement) -> bool:
    """Whether it follows the table to a later row, or agrees in more cells."""
    if one[0] is None or other[0] is None:
        return one[0] is None and other[0] is not None
    return (one[0].n, one[1]) > (other[0].n, other[1])

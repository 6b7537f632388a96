"""What is paid to the same lender in the next days; two rows may be one instalment."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from planner.calendar import days_later
from planner.exchange.billrow import BillRow
from planner.exchange.judgement import Effect, Judgement
from planner.money import Money

_DAYS = 10
_MOST = 3


class Soon:
    """The payments of a file in the order of their days."""

    def __init__(
        self,
        rows: Sequence[BillRow],
        judgements: Sequence[Judgement],
        order: Sequence[int],
    ) -> None:
        """Look at the rows in ``order``, the places of the rows, oldest first."""
        self._rows, self._judgements, self._order = rows, judgements, order
        self._pays = [
            at for at, n in enumerate(order) if judgements[n].effect is Effect.PAY
        ]

    def after(self, at: int) -> tuple[Money, ...]:
        """The next payments to the lender of the ``at``-th row, a few days long."""
        n = self._order[at]
        until = days_later(self._rows[n].on, _DAYS)
        found: list[Money] = []
        for other in islice(self._pays, bisect_right(self._pays, at), None):
            row = self._rows[self._order[other]]
            if row.on > until or len(found) == _MOST:
                break
            if _same(self._judgements[self._order[other]], self._judgements[n]):
                found.append(row.amount)
        return tuple(found)


def _same(one: Judgement, other: Judgement) -> bool:
    return (one.credit, one.line, one.loan) == (other.credit, other.line, other.loan)

"""The place of a row in the book: what it pays, and which record tells of it."""

from planner.lean import dataclass
from planner.model.records import Move, Repayment
from planner.phrases import Sentence


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row belongs.

    Attributes:
        records: what agreeing would add; empty where nothing fits or it is there.
        known: the id of a record that already tells of this payment.
        parts: each loan and instalment, of a payment for several loans.
        why: how it was found; of a row that asks, what it would be.
    """

    line: str | None = None
    loan: str | None = None
    instalment: int | None = None
    records: tuple[Repayment | Move, ...] = ()
    known: str | None = None
    parts: tuple[tuple[str, int | None], ...] = ()
    why: Sentence | None = None

    @property
    def told(self) -> str | None:
        """The id of the record that tells of the row once it is taken."""
        return self.known or (self.records[0].id if self.records else None)


NOWHERE = Place()

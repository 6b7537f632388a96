"""One instalment while payments are laid against it, in the contract's order."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from planner.lean import dataclass
from planner.model.terms import USUAL_ORDER, Terms
from planner.money import Money, Rounding, rounded
from planner.schedule.charges import penalty


@dataclass(slots=True)
class OpenRow:
    """A row while payments are laid against it; amounts in fen.

    Attributes:
        since: the first day whose penalty has not run up yet.
    """

    n: int
    due: date
    fee: int
    interest: int
    principal: int
    amount: int
    since: date
    penalty_exact: Fraction = Fraction(0)
    penalty_paid: int = 0
    paid: int = 0
    paid_on: date | None = None

    @property
    def penalty_left(self) -> int:
        """Penalty run up and not paid."""
        return rounded(self.penalty_exact, Rounding.HALF_UP) - self.penalty_paid

    @property
    def left(self) -> int:
        """All that is still to be paid."""
        return self.fee + self.interest + self.principal + self.penalty_left

    def is_past(self, terms: Terms, day: date) -> bool:
        """Whether the due day and the days of grace are over."""
        grace = terms.late.grace_days if terms.late else 0
        return day > self.due + timedelta(days=grace)

    def accrue(self, terms: Terms, day: date) -> None:
        """Let penalty run up to ``day``; once grace is over, from the due day."""
        if self.left and self.is_past(terms, day):
            unpaid = Money(self.interest + self.principal)
            self.penalty_exact += penalty(terms, unpaid, self.since, day)
            self.since = max(self.since, day)

    def take(self, terms: Terms, amount: int, day: date) -> int:
        """Pay its parts in the contract's order; gives back the rest."""
        before = amount
        for name in terms.late.order if terms.late else USUAL_ORDER:
            if name == "penalty":
                part = min(self.penalty_left, amount)
                self.penalty_paid += part
            else:
                part = min(getattr(self, name), amount)
                setattr(self, name, getattr(self, name) - part)
            amount -= part
        self.paid += before - amount
        if before > amount and not self.left:
            self.paid_on = day
        return amount

    def forgive(self, day: date) -> None:
        """Close it: the lender took the loan as settled."""
        self.fee = self.interest = self.principal = 0
        self.penalty_exact = Fraction(self.penalty_paid)
        self.paid_on = self.paid_on or day


def lay(rows: Sequence[OpenRow], terms: Terms, amount: int, day: date) -> int:
    """Pay the rows in their order; what is left over is given back."""
    for row in rows:
        row.accrue(terms, day)
        amount = row.take(terms, amount, day)
        if row.left:
            return 0
    return amount

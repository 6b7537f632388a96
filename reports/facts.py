"""What reports tell of a book on a day, gathered once so that sections agree."""

from datetime import date
from functools import cached_property, partial

from planner.app.outlook import limit_estimates
from planner.app.queries import DueRow, LoanRow, Look
from planner.app.queries_loans import name_of
from planner.app.usual import card_usual
from planner.calendar import month_step
from planner.credit.estimate import Estimate, TooLittleKnown
from planner.money import ZERO, Money, total
from planner.phrases import Sentence
from planner.plan.plan import Found, Infeasible, Stopped

_AHEAD = 12  # months that a report looks ahead


class Facts(Look):
    """The rows of a book on a day, and what only reports ask of them."""

    @cached_property
    def debts(self) -> tuple[LoanRow, ...]:
        """Everything that is owed, the largest first."""
        open_ = [row for row in self.loans if row.outstanding > ZERO]
        return tuple(sorted(open_, key=lambda row: (-row.outstanding.minor, row.loan)))

    @cached_property
    def in_a_year(self) -> tuple[tuple[date, DueRow], ...]:
        """What is unpaid and due within 12 months, late payments in it, by day."""
        until = month_step(self.on, _AHEAD)
        return tuple(
            (row.on, row)
            for row in self.dues
            if row.left > ZERO and row.on is not None and row.on < until
        )

    @cached_property
    def due_in_a_year(self) -> Money:
        """The sum of what is due within 12 months."""
        return total(row.left for _, row in self.in_a_year)

    @cached_property
    def estimates(self) -> tuple[Estimate | TooLittleKnown, ...]:
        """What the limits of the lines may become."""
        return limit_estimates(self.book, self.on)

    @cached_property
    def plan(self) -> Found | Infeasible | Stopped:
        """The repayment plan, beside the familiar rules."""
        # the solver comes with this import: only for a report that has a plan
        from planner.plan.repay import plan  # noqa: PLC0415  # heavy, only when used

        usual = card_usual(self.book, self.on)
        return plan(self.book, self.on, usual=usual, named=partial(name_of, self.book))

    @property
    def plan_assumptions(self) -> tuple[Sentence, ...]:
        """What the plan takes for granted."""
        if not self.debts or not isinstance(self.plan, Found):
            return ()
        return self.plan.assumptions

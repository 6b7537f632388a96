"""What reports tell of a book on a day, gathered once so that sections agree."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, partial

from planner.app.outlook import limit_estimates
from planner.app.queries import CashView, DueRow, LimitRow, LoanRow, Look
from planner.app.queries_loans import name_of, weighted_annual
from planner.app.queries_warnings import WarningRow
from planner.app.report_options import ALL, ReportOptions, chosen
from planner.app.usual import card_usual, line_name
from planner.calendar import month_step
from planner.credit.estimate import Estimate, TooLittleKnown
from planner.model.book import Book
from planner.model.declared import SavedPlan
from planner.money import ZERO, Money, total
from planner.phrases import Sentence
from planner.plan.plan import Found, Infeasible, Stopped
from planner.schedule.replay import State

_AHEAD = 12  # months that a report looks ahead
_SOON = timedelta(days=30)


class Facts(Look):
    """The rows of a book on a day, and what only reports ask of them.

    What is listed follows the options: the lines chosen, the owner, the period. Cash
    and the plan are always of the whole book; a part of it would make them untrue.
    """

    def __init__(self, book: Book, on: date, options: ReportOptions = ALL) -> None:
        super().__init__(book, on)
        self.options = options

    @cached_property
    def listed(self) -> Collection[str]:
        """The ids of the lines and loans that are listed."""
        return chosen(self.options, self.book)

    @property
    def since(self) -> date:
        """The first day of the period."""
        return self.options.since or self.on

    @property
    def until(self) -> date:
        """The last day of the period, a year on where none was chosen."""
        if self.options.until is not None:
            return self.options.until
        return month_step(max(self.since, self.on), _AHEAD) - timedelta(days=1)

    @cached_property
    def debts(self) -> tuple[LoanRow, ...]:
        """Everything listed that is owed, the largest first."""
        open_ = [
            row
            for row in self.loans
            if row.outstanding > ZERO and row.loan in self.listed
        ]
        return tuple(sorted(open_, key=lambda row: (-row.outstanding.minor, row.loan)))

    @property
    def owed(self) -> Money:
        """The sum of what is owed of all listed."""
        return total(row.outstanding for row in self.debts)

    @property
    def annual(self) -> Decimal | None:
        """The yearly cost of the listed loans, weighted; None without one."""
        return weighted_annual(self.debts)

    @property
    def overdue(self) -> Money:
        """What is past its day of all listed, penalty in it."""
        return total(
            row.left
            for row in self.dues
            if row.state is State.LATE and row.loan in self.listed
        )

    @property
    def due_soon(self) -> Money:
        """Unpaid and due from today through thirty days from now, of all listed."""
        return total(
            row.left
            for row in self.dues
            if row.on is not None
            and self.on <= row.on <= self.on + _SOON
            and row.loan in self.listed
        )

    @cached_property
    def in_a_year(self) -> tuple[tuple[date, DueRow], ...]:
        """What is unpaid and due within 12 months, late payments in it, by day."""
        until = month_step(self.on, _AHEAD)
        return tuple(
            (row.on, row)
            for row in self.dues
            if row.left > ZERO
            and row.on is not None
            and row.on < until
            and row.loan in self.listed
        )

    @cached_property
    def due_in_a_year(self) -> Money:
        """The sum of what is due within 12 months."""
        return total(row.left for _, row in self.in_a_year)

    @cached_property
    def unpaid(self) -> tuple[tuple[date, DueRow], ...]:
        """All that is unpaid and has a day, however far."""
        return tuple(
            (row.on, row)
            for row in self.dues
            if row.left > ZERO and row.on is not None and row.loan in self.listed
        )

    @property
    def listed_names(self) -> tuple[str, ...]:
        """What people call the lines and loans that are listed."""
        book = self.book
        loans = [key for key in book.loans if key in self.listed]
        lines = [one for key, one in book.lines.items() if key in self.listed]
        named = [*map(line_name, lines), *(name_of(book, key) for key in loans)]
        return tuple(dict.fromkeys(named))

    @property
    def kept_plans(self) -> tuple[SavedPlan, ...]:
        """The plans kept by the day, those that are followed first, then by age."""
        kept = [one for one in self.book.plans.values() if one.made_on <= self.on]
        kept.sort(key=lambda one: (one.adopted_on is None, one.made_on, one.id))
        return tuple(kept)

    @property
    def tells_of_period(self) -> bool:
        """Whether anything is recorded, falls due or is forecast in the period."""
        days: list[date | None] = [day for day, _ in self.due_in_period]
        days += [getattr(record, "on", None) for record in self.book.records()]
        known = Look(self.book, self.on).cash
        if known.counted_on:
            days += [day.on for day in known.days]
        return any(day is not None and self.since <= day <= self.until for day in days)

    @cached_property
    def due_in_period(self) -> tuple[tuple[date, DueRow], ...]:
        """What falls due in the chosen period, paid or not; without one, the year."""
        if not self.options.has_period:
            return self.in_a_year
        return tuple(
            (row.on, row)
            for row in self.dues
            if row.on is not None
            and self.since <= row.on <= self.until
            and row.loan in self.listed
        )

    @cached_property
    def cash(self) -> CashView:
        """Cash ahead, cut to the chosen period where it reaches into it."""
        view = super().cash
        days = tuple(day for day in view.days if self.since <= day.on <= self.until)
        if not self.options.has_period or not days:
            return view
        below = next((day for day in days if day.amount < view.reserve), None)
        lowest = min(days, key=lambda day: day.amount)
        return replace(view, days=days, lowest=lowest, first_below=below)

    @cached_property
    def listed_limits(self) -> tuple[LimitRow, ...]:
        """The limits of the listed lines."""
        return tuple(row for row in self.limits if row.line in self.listed)

    @cached_property
    def estimates(self) -> tuple[Estimate | TooLittleKnown, ...]:
        """What the limits of the listed lines may become."""
        asked = tuple(key for key in self.book.lines if key in self.listed)
        return limit_estimates(self.book, self.on, lines=asked) if asked else ()

    @cached_property
    def candidates(self) -> tuple[str, ...]:
        """The channels that come into question for the needs still ahead."""
        # what a mix is made of comes with this import: only where there is a need
        from planner.app.market import market  # noqa: PLC0415  # only when used
        from planner.plan import candidates, offers  # noqa: PLC0415  # the same

        told: dict[str, None] = {}
        share = self.book.assumed.confidence
        for need in self.book.needs.values():
            if need.by >= self.on:
                asked = offers.Need(
                    need.amount, need.by, need.months, share, need.purpose
                )
                known = market(self.book, self.on, need.by)
                found = candidates.offers(self.book, self.on, asked, known)
                told |= dict.fromkeys(one.channel for one in found.usable)
        return tuple(told)

    @property
    def pressing(self) -> tuple[WarningRow, ...]:
        """What needs a look, but for lines and loans that are not listed."""
        known = {*self.book.lines, *self.book.loans} - {*self.listed}
        return tuple(row for row in self.warnings if row.about not in known)

    @property
    def shows_plan(self) -> bool:
        """Whether a plan is worked out: beside a kept one only where it is asked for.

        A report that is no plan report gives way to a plan that is followed.
        """
        if self.options.kind == "bank":
            return False
        rivals = [
            one
            for one in self.kept_plans
            if self.options.kind == "plan" or one.adopted_on is not None
        ]
        return self.options.is_fresh or not rivals

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
        if not (self.shows_plan and self.debts) or not isinstance(self.plan, Found):
            return ()
        return self.plan.assumptions

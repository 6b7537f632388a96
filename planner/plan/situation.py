"""Where a book stands before anything is planned: its debts' courses, and its purse."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import floor

from planner.lean import dataclass
from planner.model.book import Book
from planner.money import ZERO, Money, Rounding, rounded, total
from planner.plan.baselines import annual
from planner.plan.card_course import CardCourse
from planner.plan.carry import Carry, Course
from planner.plan.course import LoanCourse
from planner.plan.debts import card_debts, loan_debts
from planner.plan.fen import beside, row_fen
from planner.plan.plan import Step
from planner.plan.problem import BillView, Problem, bill_views, loan_view
from planner.plan.purse import Purse, purse
from planner.schedule.ledger import NOTHING_USUAL, UsualByLine


@dataclass(frozen=True)
class Situation:
    """A book on the day of a plan.

    Attributes:
        until: all must be repaid by then; None where there is no such wish.
        extra: money a month beside what the book expects.
        usual: what holds where a card line is silent.
        named: what people call a loan or line; its id where nobody tells.
    """

    book: Book
    on: date
    until: date | None = None
    extra: Money = ZERO
    usual: UsualByLine = field(default_factory=lambda: NOTHING_USUAL)
    named: Callable[[str], str] = str

    @cached_property
    def in_full(self) -> Mapping[str, Course]:
        """Every contract as it runs; each card bill paid in full."""
        courses: dict[str, Course] = {
            debt.id: LoanCourse(debt) for debt in loan_debts(self.book, self.on)
        }
        for card in card_debts(self.book, self.on, self.usual):
            courses[card.id] = CardCourse(card)
        return courses

    @cached_property
    def at_least(self) -> Mapping[str, Course]:
        """Every contract as it runs; of each card bill the minimum only."""
        return {
            name: replace(course, in_full=False)
            if isinstance(course, CardCourse)
            else course
            for name, course in self.in_full.items()
        }

    @property
    def has_cards(self) -> bool:
        """Whether any card or pay-later bill is open."""
        return any(isinstance(course, CardCourse) for course in self.in_full.values())

    @cached_property
    def horizon(self) -> date:
        """The last day on which the contracts, paid at their least, ask for money."""
        ends = [
            step.on
            for course in (*self.in_full.values(), *self.at_least.values())
            for step in course.steps[-1:]
        ]
        return max([self.on, *ends])

    @cached_property
    def purse(self) -> Purse:
        """Cash beside the debts, to the horizon."""
        return purse(self.book, self.on, self.horizon, self.extra)

    @cached_property
    def each_owed(self) -> Mapping[str, Money]:
        """Principal of the loans and balances of the cards, by debt."""
        return {name: one.debt.outstanding for name, one in self.in_full.items()}

    @cached_property
    def owed(self) -> Money:
        """Principal of the loans and balances of the cards."""
        return total(self.each_owed.values())

    @cached_property
    def rates(self) -> Mapping[str, Decimal]:
        """What each debt costs a year from now on, if each bill is paid in full."""
        return {name: annual(course) for name, course in self.in_full.items()}

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which money can be paid early with more than the day before."""
        first = {
            course.debt.prepay_since
            for course in self.in_full.values()
            if isinstance(course, LoanCourse)
            and course.debt.prepay_since is not None
            and self.on < course.debt.prepay_since <= self.horizon
        }
        if self.until is not None and self.on < self.until <= self.horizon:
            first.add(self.until)
        return tuple(sorted({*self.purse.income_days, *first}))

    def carry(self, courses: Mapping[str, Course]) -> Carry:
        """A fresh start from courses, to be improved where that saves."""
        least = self.book.assumed.prepay_minimum
        return Carry(self.purse, dict(courses), least, must_save=True)

    def cost(self) -> Money:
        """What the contracts cost if nothing is paid early and each bill in full."""
        return total(course.paid for course in self.in_full.values()) - self.owed

    def problem(self) -> Problem:
        """The same in plain values, as the solver is told it."""
        loans = [
            (loan_view(course, self.days), course.debt.terms)
            for course in self.in_full.values()
            if isinstance(course, LoanCourse)
        ]
        bills = tuple(self._bills())
        steps = [
            step for course in self.in_full.values() for step in self._asked(course)
        ]
        rows = sum((fen for view, _ in loans for fen in row_fen(view)), Fraction(0))
        other = sum((beside(view, terms) for view, terms in loans), Fraction(0))
        return Problem(
            on=self.on,
            loans=tuple(view for view, _ in loans if view.rows),
            bills=bills,
            spare=tuple(self.purse.low_days(self.purse.path(steps))),
            until=self.until,
            rounding=Money(rounded(rows + other, Rounding.UP))
            + Money(sum(2 + len(bill.dues) for bill in bills)),
            in_rows=Money(floor(rows)),
            smallest=self.book.assumed.prepay_minimum,
        )

    def _asked(self, course: Course) -> Iterator[Step]:
        """A contract's payments; of a loan all by the day by which it is to be gone."""
        until = self.until
        for step in course.steps:
            is_late = until is not None and step.on > until
            if until is not None and is_late and isinstance(course, LoanCourse):
                yield replace(step, on=until)
            else:
                yield step

    def _bills(self) -> Iterator[BillView]:
        last = self.until or self.horizon
        days = tuple(day for day in self.purse.income_days if day <= last)
        for course in self.in_full.values():
            if isinstance(course, CardCourse):
                daily = Fraction(course.debt.annual) / 365
                yield from bill_views(course, days, daily)

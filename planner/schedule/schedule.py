"""Terms to what will fall due; without it a contract would stay a promise in words."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property

from planner.lean import dataclass
from planner.model.terms import Method, Terms
from planner.money import Money, total
from planner.phrases import Sentence
from planner.schedule.charges import start_fees
from planner.schedule.conventions import conventions
from planner.schedule.cost import Annual, annual_cost
from planner.schedule.methods import Exact, shown
from planner.schedule.periods import per_year
from planner.schedule.steps import ExactRow, Prepaid, Prepay
from planner.schedule.terms_check import check_fields
from planner.schedule.walk import Walk


@dataclass(frozen=True, slots=True)
class Instalment:
    """One row of a schedule; ``payment`` includes the period's fee."""

    n: int
    due: date
    principal: Money
    interest: Money
    fee: Money
    payment: Money
    balance: Money


@dataclass(frozen=True, slots=True)
class Totals:
    """All that is paid, fees at the start and for paying early in it."""

    principal: Money
    interest: Money
    fees: Money
    payment: Money


@dataclass(frozen=True, slots=True)
class Settlement:
    """What settles a loan on a day, an instalment of that day in it.

    Attributes:
        fee: for paying early, and the period's fee where an instalment falls due.
        amount: rounded as one, so that for display it may not be the sum of its parts.
        time: when, in periods from the drawdown.
        accrued: the interest before it is rounded for display.
    """

    on: date
    principal: Money
    interest: Money
    fee: Money
    amount: Money
    time: Fraction
    accrued: Exact


@dataclass(frozen=True)
class Schedule:
    """What falls due.

    Attributes:
        terms: what it was made from.
        rows: the instalments before rounding for display.
        prepayments: those carried out.
        end: what settled it before its last row; None where nothing did.
    """

    terms: Terms
    rows: tuple[ExactRow, ...]
    prepayments: tuple[Prepaid, ...] = ()
    end: Settlement | None = None

    @cached_property
    def instalments(self) -> tuple[Instalment, ...]:
        """The rows as they are shown and paid."""
        return tuple(instalment(row) for row in self.rows)

    @cached_property
    def interest(self) -> Exact:
        """All interest in fen; of terms that round for display the exact sum."""
        interest = sum((row.interest for row in self.rows), Fraction(0))
        return interest if self.end is None else interest + self.end.accrued

    @cached_property
    def totals(self) -> Totals:
        """The sums; of terms that round for display they round the exact sums."""
        # Rows, prepayments and settlement always repay the loan, no more and no less.
        principal = self.terms.principal.minor
        fees = start_fees(self.terms)
        fees += total(row.fee for row in self.rows)
        fees += total(one.fee for one in self.prepayments)
        if self.end is not None:
            fees += self.end.fee
        return Totals(
            principal=self.terms.principal,
            interest=Money(shown(self.interest)),
            fees=fees,
            payment=Money(shown(principal + self.interest) + fees.minor),
        )

    @cached_property
    def annual(self) -> Annual:
        """The yearly cost, every fee in it."""
        return annual_cost(self.flows(), per_year(self.terms.every))

    @property
    def conventions(self) -> tuple[Sentence, ...]:
        """How the figures were computed."""
        return conventions(self.terms, has_interest_only=self._has_interest_only)

    @property
    def _has_interest_only(self) -> bool:
        """Whether a period bears more interest than the equal amount covers."""
        grace = self.terms.grace.principal_periods if self.terms.grace else 0
        return self.terms.method is Method.LEVEL and any(
            row.interest and not row.principal for row in self.rows[grace:-1]
        )

    def flows(self) -> list[tuple[Fraction, Fraction]]:
        """Time in periods and amount in fen; what the borrower gets is positive."""
        got = self.terms.principal - start_fees(self.terms)
        flows = [(Fraction(0), Fraction(got.minor))]
        flows += [
            (
                Fraction(row.time),
                -Fraction(row.principal + row.interest + row.fee.minor),
            )
            for row in self.rows
        ]
        flows += [
            (one.time, Fraction(-(one.amount + one.fee).minor))
            for one in self.prepayments
        ]
        if self.end is not None:
            flows.append((self.end.time, Fraction(-self.end.amount.minor)))
        return flows


def instalment(row: ExactRow) -> Instalment:
    """A row as it is shown and paid."""
    paid = Money(shown(row.principal + row.interest))
    return Instalment(
        n=row.n,
        due=row.due,
        principal=Money(shown(row.principal)),
        interest=Money(shown(row.interest)),
        fee=row.fee,
        payment=paid + row.fee,
        balance=Money(shown(row.balance)),
    )


def schedule(terms: Terms, prepays: Sequence[Prepay] = ()) -> Schedule:
    """What falls due under ``terms``, with prepayments carried out by day.

    Raises:
        TermsError: terms that contradict each other or cannot amortise.
        PrepayError: a prepayment that the contract or the calendar does not allow.
    """
    check_fields(terms)
    walk = Walk(terms, prepays).run()
    return Schedule(terms, tuple(walk.rows), tuple(walk.prepaid))

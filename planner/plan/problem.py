"""A repayment problem in plain values, as the solver is told it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from planner.lean import dataclass
from planner.model.records import MoveKind
from planner.model.terms import LenderUnit, Method, Terms
from planner.money import ZERO, Money
from planner.plan.card_course import CardCourse
from planner.plan.course import LoanCourse, LoanDebt
from planner.schedule.accrual import Accruals
from planner.schedule.methods import shown
from planner.schedule.periods import due_days

_KEEPING = (Method.LEVEL, Method.EQUAL_PRINCIPAL, Method.FLAT)


@dataclass(frozen=True, slots=True)
class Row:
    """An instalment that the contract asks for when nothing is paid early."""

    due: date
    principal: Money
    interest: Money
    fee: Money


@dataclass(frozen=True, slots=True)
class Chance:
    """A day on which a loan may be prepaid.

    Attributes:
        n: the place of the next instalment.
        saved: interest of that instalment that a prepaid yuan saves.
    """

    on: date
    n: int
    saved: Fraction


@dataclass(frozen=True, slots=True)
class LoanView:
    """A loan as the solver sees it.

    Attributes:
        since: the first day of the period that the first row ends.
        fee_ratio: of the principal prepaid.
        stays: whether interest stays due in full however much is prepaid.
        is_flat: whether interest runs on the first principal until all is repaid.
        keeps: whether instalments hold principal that goes on when a loan is shortened.
        is_level: whether the interest of such an instalment goes on as principal too.
        is_steady: whether no instalment is ever more than the one before it.
    """

    id: str
    since: date
    rows: tuple[Row, ...]
    chances: tuple[Chance, ...]
    fee_ratio: Fraction
    stays: bool
    is_flat: bool
    keeps: bool = True
    is_level: bool = True
    is_steady: bool = True

    def since_of(self, n: int) -> date:
        """The first day of the period that a row ends."""
        return self.rows[n - 1].due if n else self.since


@dataclass(frozen=True, slots=True)
class BillView:
    """A card's bill as the solver sees it.

    Attributes:
        least: what must be paid on the due day.
        later: the days on which the rest may be paid instead, at interest.
        daily: interest a day.
        early: days on which it can be paid sooner.
        bears: whether interest runs on the card already: paying sooner saves of it.
        slip: what it costs as soon as anything of the bill is left open.
        most_saved: what paying all of the card at once would save.
        keeps: the part of what is open that a minimum leaves open.
        dues: all due days of the card.
        grace: days after the due day on which a payment still counts.
    """

    id: str
    due: date
    amount: Money
    least: Money
    daily: Fraction
    later: tuple[date, ...]
    early: tuple[date, ...] = ()
    bears: bool = False
    most_saved: Money = ZERO
    slip: Money = ZERO
    keeps: Fraction = Fraction(1)
    dues: tuple[date, ...] = ()
    grace: int = 0

    def asked_on(self, ran: date, after: int = 0) -> date:
        """The day by which interest that ran by a day is asked for, or later.

        It stands on the next statement, so on the second due day after it at the
        latest; of a bill's own due day on the first.
        """
        later = [due for due in self.dues if due > ran]
        return later[after] if len(later) > after else date.max


@dataclass(frozen=True, slots=True)
class Problem:
    """What must be paid when, and what is there to pay it.

    Attributes:
        spare: cash above the reserve on each day on which it is least, if every
            contract runs its course and every bill is paid in full; below zero where
            that is too much.
        until: all must be repaid by then; None where there is no such wish.
        rounding: how much whole fens may lower a cost below what arrays say; of it
            ``in_rows`` by the rounding of each loan's rows.
        smallest: prepayment, except one that pays all.
    """

    on: date
    loans: tuple[LoanView, ...]
    bills: tuple[BillView, ...]
    spare: tuple[tuple[date, Money], ...]
    until: date | None
    rounding: Money
    in_rows: Money = ZERO
    smallest: Money = ZERO


def kept_on(loan: LoanView, n: int, share: float, eased: float) -> float:
    """What goes on of an instalment that one yuan, paid before it, eases.

    Args:
        loan: whose instalment it is.
        n: its place.
        share: of the contract that the yuan takes.
        eased: by which the yuan lowers the instalment.
    """
    return eased if loan.is_level else share * loan.rows[n].principal.minor / 100


def loan_view(course: LoanCourse, days: tuple[date, ...]) -> LoanView:
    """A loan with its chances among ``days``, its own due days and the first one."""
    debt = course.debt
    rows = tuple(
        Row(
            row.due,
            Money(shown(row.principal)),
            Money(shown(row.principal + row.interest) - shown(row.principal)),
            row.fee,
        )
        for row in course.walk.rows
        if row.due >= debt.on
    )
    rule = debt.terms.prepayment
    fee = rule.fee.ratio if rule and rule.fee else 0
    return LoanView(
        id=debt.id,
        since=_running_since(debt),
        rows=rows,
        chances=tuple(_chances(debt, rows, days)),
        fee_ratio=Fraction(fee),
        stays=rule is not None and rule.interest_due == "all",
        is_flat=debt.terms.method is Method.FLAT,
        keeps=debt.terms.method in _KEEPING,
        is_level=debt.terms.method is Method.LEVEL,
        is_steady=not debt.terms.rates
        and not isinstance(debt.terms.rounding, LenderUnit),
    )


def _running_since(debt: LoanDebt) -> date:
    """The first day of the period that the day of the plan lies in."""
    passed = [due for due in due_days(debt.terms) if due < debt.on]
    return passed[-1] if passed else debt.terms.drawn_on


def _chances(
    debt: LoanDebt, rows: tuple[Row, ...], days: tuple[date, ...]
) -> Iterator[Chance]:
    if debt.prepay_since is None or not rows:
        return
    first = max(debt.on, debt.prepay_since)
    last = rows[-1].due
    for on in sorted({first, *days, *(row.due for row in rows)}):
        if first <= on < last:
            n = sum(row.due <= on for row in rows)
            yield Chance(on, n, _saved(debt.terms, on, rows[n].due))


def _saved(terms: Terms, on: date, until: date) -> Fraction:
    """Interest of ``[on, until)`` on one yuan, by the contract's own count."""
    ends = (terms.drawn_on, *due_days(terms))
    accruals = Accruals(terms, ends)
    return sum(
        (
            accruals.part(
                n, max(on, ends[n - 1]), min(until, ends[n]), accruals.known(n)
            )
            for n in range(1, len(ends))
            if ends[n] > on and ends[n - 1] < until
        ),
        Fraction(0),
    )


def bill_views(
    course: CardCourse, days: tuple[date, ...], daily: Fraction
) -> Iterator[BillView]:
    """A card's bills, each of which may be paid in part, the rest later."""
    revolving = replace(course, in_full=False)
    least = revolving.steps
    at_once = course.with_extra(course.debt.on, course.debt.outstanding)
    saved = max(course.paid - at_once.paid, ZERO)
    account = course.debt.account
    ratio = account.rules.minimum.ratio if account else 1
    dues = {step.on for step in (*course.steps, *least)}
    has_cash = any(move.kind is MoveKind.CASH for move in course.debt.moves)
    for n, step in enumerate(course.steps):
        yield BillView(
            id=course.debt.id,
            due=step.on,
            amount=step.amount,
            least=least[0].amount if n == 0 and least else ZERO,
            daily=daily,
            later=tuple(day for day in days if day > step.on),
            early=tuple(day for day in days if day < step.on),
            bears=saved > ZERO and (n == 0 or has_cash),
            most_saved=saved,
            slip=course.slip(step.on),
            keeps=1 - Fraction(ratio),
            dues=tuple(sorted(dues)),
            grace=account.rules.grace_days if account else 0,
        )

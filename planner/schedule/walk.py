"""Period by period through a loan, prepayments too: the one place that makes rows."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from planner.model.terms import Accrual, Method, Terms
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.schedule.accrual import Accruals
from planner.schedule.charges import break_fee, period_fees
from planner.schedule.equal import EQUAL, holds_interest, is_whole, too_small
from planner.schedule.methods import (
    Exact,
    cents,
    equal_part,
    instalment_cents,
    level_after_interest,
    shown,
)
from planner.schedule.periods import due_days
from planner.schedule.steps import (
    ExactRow,
    Prepaid,
    Prepay,
    PrepayError,
    Standing,
    check_allowed,
)


class Walk:
    """A walk through the periods of one loan.

    Attributes:
        rows: instalments laid out so far.
        prepaid: prepayments carried out so far.
        standing: on the day it was told to stop at; None where it ran to the end.
    """

    def __init__(self, terms: Terms, prepays: Sequence[Prepay] = ()) -> None:
        """Take the terms and the prepayments, in any order."""
        self.terms = terms
        self.rows: list[ExactRow] = []
        self.prepaid: list[Prepaid] = []
        self.standing: Standing | None = None
        self._dues = (terms.drawn_on, *due_days(terms))
        # A bullet by days is one stretch: 30/360 does not add up over its months.
        one = terms.method is Method.BULLET and terms.interest is Accrual.DAYS
        self._ends = (terms.drawn_on, self._dues[-1]) if one else self._dues
        self._accruals = Accruals(terms, self._ends)
        self._fees = period_fees(terms)
        self._grace = terms.grace.principal_periods if terms.grace else 0
        self._waiting = sorted(prepays, key=lambda prepay: prepay.on)
        self._balance: Exact = terms.principal.minor
        self._last = len(self._ends) - 1
        self._equal: Exact | None = None
        self._uncut: Exact | None = None
        self._found_at = 0
        self._known = 0
        self._must_find = True
        self._shortened = False
        self._interest: Exact = 0
        self._flat_due: Exact = 0
        self._flat_given: Exact = 0
        self._fixed = self._fixed_interest()

    def run(self, until: date | None = None) -> "Walk":
        """Lay out the rows; stop on ``until`` before anything of that day is paid.

        Raises:
            TermsError: an instalment that does not cover its interest.
            PrepayError: a prepayment that cannot be.
        """
        if self._waiting and self._waiting[0].on < self.terms.drawn_on:
            reason = Phrase("the loan was not yet drawn")
            raise PrepayError(on=self._waiting[0].on, reason=reason)
        period = 1
        while not self._step(period, until):
            period += 1
        if self._waiting:
            reason = Phrase("nothing is owed then")
            if self.standing is not None:
                reason = Phrase("it is settled by then")
            raise PrepayError(on=self._waiting[0].on, reason=reason)
        return self

    def period_of(self, day: date) -> int:
        """The period that ``day`` lies in; a due day belongs to the one it ends."""
        return max(1, sum(end < day for end in self._dues))

    def time_of(self, day: date) -> Fraction:
        """``day`` in periods from the drawdown; at most the last due day."""
        period = self.period_of(day)
        start, end = self._dues[period - 1], self._dues[period]
        return period - 1 + Fraction((day - start).days, (end - start).days)

    def _fixed_interest(self) -> tuple[Exact, ...] | None:
        rule = self.terms.prepayment
        if not self._waiting or rule is None or rule.interest_due != "all":
            return None
        rows = Walk(self.terms).run().rows
        return (0, *(row.interest for row in rows))

    def _step(self, period: int, until: date | None) -> bool:
        start, due = self._ends[period - 1], self._ends[period]
        if self.terms.method is not Method.BULLET:
            self._interest = 0
        known = self._accruals.known(period)
        since = start
        while self._is_next(due, until):
            one = self._waiting.pop(0)
            self._accrue(period, since, one.on, known)
            since = one.on
            self._take(one, period, since)
        if until is not None and until < due:
            self._stand(period, since, until, known)
            return True
        self._accrue(period, since, due, known)
        if self.terms.method is Method.BULLET and period < self._last:
            return False
        row = self._row(period, known)
        self._balance = row.balance
        while self._waiting and self._waiting[0].on == due and self._balance:
            self._take(self._waiting.pop(0), period + 1, due)
        if until == due:
            left, time = self._balance + row.principal, Fraction(row.time)
            self.standing = Standing(due, left, row.interest, row, time)
            return True
        self.rows.append(row)
        return self._balance == 0

    def _is_next(self, due: date, until: date | None) -> bool:
        """Whether a prepayment comes before ``due``, and not after ``until``."""
        if not self._waiting or self._waiting[0].on >= due:
            return False
        return until is None or self._waiting[0].on <= until

    def _stand(self, period: int, since: date, until: date, known: int) -> None:
        by_days = self.terms.interest is Accrual.DAYS
        if by_days and until == self.terms.drawn_on:
            until_for_interest = until + timedelta(days=1)  # at least one day
        else:
            until_for_interest = until
        self._accrue(period, since, until_for_interest, known)
        interest = cents(self._interest, self.terms.rounding)
        if self.terms.method is Method.FLAT and period == self._last:
            # Its row may owe less than its days bear: rounding has been paid before.
            rest = self._accruals.part(period, until, self._ends[period], known)
            whole = self._flat_due + self._interest + self._bearing() * rest
            owed = cents(whole, self.terms.rounding) - self._flat_given
            interest = min(interest, max(0, owed))
        time = self.time_of(until)
        self.standing = Standing(until, self._balance, interest, None, time)

    def _accrue(self, period: int, since: date, until: date, known: int) -> None:
        part = self._accruals.part(period, since, until, known)
        self._interest += self._bearing() * part

    def _bearing(self) -> Exact:
        """What interest runs on."""
        if self.terms.method is Method.FLAT and self._balance:
            return self.terms.principal.minor
        return self._balance

    def _take(self, one: Prepay, period: int, since: date) -> None:
        """Carry out a prepayment; ``period`` is the next whose instalment is unpaid."""
        self._check(one)
        if one.mode == "lower":
            self._last = self._end(period, since)
            self._must_find = True
            self._shortened = False
        else:
            if self._must_find and period > self._grace:
                self._find_running(period, since)
            self._shortened = True
        is_all = one.amount.minor == shown(self._balance)
        self._balance -= self._balance if is_all else one.amount.minor
        fee, time = break_fee(self.terms, one.amount), self.time_of(one.on)
        balance = Money(shown(self._balance))
        self.prepaid.append(Prepaid(one.on, one.amount, fee, balance, time))

    def _find_running(self, period: int, since: date) -> None:
        """Find the amount that ``shorter`` keeps, as if nothing were prepaid now."""
        known = self._accruals.known(period)
        rest = self._accruals.part(period, since, self._ends[period], known)
        so_far = self._interest if since > self._ends[period - 1] else 0
        self._find(period, known, so_far + self._balance * rest)

    def _check(self, one: Prepay) -> None:
        check_allowed(self.terms, self.period_of(one.on), one.on)
        left = Money(shown(self._balance))
        if one.amount.minor <= 0:
            raise PrepayError(on=one.on, reason=Phrase("the amount must be above zero"))
        if one.amount > left:
            words = Phrase("{amount} is more than the {left} that is outstanding")
            reason = Sentence(words, amount=one.amount, left=left)
            raise PrepayError(on=one.on, reason=reason)

    def _end(self, period: int, since: date) -> int:
        """The last period if nothing else is prepaid and the rates stay as known."""
        if not self._shortened or self._equal is None:
            return self._last
        balance = self._balance
        for n in range(period, self._last):
            start = max(since, self._ends[n - 1])
            whole = self._accruals.part(n, start, self._ends[n], self._known)
            interest = balance * whole + (
                self._interest if start > self._ends[n - 1] else 0
            )
            balance -= self._part(n, balance, interest)
            if balance <= 0:
                return n
        return self._last

    def _row(self, period: int, known: int) -> ExactRow:
        rates_changed = self.terms.method is Method.LEVEL and known != self._known
        if period > self._grace and (self._must_find or rates_changed):
            self._find(period, known, self._interest)
        is_bullet = self.terms.method is Method.BULLET
        n = 1 if is_bullet else period
        interest = self._plain_interest(n)
        bears = self._interest if self._fixed is None else interest
        principal = min(self._part(period, self._balance, bears), self._balance)
        if principal == self._balance:
            interest = self._final_interest(n, interest)
        self._flat_given += interest
        return ExactRow(
            n=n,
            due=self._ends[period],
            principal=principal,
            interest=interest,
            fee=self._fees,
            balance=self._balance - principal,
            time=self.terms.periods if is_bullet else period,
        )

    def _plain_interest(self, n: int) -> Exact:
        if self._fixed is not None:
            return self._fixed[n] if n < len(self._fixed) else 0
        self._flat_due += self._interest
        return cents(self._interest, self.terms.rounding)

    def _final_interest(self, n: int, plain: Exact) -> Exact:
        """What the last row takes: of ``flat`` and 仍收全部利息 all that is missing."""
        if self._fixed is not None:
            return sum(self._fixed[n:], 0)
        if self.terms.method is not Method.FLAT:
            return plain
        whole = cents(self._flat_due, self.terms.rounding)
        return max(0, whole - self._flat_given)

    def _part(self, period: int, balance: Exact, bears: Exact) -> Exact:
        """The principal of a period's instalment; may be above the balance.

        Args:
            period: whose instalment it is.
            balance: before it.
            bears: the period's interest, not yet rounded.
        """
        if period == self._last:
            return balance
        if period <= self._grace or self._equal is None:
            return 0
        if not holds_interest(self.terms):
            return self._equal
        equal, uncut, rule = self._equal, self._uncut, self.terms.rounding
        interest = cents(bears, rule)
        if self.terms.method is Method.FLAT:
            uncut = self._equal + bears
            equal = instalment_cents(uncut, rule)
        if equal < interest and self._fixed is None:
            start, due = self._ends[period - 1], self._ends[period]
            is_cut = uncut is None or bears <= uncut or period != self._found_at
            if is_cut or is_whole(self.terms, self.prepaid, start, due):
                is_own = self._uncut is None
                raise too_small(self.terms, period, equal, interest, is_own=is_own)
        return max(0, equal - interest)

    def _find(self, period: int, known: int, interest: Exact) -> None:
        """Find the equal amount for the periods from ``period`` to the last.

        Args:
            period: the first that pays it.
            known: how many changes of rate it knows.
            interest: of that first period.
        """
        is_first = self._equal is None
        self._last = self._end(period, self._ends[period - 1])
        self._known, self._must_find, self._shortened = known, False, False
        self._found_at = period
        if self.terms.method not in EQUAL:
            return
        if is_first and self.terms.instalment is not None:
            self._equal = self.terms.instalment.minor
            return
        self._uncut = self._exact_equal(period, known, interest)
        self._equal = self._uncut
        if self.terms.method is not Method.FLAT or not holds_interest(self.terms):
            self._equal = instalment_cents(self._uncut, self.terms.rounding)

    def _exact_equal(self, period: int, known: int, interest: Exact) -> Exact:
        periods = self._last - period + 1
        if self.terms.method is not Method.LEVEL:
            return equal_part(self._balance, periods)
        if self._fixed is not None:
            return equal_part(self._balance + sum(self._fixed[period:]), periods)
        later = [
            self._accruals.whole(n, known) for n in range(period + 1, self._last + 1)
        ]
        return level_after_interest(self._balance, interest, later)

"""What the state pays of a loan's interest; the true cost is lower by it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from planner.calendar import month_step
from planner.lean import dataclass
from planner.model.rules import Subsidy
from planner.model.terms import Method, Terms
from planner.money import ZERO, Money, Rounding, rounded, total
from planner.phrases import Phrase, Sentence
from planner.rates import Period
from planner.schedule.accrual import MONTHS_A_YEAR
from planner.schedule.cost import Annual, annual_cost
from planner.schedule.methods import Exact
from planner.schedule.periods import per_year
from planner.schedule.schedule import Schedule
from planner.schedule.steps import ExactRow

# Banks convert a daily rate by 360 days.
_A_YEAR = {Period.DAY: 360, Period.MONTH: MONTHS_A_YEAR, Period.YEAR: 1}


@dataclass(frozen=True, slots=True)
class Grant:
    """A subsidy and the days on which it is paid.

    Attributes:
        until: the last day whose interest counts; None: to the end of the loan.
        since: the first; None: from the drawdown.
        rule: what is paid.
    """

    rule: Subsidy
    since: date | None = None
    until: date | None = None

    @property
    def ends(self) -> date:
        """The day after its last."""
        return date.max if self.until is None else self.until + timedelta(days=1)

    def begins(self, terms: Terms) -> date:
        """Its first day."""
        return terms.drawn_on if self.since is None else self.since


@dataclass(frozen=True, slots=True)
class Subsidised:
    """A loan with its subsidy.

    Attributes:
        paid: by due day, what the state pays of the instalment.
        annual: the yearly cost of what is left to the borrower, every fee in it.
        says: what capped it, and what the figures take for granted.
    """

    paid: Mapping[date, Money]
    annual: Annual
    says: tuple[Sentence, ...]

    @property
    def total(self) -> Money:
        """All that the state pays."""
        return total(self.paid.values())


Aided = tuple[Schedule, Sequence[Grant]]


@dataclass(frozen=True, slots=True)
class _Part:
    """What is granted of one row, in one year, under one grant; exact, in fen.

    Attributes:
        loan, grant: their places among those asked for.
    """

    loan: int
    due: date
    grant: int
    year: int
    exact: Fraction


def subsidised(plan: Schedule, grants: Sequence[Grant]) -> Subsidised:
    """What is paid of each row: of its interest the share that the points are.

    The share is that of the grant's points in the contract's yearly rate of the row; a
    row counts with its days within the grant. Caps are used up in the order of time.

    Args:
        plan: what falls due, without prepayments.
        grants: in the order in which they begin; their days do not overlap.
    """
    (found,) = together([(plan, grants)])
    is_shared = any(one.rule.yearly_cap or one.rule.small_cap for one in grants)
    if not (found.paid and is_shared):
        return found
    words = Phrase("Caps that other loans at the lender share count this one alone.")
    return replace(found, says=(*found.says, Sentence(words)))


def together(loans: Sequence[Aided]) -> list[Subsidised]:
    """What is paid of loans of one scheme at one lender, which share its caps."""
    parts: list[_Part] = []
    refused: list[list[Sentence]] = []
    for n, (plan, grants) in enumerate(loans):
        refused.append([])
        for place, grant in enumerate(grants):
            why_not = _refusal(plan.terms, grants[0], grant)
            if why_not is not None:
                refused[n].append(why_not)
                continue
            parts += [
                _Part(n, due, place, year, exact)
                for due, year, exact in _granted(plan, grant)
            ]
    kept, cut = _capped(loans, parts)
    return [
        _told(plan, [part for part in kept if part.loan == n], refused[n], cut[n])
        for n, (plan, _) in enumerate(loans)
    ]


def _told(
    plan: Schedule,
    parts: Sequence[_Part],
    refused: Sequence[Sentence],
    cut: Sequence[Sentence],
) -> Subsidised:
    # An entry of another time is no news where one of its own pays.
    says = [*([] if parts else refused), *cut]
    paid = _whole(parts)
    return Subsidised(paid, _annual(plan, paid), tuple(dict.fromkeys(says)))


def _refusal(terms: Terms, first: Grant, grant: Grant) -> Sentence | None:
    if terms.drawn_on < first.begins(terms):
        words = Phrase("Loans drawn before {day} get nothing.")
        return Sentence(words, day=first.begins(terms))
    if terms.drawn_on >= grant.ends:
        words = Phrase("Loans drawn after {day} get nothing.")
        return Sentence(words, day=grant.until)
    most = grant.rule.principal_cap
    if most is not None and terms.principal > most:
        return Sentence(Phrase("Loans above {amount} get nothing."), amount=most)
    return None


def _granted(plan: Schedule, grant: Grant) -> Iterator[tuple[date, int, Fraction]]:
    """Due day, calendar year and exact amount of each part."""
    terms = plan.terms
    ends = [terms.drawn_on, *(row.due for row in plan.rows)]
    last = grant.ends
    if grant.rule.longest_months is not None:
        last = min(last, month_step(terms.drawn_on, grant.rule.longest_months))
    for (since, due), row in zip(pairwise(ends), plan.rows, strict=True):
        share = _share(plan, grant.rule, since)
        for year in range(since.year, due.year + 1):
            opens = max(since, grant.begins(terms), date(year, 1, 1))
            closes = min(due, last, date(year + 1, 1, 1))
            if opens < closes:
                days = Fraction((closes - opens).days, (due - since).days)
                yield due, year, _charge(terms, row) * share * days


def _charge(terms: Terms, row: ExactRow) -> Exact:
    """The interest; of bill instalments without any, the fee that stands for it."""
    return row.interest if terms.rate.value else row.fee.minor


def _share(plan: Schedule, rule: Subsidy, day: date) -> Fraction:
    """The part of the interest that is paid."""
    rate = _contract_rate(plan, day)
    return Fraction(rule.paid_of(rate)) / Fraction(rate) if rate else Fraction(0)


def _contract_rate(plan: Schedule, day: date) -> Decimal:
    """The yearly rate on what is owed; of flat charges and fees what they come to."""
    terms, rate = plan.terms, plan.terms.rate
    if terms.method is Method.FLAT or not rate.value:
        return plan.annual.nominal or Decimal(0)
    for change in terms.rates:
        if change.from_ <= day:
            rate = change.rate
    return rate.value * _A_YEAR[rate.per]


def _capped(
    loans: Sequence[Aided], parts: Sequence[_Part]
) -> tuple[list[_Part], Mapping[int, list[Sentence]]]:
    """What the caps leave, and for each loan which of them cut something."""
    used: defaultdict[tuple[object, ...], Fraction] = defaultdict(Fraction)
    kept: list[_Part] = []
    cut: defaultdict[int, list[Sentence]] = defaultdict(list)
    for part in sorted(parts, key=lambda one: (one.due, one.year)):
        plan, grants = loans[part.loan]
        exact = part.exact
        caps = list(_caps(plan.terms, grants[part.grant].rule, part))
        for words, key, most in caps:
            room = most.minor - used[key]
            if exact > room:
                exact = room
                cut[part.loan].append(Sentence(words, amount=most))
        for _, key, _ in caps:
            used[key] += exact
        kept.append(replace(part, exact=exact))
    return kept, cut


def _caps(
    terms: Terms, rule: Subsidy, part: _Part
) -> Iterator[tuple[Phrase, tuple[object, ...], Money]]:
    if rule.yearly_cap is not None:
        words = Phrase("Capped at {amount} a year.")
        yield words, ("year", part.year), rule.yearly_cap
    if rule.loan_cap is not None:
        words = Phrase("Capped at {amount} a loan.")
        yield words, ("loan", part.loan, part.grant), rule.loan_cap
    below, small = rule.small_below, rule.small_cap
    if small is not None and (below is None or terms.principal < below):
        words = Phrase("Capped at {amount} for small loans.")
        yield words, ("small", part.grant), small


def _whole(parts: Sequence[_Part]) -> dict[date, Money]:
    """Whole fen by due day; the running sum is cut, so that all stay in the caps."""
    by_due: defaultdict[date, Fraction] = defaultdict(Fraction)
    for part in parts:
        by_due[part.due] += part.exact
    given, exact, paid = 0, Fraction(0), {}
    for due in sorted(by_due):
        exact += by_due[due]
        whole = rounded(exact, Rounding.DOWN) - given
        given += whole
        if whole:
            paid[due] = Money(whole)
    return paid


def _annual(plan: Schedule, paid: Mapping[date, Money]) -> Annual:
    back = [
        (Fraction(row.time), Fraction(paid.get(row.due, ZERO).minor))
        for row in plan.rows
    ]
    return annual_cost([*plan.flows(), *back], per_year(plan.terms.every))

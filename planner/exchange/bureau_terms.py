"""A loan's terms from what a credit report tells of it: amount, days and what is left.

The report names no rate. Where it shows how much of the principal is paid back, only
one rate of 等额本息 leads there; else the channel's usual rate stands in, and either
way the loan says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.calendar import month_step
from planner.catalogue.read import catalogue
from planner.errors import TermsError
from planner.exchange.bureau_lenders import channels
from planner.lean import dataclass
from planner.model.bureau import Reported
from planner.model.channel import Channel
from planner.model.records import Loan, Repayment, RepaymentKind
from planner.model.terms import Method, Rhythm, Terms
from planner.model.usual import Wish, usual_terms
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.rates import Period, Rate
from planner.schedule.ledger import loan_state
from planner.schedule.schedule import schedule

YUAN = Money(100)  # the bureau writes whole yuan
_DEAREST = Decimal("0.36")  # a year; above it no lender of the bureau's may be
_FEES_OF_FEES = 3
_PLACES = Decimal("0.000001")
_DAYS_OF_MONTH = Decimal("30.4375")
# a channel of the same kind of lender, where the report's own is not known
_LIKE = (("消费金融", "jiebei"), ("小额贷款", "duxiaoman"))


@dataclass(frozen=True, slots=True)
class Drafted:
    """Terms to confirm.

    Attributes:
        repayments: those that the report shows to have been made.
        why: how the terms were found.
    """

    terms: Terms
    repayments: tuple[Repayment, ...]
    why: Sentence


def drafted(account: Reported, loan: str) -> Drafted | None:
    """The terms that lead to what is left of a loan; None where none do.

    Args:
        account: with its principal, and what is left of it on a day.
        loan: the id that it gets.
    """
    if account.principal is None or account.used is None or account.as_of is None:
        return None
    try:
        return _drafted(account, loan)
    except TermsError:
        return None  # no schedule follows these figures


def _drafted(account: Reported, loan: str) -> Drafted | None:
    months = account.periods or _months(account)
    inferred = _inferred(account, months)
    if inferred is not None:
        words = Phrase(
            "Its terms are worked out, not told: {periods} instalments at {rate} leave "
            "what the report shows. Check them against the contract."
        )
        terms = inferred
    else:
        found = _usual(account, months)
        if found is None:
            return None
        words = Phrase(
            "The report tells neither rate nor method; {periods} instalments at {rate} "
            "are what this kind of loan usually has. Check them against the contract."
        )
        terms = found
    why = Sentence(words, periods=terms.periods, rate=terms.rate)
    return Drafted(terms, _paid(Loan(loan, terms), account), why)


def _months(account: Reported) -> int:
    """The months that the loan runs; a year where no end is told."""
    if account.until is None:
        return 12
    days = (account.until - account.opened_on).days
    return max(1, int((days / _DAYS_OF_MONTH).to_integral_value()))


def _first_due(account: Reported, months: int) -> date:
    if account.until is None:
        return month_step(account.opened_on, 1)
    first = month_step(account.until, 1 - months)
    return first if first > account.opened_on else month_step(account.opened_on, 1)


def _level(account: Reported, months: int, yearly: Decimal) -> Terms:
    return Terms(
        principal=account.principal or ZERO,
        drawn_on=account.opened_on,
        first_due=_first_due(account, months),
        every=Rhythm.MONTH,
        periods=months,
        method=Method.LEVEL,
        rate=Rate(yearly, Period.YEAR),
    )


def _inferred(account: Reported, months: int) -> Terms | None:
    """Level instalments at the one rate that leaves what is left; None where none."""
    left, owed = account.used or ZERO, account.principal or ZERO
    if months < 2 or not ZERO < left < owed or account.is_late:  # noqa: PLR2004  # one
        return None
    low, high = Decimal(0), _DEAREST

    def leaves(yearly: Decimal) -> Money:
        return _left(account, _level(account, months, yearly))

    if not leaves(low) < left < leaves(high):
        return None
    while high - low > _PLACES / 10:
        middle = (low + high) / 2
        if leaves(middle) < left:
            low = middle
        else:
            high = middle
    return _level(account, months, ((low + high) / 2).quantize(_PLACES))


def _left(account: Reported, terms: Terms) -> Money:
    """What is left on the report's day if every instalment by then is paid."""
    on = account.as_of or account.opened_on
    paid = [row.balance for row in schedule(terms).instalments if row.due <= on]
    return paid[-1] if paid else terms.principal


def _usual(account: Reported, months: int) -> Terms | None:
    """The terms of the channel; interest only where more is left than they leave."""
    channel = _channel(account)
    if channel is None:
        return None
    terms = _offered(account, channel, Wish(months=months))
    owed = account.used or ZERO
    if terms is not None and months > 1 and _left(account, terms) + YUAN < owed:
        wish = Wish(months=months, method=Method.INTEREST_ONLY)
        terms = _offered(account, channel, wish)
    return terms


def _offered(account: Reported, channel: Channel, wish: Wish) -> Terms | None:
    draft = usual_terms(channel, account.principal or ZERO, account.opened_on, wish)
    if draft is None:
        return None
    months = wish.months or draft.terms.periods
    first = _first_due(account, months)
    return replace(draft.terms, first_due=first, periods=months, fees=())


def _channel(account: Reported) -> Channel | None:
    """The channel whose usual terms come nearest."""
    known = catalogue().channels
    like = next((name for word, name in _LIKE if word in account.lender), "bank-online")
    return next((known[x] for x in (*channels(account), like) if x in known), None)


def _paid(loan: Loan, account: Reported) -> tuple[Repayment, ...]:
    """The instalments due by the report's day, less those it calls overdue.

    What is paid back beyond them is one early repayment on that day.
    """
    on = account.as_of or account.opened_on
    due = [row for row in schedule(loan.terms).instalments if row.due <= on]
    missing = account.late_periods or (1 if account.is_late else 0)
    kept = due[: len(due) - missing] if missing else due
    made = [
        Repayment(loan.id, row.due, row.payment, id=f"{loan.id}-paid-{row.n}")
        for row in kept
        if row.payment > ZERO
    ]
    return (*made, *(() if missing else _early(loan, made, account)))


def _early(
    loan: Loan, made: Sequence[Repayment], account: Reported
) -> Iterator[Repayment]:
    """What the report shows to be paid back beyond the instalments, as one payment."""
    on = account.as_of or account.opened_on
    left = account.used or ZERO
    state = loan_state(loan, made, on)
    if state.outstanding - left <= YUAN:
        return
    name = f"{loan.id}-early-{on.isoformat()}"
    if not left and state.settle is not None:
        yield Repayment(loan.id, on, state.settle, RepaymentKind.SETTLE, name)
        return
    amount = beyond = state.outstanding - left
    for _ in range(_FEES_OF_FEES):  # a fee takes its part of what is paid early
        early = Repayment(loan.id, on, amount, RepaymentKind.PREPAY, name)
        beyond = loan_state(loan, (*made, early), on).outstanding - left
        amount += beyond
    yield Repayment(loan.id, on, amount, RepaymentKind.PREPAY, name)


def paid_since(
    loan: Loan, made: Sequence[Repayment], account: Reported
) -> tuple[Repayment, ...]:
    """What a newer report shows to have been paid on a loan set up from an older one.

    The instalments that fell due by its day, unless it calls the loan overdue, and what
    is paid back beyond them; nothing where that does not lead to what is left.
    """
    on, left = account.as_of, account.used
    if on is None or left is None or account.is_late:
        return ()
    rows = [
        row
        for row in loan_state(loan, made, on).rows
        if row.due <= on and row.left > ZERO
    ]
    added = [
        Repayment(loan.id, row.due, row.left, id=f"{loan.id}-paid-{row.n}")
        for row in rows
    ]
    added += _early(loan, (*made, *added), account)
    ours = loan_state(loan, (*made, *added), on).outstanding
    return tuple(added) if abs(ours - left) <= YUAN else ()

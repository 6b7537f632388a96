"""What declared records must meet; without it a rule could point at nothing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from planner.errors import IdUnknownError, PlannerError
from planner.model import declared as d
from planner.model.book import Book
from planner.model.field_checks import (
    ABOVE_ZERO,
    NOT_NEGATIVE,
    above,
    least,
    refused,
    share,
    too_early,
)
from planner.model.verdict import Verdict
from planner.phrases import Phrase
from planner.rates import Period

LINE = Phrase("line")
LOAN = Phrase("loan")
RECEIVABLE = Phrase("receivable")
DECIDES_SOMETHING = Phrase("a rule must decide what such a row is")
SAYS_SOMETHING = Phrase("it must name a counterparty or words")
A_MONTH = Phrase("it must be a month as YYYY-MM")
A_CODE = Phrase("it must be one of the bureau's codes")
NEEDS_A_DAY = Phrase("one column must hold the day")
NEEDS_MONEY = Phrase("one column must hold an amount")
ONE_WAY_OF_AMOUNTS = Phrase(
    "it must hold amounts in one column, or what came in and what went out in two"
)
ONLY_ONCE = Phrase("only one column may hold it")
ONE_OF_HEADS = Phrase("it must be one of the headings")
A_MULTIPLE = Phrase("it must be from 0 to 100")
MOST_TIMES = 100
ONE_KIND_OF_PLACE = Phrase("it must name a line or a loan, and not both")
NEEDS_A_CUSTOMER = Phrase("an order needs the name of a customer")
NEEDS_A_NAME = Phrase("each row of the form needs a name")
A_PLAIN_RATIO = Phrase("it must be a plain ratio of at most 2: 0.146 is 14.6 %")
A_RULE_OR_A_RATIO = Phrase("it must name a rule, or say the ratio that is paid")
A_PART = Phrase("it must be above 0 and at most 1")
A_YEAR_OF_DAYS = Phrase("it must be from 0 to 366")
A_SHORT_NAME = Phrase("the name of a plan has at most 200 characters")
MOST_NAME = 200
_SHOWN = 20
MOST_A_YEAR = Decimal(2)
MOST_DAYS = 366

_PER_YEAR = {Period.YEAR: 1, Period.MONTH: 12, Period.DAY: 360}
_MONTH = re.compile(r"(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])")


def faults(book: Book, record: d.Declared) -> Iterator[PlannerError]:
    """What is wrong with a declared record, seen in the book that it is in."""
    yield from _pointers(book, record)
    match record:
        case d.ImportRule():
            yield from _rule(record)
        case d.FileLayout():
            yield from _layout(record)
        case d.BureauMonth():
            yield from _bureau(record)
        case d.FundingWindow():
            yield from _window(record)
        case d.Quote():
            yield from _quote(book, record)
        case d.Order():
            yield from _order(record)
        case _:
            yield from _numbers(record)


def _pointers(book: Book, record: d.Declared) -> Iterator[PlannerError]:
    line: str | None = getattr(record, "line", None)
    loan: str | None = getattr(record, "loan", None)
    if line is not None and line not in book.lines:
        yield IdUnknownError(kind=LINE, id=line)
    if loan is not None and loan not in book.loans:
        yield IdUnknownError(kind=LOAN, id=loan)


def _rule(rule: d.ImportRule) -> Iterator[PlannerError]:
    if not (rule.counterparty.strip() or rule.words.strip()):
        yield refused("counterparty", rule.counterparty, SAYS_SOMETHING)
    if rule.verdict is Verdict.UNCLEAR:
        yield refused("verdict", rule.verdict.value, DECIDES_SOMETHING)
    if rule.verdict is Verdict.REPAYMENT and (rule.line is None) == (rule.loan is None):
        yield refused("line", rule.line, ONE_KIND_OF_PLACE)


def _layout(layout: d.FileLayout) -> Iterator[PlannerError]:
    roles = [column.role for column in layout.columns]
    if d.ColumnRole.DAY not in roles:
        yield refused("columns", _told(roles), NEEDS_A_DAY)
    sides = {d.ColumnRole.PAID_IN, d.ColumnRole.PAID_OUT}.intersection(roles)
    if not sides and d.ColumnRole.AMOUNT not in roles:
        yield refused("columns", _told(roles), NEEDS_MONEY)
    if sides and d.ColumnRole.AMOUNT in roles:
        yield refused("columns", _told(roles), ONE_WAY_OF_AMOUNTS)
    for role, n in Counter(roles).items():
        if n > 1 and role is not d.ColumnRole.DESCRIPTION:
            yield refused("columns.role", role.value, ONLY_ONCE)
    for column in layout.columns:
        if column.head not in layout.heads:
            yield refused("columns.head", column.head, ONE_OF_HEADS)


def _told(roles: Sequence[d.ColumnRole]) -> str:
    return ", ".join(role.value for role in roles)


def _bureau(month: d.BureauMonth) -> Iterator[PlannerError]:
    if not _MONTH.fullmatch(month.month):
        yield refused("month", month.month, A_MONTH)
    if month.code not in d.BUREAU_CODES:
        yield refused("code", month.code, A_CODE)
    places = (month.line, month.loan, month.account or None)
    if sum(place is not None for place in places) != 1:
        yield refused("line", month.line, ONE_KIND_OF_PLACE)


def _window(window: d.FundingWindow) -> Iterator[PlannerError]:
    if window.until < window.since:
        yield too_early("until", window.until, window.since, window.id)
    for name in ("rise", "cut", "freeze"):
        times: Decimal = getattr(window, name)
        if not 0 <= times <= MOST_TIMES:
            yield refused(name, times, A_MULTIPLE)


def _quote(book: Book, quote: d.Quote) -> Iterator[PlannerError]:
    if quote.receivable not in book.receivables:
        yield IdUnknownError(kind=RECEIVABLE, id=quote.receivable)
    if quote.rate is not None:
        yield from _not_below("rate", quote.rate.value)
        if quote.rate.value * _PER_YEAR[quote.rate.per] > MOST_A_YEAR:
            yield refused("rate", quote.rate.value, A_PLAIN_RATIO)
    if quote.advance is not None and not 0 < quote.advance <= 1:
        yield refused("advance", quote.advance, A_PART)
    if quote.fee is not None:
        yield from least("fee", quote.fee)
    if quote.fee_ratio is not None:
        yield from share("fee_ratio", quote.fee_ratio)
    if quote.days is not None and not 0 <= quote.days <= MOST_DAYS:
        yield refused("days", quote.days, A_YEAR_OF_DAYS)


def _order(order: d.Order) -> Iterator[PlannerError]:
    if not order.customer.strip():
        yield refused("customer", order.customer, NEEDS_A_CUSTOMER)
    yield from above("amount", order.amount)
    yield from share("certainty", order.certainty)


def _numbers(
    record: d.Disclosure
    | d.Subsidy
    | d.PriorEdit
    | d.SavedPlan
    | d.Need
    | d.Correction,
) -> Iterator[PlannerError]:
    match record:
        case d.Disclosure():
            yield from _disclosure(record)
        case d.Subsidy():
            yield from _subsidy(record)
        case d.Need(amount=amount, months=months):
            yield from above("amount", amount)
            if months <= 0:
                yield refused("months", months, ABOVE_ZERO)
        case d.SavedPlan(name=name, total=total):
            if len(name) > MOST_NAME:
                yield refused("name", f"{name[:_SHOWN]}…", A_SHORT_NAME)
            yield from least("total", total)
        case _:
            pass


def _disclosure(form: d.Disclosure) -> Iterator[PlannerError]:
    yield from _not_below("annual", form.annual)
    if form.annual > MOST_A_YEAR:
        yield refused("annual", form.annual, A_PLAIN_RATIO)
    if form.principal is not None:
        yield from above("principal", form.principal)
    for item in form.items:
        if not item.name.strip():
            yield refused("items.name", item.name, NEEDS_A_NAME)
        if item.amount is not None:
            yield from least("items.amount", item.amount)
        if item.ratio is not None:
            yield from share("items.ratio", item.ratio)


def _subsidy(subsidy: d.Subsidy) -> Iterator[PlannerError]:
    if subsidy.rule is None and subsidy.ratio is None:
        yield refused("rule", "null", A_RULE_OR_A_RATIO)
    if subsidy.ratio is not None:
        yield from share("ratio", subsidy.ratio)
    if subsidy.largest_share is not None:
        yield from share("largest_share", subsidy.largest_share)
    if subsidy.cap is not None:
        yield from above("cap", subsidy.cap)
    since, until = subsidy.since, subsidy.until
    if since is not None and until is not None and until < since:
        yield too_early("until", until, since, subsidy.id)


def _not_below(field: str, value: Decimal) -> Iterator[PlannerError]:
    if value < 0:
        yield refused(field, value, NOT_NEGATIVE)

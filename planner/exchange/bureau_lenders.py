"""Who the bureau's lenders are to a book: the bureau writes companies, people products.

Which company stands behind which product is told by the catalogue's own entries
(``[[lender]]`` of each channel), each with its source and day.
"""

import re
from collections.abc import Iterator

from planner.exchange import words
from planner.exchange.homes import means
from planner.exchange.judgement import CARD
from planner.model.book import Book
from planner.model.bureau import AccountKind, Reported
from planner.model.records import Line, LineType, Loan

_COMPANIES = (
    ("蚂蚁", ("huabei", "jiebei")),
    ("微众银行", ("weilidai", "weiyedai")),
    ("网商银行", ("wangshangdai",)),
    ("三快", ("meituan-jieqian", "meituan-yuefu", "meituan-shengyidai")),
    ("京东", ("jd-baitiao", "jd-jintiao")),
    ("度小满", ("duxiaoman",)),
)
_NAMED = (
    # products that a report names beside the company
    ("花呗", "huabei"),
    ("借呗", "jiebei"),
    ("月付", "meituan-yuefu"),
    ("生意贷", "meituan-shengyidai"),
    ("白条", "jd-baitiao"),
    ("金条", "jd-jintiao"),
    ("微粒贷", "weilidai"),
    ("网商贷", "wangshangdai"),
)
_BUSINESS = frozenset({"weiyedai", "meituan-shengyidai", "wangshangdai"})
_FORM = re.compile(
    r"(股份)?有限(责任)?公司|信用卡中心|小额贷款|消费金融|[(][^()]*[)]|[\u4e00-\u9fff]{2,6}分行.*"
)
_HOME = (("公积金", "provident-fund"), ("住房", "mortgage"), ("商用房", "mortgage"))


def short_name(lender: str) -> str:
    """The lender as people say it.

    >>> short_name("招商银行股份有限公司信用卡中心")
    '招商银行'
    >>> short_name("重庆蚂蚁消费金融有限公司")
    '重庆蚂蚁'
    """
    bank = words.bank_named(lender)
    if bank:
        return bank
    return _FORM.sub("", lender).strip() or lender


def is_same_lender(one: str, other: str) -> bool:
    """Whether two names mean the same house."""
    return short_name(one) == short_name(other)


def channels(account: Reported) -> tuple[str, ...]:
    """The catalogue's channels that the account may be; empty where none is known."""
    if account.kind is AccountKind.CARD:
        return (CARD,)
    told = f"{account.lender}{account.product}"
    for word, channel in _NAMED:
        if word in told:
            return (channel,)
    for word, channel in _HOME:
        if account.kind is AccountKind.LOAN and word in account.product:
            return (channel,)
    is_business = "经营" in account.product
    for company, known in _COMPANIES:
        if company in account.lender:
            fitting = tuple(x for x in known if (x in _BUSINESS) == is_business)
            return fitting or known
    return ()


def channel_of(account: Reported) -> str:
    """The channel that a new record gets; the lender's name where none is certain."""
    known = channels(account)
    return known[0] if len(known) == 1 else short_name(account.lender)


def type_of(account: Reported) -> LineType | None:
    """The kind of lender, where no channel of the catalogue tells it."""
    if len(channels(account)) == 1:
        return None
    return LineType.BANK if "银行" in account.lender else LineType.ONLINE


def lines_of(book: Book, account: Reported) -> Iterator[Line]:
    """The book's lines that may be this account."""
    bank = words.bank_named(account.lender)
    for line in book.lines.values():
        told = f"{line.id} {line.name} {line.channel}"
        is_card = line.channel == CARD or line.type is LineType.CARD
        if is_card != (account.kind is AccountKind.CARD):
            continue
        tail = words.tail_named(told)
        if account.tail and tail and tail != account.tail:
            continue
        if is_card:
            if bank and words.bank_named(told) == bank:
                yield line
        elif any(means(line.channel, channel) for channel in channels(account)) or (
            short_name(account.lender) in told
        ):
            yield line


def is_loan_of(book: Book, loan: Loan, account: Reported) -> bool:
    """Whether the loan may come from the account's lender.

    A loan that names no lender at all is not held against it.
    """
    line = book.lines.get(loan.line or "")
    channel = loan.channel or (line.channel if line else "")
    told = f"{loan.id} {loan.name} {channel} {line.name if line else ''}"
    if any(means(channel, known) for known in channels(account)):
        return True
    bank = words.bank_named(told)
    if bank:
        return bank == words.bank_named(account.lender)
    return short_name(account.lender) in told or not _names_company(channel)


def _names_company(channel: str) -> bool:
    return any(channel in known for _, known in _COMPANIES)

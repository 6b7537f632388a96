"""Which line or loan a row's credit means; told by channel, bank and last digits."""

from planner.exchange import words
from planner.exchange.judgement import CARD, Credit
from planner.model.book import Book
from planner.model.records import Line, LineType, Loan

_NAMES = {
    # the lender's words for a channel, where a book has them as free text
    "huabei": ("花呗",),
    "xinyonggou": ("信用购",),
    "meituan-yuefu": ("美团月付", "月付"),
    "jd-baitiao": ("白条",),
    "jd-jintiao": ("金条",),
    "jiebei": ("借呗",),
    "wangshangdai": ("网商贷",),
    "weilidai": ("微粒贷",),
    "meituan-jieqian": ("美团借钱",),
    "meituan-shengyidai": ("生意贷",),
    "duxiaoman": ("度小满", "有钱花"),
    "weiyedai": ("微业贷",),
}
_PAY_LATER = (
    *("huabei", "xinyonggou", "meituan-yuefu", "jd-baitiao"),
    *(words.FENFU, words.DOUYIN),
)
_ALSO = {"huabei": "xinyonggou", "xinyonggou": "huabei"}  # 花呗|信用购 names both


def line_of(book: Book, credit: Credit) -> Line | None:
    """The line that the credit means; None where none or several could be meant."""
    if credit.channel == CARD:
        return _card_line(book, credit)
    for channel in (credit.channel, _ALSO.get(credit.channel)):
        fitting = [line for line in book.lines.values() if means(line.channel, channel)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def loans_of(book: Book, credit: Credit) -> tuple[Loan, ...]:
    """The loans that a repayment of the credit may belong to."""
    if credit.channel == CARD:
        line = _card_line(book, credit)
        return tuple(
            loan
            for loan in book.loans.values()
            if line is not None and loan.line == line.id
        )
    if not credit.channel:
        return tuple(
            loan
            for loan in book.loans.values()
            if _bank_fits(credit, _told_of_loan(book, loan))
            and not any(means(_channel_of(book, loan), channel) for channel in _NAMES)
        )
    channels = (credit.channel, _ALSO.get(credit.channel))
    return tuple(
        loan
        for loan in book.loans.values()
        if any(means(_channel_of(book, loan), channel) for channel in channels)
    )


def bills_purchases(credit: Credit) -> bool:
    """Whether things are bought on such a line: a card, or a pay-later line."""
    return credit.channel == CARD or credit.channel in _PAY_LATER


def is_revolving(line: Line) -> bool:
    """Whether things are bought on the line itself: a card, or a pay-later line."""
    return _is_card(line) or any(means(line.channel, name) for name in _PAY_LATER)


def _channel_of(book: Book, loan: Loan) -> str:
    line = book.lines.get(loan.line or "")
    return loan.channel or (line.channel if line else "")


def means(text: str, channel: str | None) -> bool:
    """Whether a line's or loan's channel, an id or free text, is the one named."""
    if not channel:
        return False
    return text == channel or any(name in text for name in _NAMES.get(channel, ()))


def _card_line(book: Book, credit: Credit) -> Line | None:
    """The card by its last digits, else by its bank, else the only nameless card."""
    cards = [line for line in book.lines.values() if _is_card(line)]
    told = {line.id: f"{line.id} {line.name} {line.channel}" for line in cards}
    if credit.tail:
        fitting = [line for line in cards if credit.tail in told[line.id]]
        if len(fitting) == 1:
            return fitting[0]
    if credit.bank:
        fitting = [
            line
            for line in cards
            if words.bank_named(told[line.id]) == credit.bank
            and not _has_other_digits(told[line.id], credit.tail)
        ]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    nameless = [line for line in cards if not words.bank_named(told[line.id])]
    if len(cards) == 1 and nameless:
        only = nameless[0]
        return None if _has_other_digits(told[only.id], credit.tail) else only
    return None


def _is_card(line: Line) -> bool:
    if any(means(line.channel, channel) for channel in _NAMES):
        return False
    return (
        line.channel == CARD or line.type is LineType.CARD or "信用卡" in line.channel
    )


def _has_other_digits(told: str, tail: str) -> bool:
    """Whether a line's name gives last digits that are not those of the row."""
    named = words.tail_named(told)
    return bool(tail and named and named != tail)


def _told_of_loan(book: Book, loan: Loan) -> str:
    line = book.lines.get(loan.line or "")
    return f"{loan.id} {loan.name} {loan.channel} {line.name if line else ''}"


def _bank_fits(credit: Credit, told: str) -> bool:
    return words.bank_named(told) in ("", credit.bank)

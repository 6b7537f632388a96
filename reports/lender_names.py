"""Whose money a debt is: the lender itself, where the book or a source names it."""

import re

from planner.app.queries import LoanRow
from planner.app.usual import channel_name, line_name
from planner.catalogue.read import catalogue
from planner.exchange.words import bank_named
from planner.model.book import Book
from planner.model.dated import Dated, at
from planner.model.offers import Lender
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.say import say, short_day
from reports.facts import Facts

_CUT = re.compile(r"[（(；;，,。.]")  # what follows explains the name
# What sources say where many lenders stand behind one channel: no name at all.
_NOBODY = frozenset(
    {
        *("银行", "发卡银行", "各家银行", "页面显示的各家银行", "经办银行"),
        *("银行或保理公司", "商业保理公司或银行", "消费金融公司或银行"),
        "开发性、政策性银行资金",
    }
)


def lender_name(facts: Facts, row: LoanRow) -> str:
    """Who lends, as far as anybody tells.

    A bank that the book's own words name goes first, then the company that sources say
    stands behind the channel; where neither names one, the line or loan itself.
    """
    told = bank_named(" ".join(_words(facts.book, row)))
    if told:
        return told
    known = _known(facts, row)
    if known is None:
        return channel_name(row.channel)
    if is_named(known.value):
        return _head(known.value.say.in_(i18n.language()))
    words = tr("{name} (lender not named)")
    return words.format(name=_own_name(facts.book, row))


def is_named(lender: Lender) -> bool:
    """Whether a source names a company, and not only a sort of lender."""
    return _head(lender.say.in_("zh")) not in _NOBODY


def sources(facts: Facts) -> tuple[str, ...]:
    """What is known of the lenders behind the channels of the debts, with grades."""
    told: dict[str, None] = {}
    for row in facts.debts:
        known = _known(facts, row)
        if known is not None and is_named(known.value):
            words = tr("{channel}: {lender} (grade {grade}, checked on {day})")
            text = words.format(
                channel=channel_name(row.channel),
                lender=_head(known.value.say.in_(i18n.language())),
                grade=say(known.grade),
                day=short_day(known.checked_on),
            )
            told[text] = None
    return tuple(told)


def _words(book: Book, row: LoanRow) -> tuple[str, ...]:
    """What the book itself calls the debt, its line and its channel."""
    line = book.lines.get(row.line or row.loan)
    channel = "" if row.channel in catalogue().channels else row.channel
    return row.name, line.name if line else "", channel


def _own_name(book: Book, row: LoanRow) -> str:
    line = book.lines.get(row.line or row.loan)
    return row.name if line is None else line_name(line)


def _known(facts: Facts, row: LoanRow) -> Dated[Lender] | None:
    """What held on the day on which the money was drawn."""
    channel = catalogue().channels.get(row.channel)
    return at(channel.lender, row.drawn_on or facts.on) if channel else None


def _head(text: str) -> str:
    return _CUT.split(text, maxsplit=1)[0].strip().removesuffix(" only")

"""One report's way into a book: what is written, placed, asked and contradicted."""

from collections import Counter
from dataclasses import field
from datetime import date
from hashlib import blake2b
from pathlib import PurePath

from planner.exchange import bureau_lenders as lenders
from planner.lean import dataclass
from planner.model import records as r
from planner.model.book import Book
from planner.model.bureau import AccountKind, Difference, Placed, Report, Reported
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.wording.say import say

_PREFIX = "bureau"


@dataclass(slots=True)
class Written:
    """What agreeing to one report would write, and what it contradicts."""

    records: list[r.Record] = field(default_factory=list)
    questions: list[r.Question] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    new_asked: int = 0


class Entry:
    """What one report does to a book.

    Attributes:
        book: with all that was written so far.
        used: records that an account of this report has.
    """

    def __init__(self, book: Book, report: Report) -> None:
        self.book = book
        self.report = report
        self.written = Written()
        self.used: set[str] = set()
        self._named: Counter[str] = Counter()

    def name(self, account: Reported) -> str:
        """The id of the account's record; a later report gives it the same one.

        Equal accounts of one report are told apart by their order.
        """
        amount = account.principal.minor if account.principal else 0
        told = (lenders.short_name(account.lender), account.opened_on, account.tail)
        name = digest(account.kind.value, *told, amount)
        self._named[name] += 1
        nth = self._named[name]
        return name if nth == 1 else f"{name}-{nth}"

    def add(self, *records: r.Record) -> None:
        """Write records, unless nobody agrees."""
        self.written.records += records
        self.book = self.book.with_(*records)
        self.used.update(record.id for record in records)

    def place(
        self, account: Reported, record: str | None, *, is_new: bool = False
    ) -> None:
        """Say which record stands for an account."""
        self.written.placed.append(Placed(account, record, is_new))

    def ask(self, account: Reported, record: str, why: Sentence) -> None:
        """Ask the user to look at a record."""
        name = f"question-{record}"
        if self.book.find(name) is None:
            self.written.questions.append(self._question(account, name, why))

    def differ(
        self,
        account: Reported,
        record: str,
        what: str,
        ours: Money | date | str | None,
        theirs: Money | date | str | None = None,
    ) -> None:
        """Tell of something that the report says otherwise, and ask."""
        told = theirs if theirs is not None else _told(account, what)
        why = _sentence(what, told, ours)
        file = self.report.file
        self.written.differences.append(
            Difference(file, account.lender, record, what, told, ours, why)
        )
        name = f"question-{record}-{what.replace(' ', '-')}"
        if self.book.find(name) is None and name not in self.used:
            self.used.add(name)
            self.written.questions.append(self._question(account, name, why))

    def _question(self, account: Reported, name: str, why: Sentence) -> r.Question:
        amount = account.principal or account.limit or account.used or ZERO
        return r.Question(
            id=name,
            file=PurePath(self.report.file).name,
            row=1 + self.report.accounts.index(account),
            on=account.as_of or account.closed_on or self.report.reported_on,
            amount=amount,
            counterparty=account.lender,
            why=say(why),
        )


def _sentence(
    what: str, told: Money | date | str | None, ours: Money | date | str | None
) -> Sentence:
    match what:
        case "limit":
            words = Phrase("The report says the limit is {told}, the book {ours}.")
        case "used":
            words = Phrase("The report says {told} is drawn, the book {ours}.")
        case "outstanding":
            words = Phrase("The report says {told} is left, the book {ours}.")
        case "opened_on":
            words = Phrase("The report says it was opened on {told}, the book {ours}.")
        case "closed_on":
            words = Phrase("The report says it was closed by {told}; here it is open.")
            return Sentence(words, told=told)
        case _:
            month = what.removeprefix("month ")
            words = Phrase("The report says {told} for {month}, an earlier one {ours}.")
            return Sentence(words, told=told, ours=ours, month=month)
    return Sentence(words, told=told, ours=ours)


def _told(account: Reported, what: str) -> Money | date | None:
    match what:
        case "limit":
            return account.limit
        case "opened_on":
            return account.opened_on
        case "closed_on":
            return account.closed_on
        case _:
            return ZERO if account.closed_on is not None else account.used


def is_ours(record: str) -> bool:
    """Whether a report made the record."""
    return record.startswith(f"{_PREFIX}-")


def digest(kind: str, *told: object) -> str:
    """An id that the same facts give again."""
    content = "\x1f".join(map(str, told))
    mark = blake2b(content.encode(), digest_size=6).hexdigest()
    return f"{_PREFIX}-{kind}-{mark}"


def name_of(account: Reported) -> str:
    """What the account is called in a list: bank, product and last digits."""
    tail = f"({account.tail})" if account.tail else ""
    product = "信用卡" if account.kind is AccountKind.CARD else account.product
    return f"{lenders.short_name(account.lender)}{product}{tail}"

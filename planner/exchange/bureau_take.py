"""Credit reports against a book: what is new, what is there, and what differs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.exchange.bureau_entry import Entry, Written
from planner.exchange.bureau_lines import take_line
from planner.exchange.bureau_loans import take_loan
from planner.exchange.bureau_months import take_inquiry
from planner.exchange.bureau_told import read_file
from planner.model import records as r
from planner.model.bills import BillReading, ReadFile
from planner.model.book import Book
from planner.model.bureau import AccountKind, Report, Reported, TakenReport


class ReportTaking:
    """Takes report after report; what an earlier one told is known to a later one.

    Attributes:
        book: with all that the reports add.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self._files: list[ReadFile] = []
        self._records: list[r.Record] = []
        self._questions: list[r.Question] = []
        self._told: list[TakenReport] = []

    def take(self, report: Report) -> None:
        """Add what the report tells that the book does not know."""
        taken = _taken(self.book, report)
        self.book = self.book.with_(*taken.records, *taken.questions)
        self._records += taken.records
        self._questions += taken.questions
        told = TakenReport(
            report, tuple(taken.placed), tuple(taken.differences), taken.new_asked
        )
        self._told.append(told)
        self._files.append(read_file(told))

    def before(self, bills: BillReading) -> BillReading:
        """The reading of the bills with the reports before it."""
        return replace(
            bills,
            files=(*self._files, *bills.files),
            records=(*self._records, *bills.records),
            questions=(*self._questions, *bills.questions),
            reports=tuple(self._told),
        )


def _taken(book: Book, report: Report) -> Written:
    at = Entry(book, report)
    seconds = {id(account) for account in _second_currencies(report.accounts)}
    for account in report.accounts:
        if id(account) in seconds:
            at.place(account, None)
        elif account.kind is AccountKind.LOAN:
            take_loan(at, account)
        else:
            take_line(at, account)
    for look in report.asked:
        take_inquiry(at, look)
    return at.written


def _second_currencies(accounts: Iterable[Reported]) -> Iterator[Reported]:
    """Foreign sides of a card whose yuan side is listed too: they share one limit."""
    own = {
        (account.lender, account.opened_on)
        for account in accounts
        if account.kind is AccountKind.CARD and not account.currency
    }
    for account in accounts:
        if account.currency and (account.lender, account.opened_on) in own:
            yield account

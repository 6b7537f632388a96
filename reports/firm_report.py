"""What only a firm has, section by section: for its own report and a credit talk."""

from datetime import date

from planner.app.owners import has_both
from planner.model.book import Book
from reports import owners_report, ratios_report, receivables_report
from reports.document import Section


def receivables(book: Book, on: date) -> Section:
    """Who owes the firm, since when, how late, and what is likely to come."""
    return receivables_report.section(book, on)


def figures(book: Book, on: date) -> Section:
    """Figures by period, and the ratios that follow from them."""
    return ratios_report.section(book, on)


def more(book: Book, on: date) -> tuple[Section, ...]:
    """What a missed debtor would do; whose debts are whose, where both are there."""
    owners = (owners_report.section(book, on),) if has_both(book) else ()
    return (receivables_report.missed(book, on), *owners)


def ratios(book: Book, on: date) -> tuple[Section, ...]:
    """Figures and ratios alone, for a place that shows several sections."""
    return (figures(book, on),)

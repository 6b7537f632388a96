"""The firm's debts and its owner's private ones, apart and together."""

from datetime import date

from planner.app.business_text import owner_name
from planner.app.owners import owners
from planner.model.book import Book
from planner.wording.i18n import tr
from planner.wording.say import percent, plain
from reports.document import Align, Column, Section, Table


def section(book: Book, on: date) -> Section:
    """What each owes and may draw; a bank asks for both and mixes neither."""
    columns = (
        Column(tr("Owner"), 1),
        Column(tr("Owed (yuan)"), align=Align.END),
        Column(tr("Due in 30 days (yuan)"), align=Align.END),
        Column(tr("Due in 12 months (yuan)"), align=Align.END),
        Column(tr("Limits (yuan)"), align=Align.END),
        Column(tr("Available (yuan)"), align=Align.END),
        Column(tr("True cost"), align=Align.END),
    )
    rows = tuple(
        (
            owner_name(row),
            plain(row.owed),
            plain(row.due_30_days),
            plain(row.due_in_a_year),
            plain(row.limit),
            plain(row.available),
            "–" if row.annual is None else percent(row.annual),
        )
        for row in owners(book, on)
    )
    words = tr(
        "A line or loan that names no owner is the firm's. Cash ahead counts both, for"
        " both are paid from what this book records."
    )
    return Section(
        tr("The firm's and its owner's"),
        (Table(columns, rows, ""),),
        (words,),
    )

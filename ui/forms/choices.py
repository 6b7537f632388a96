"""What the choice fields of several forms offer."""

from collections.abc import Iterable
from enum import Enum
from functools import partial

from planner.app.labels import name_of
from planner.model.book import Book
from planner.model.records import Line, Loan
from planner.wording.i18n import tr
from planner.wording.say import say
from ui.widgets.edit import Choice


def of_enum(*members: Enum) -> Choice:
    """A choice of these members, each in its words."""
    return Choice(*((member, say(member)) for member in members))


def of_lines(lines: Iterable[Line], nothing: str = "") -> Choice:
    """A choice of lines by id; ``nothing`` are the words of choosing none."""
    first = [(None, nothing)] if nothing else []
    return Choice(*first, *((line.id, name_of(line)) for line in lines))


def of_loans(loans: Iterable[Loan]) -> Choice:
    """A choice of loans by id."""
    return Choice(*((loan.id, loan_words(loan)) for loan in loans))


def loan_words(loan: Loan) -> str:
    """What a loan is called where several stand in a row."""
    return f"{name_of(loan)}  {say(loan.terms.principal)}"


def yes_no_unknown(unknown: str) -> Choice:
    """True, false, or None in the words of ``unknown``."""
    return Choice((None, unknown), (True, tr("yes")), (False, tr("no")))


def lines_of(book: Book) -> partial[Choice]:
    """Makes a choice of all lines of a book."""
    return partial(of_lines, tuple(book.lines.values()))


def early_modes() -> Choice:
    """What a prepayment does to the rest."""
    return Choice(
        ("shorter", tr("ends earlier, same instalment")),
        ("lower", tr("same end, lower instalment")),
    )


def owners() -> Choice:
    """Whose a line or a loan is."""
    return Choice(
        (None, tr("as the book says")),
        ("own", tr("the person's own")),
        ("firm", tr("the firm's")),
    )

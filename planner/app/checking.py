"""Whether a book's file is sound and what it holds makes sense.

Without it the verb and the window would look for different faults.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from planner.app.parts import BookFile, Copies
from planner.errors import DamagedBookError, PlannerError
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.checks import issues
from planner.model.records import Loan, Repayment
from planner.phrases import Phrase, Sentence
from planner.schedule.ledger import loan_state
from planner.schedule.replayed import replay_fault
from planner.wording.i18n import tr
from planner.wording.say import say

_LOOKED_AT = 1000  # files in the book's folder


@dataclass(frozen=True, slots=True)
class Found:
    """Something that is wrong, or advice.

    Attributes:
        kind: ``file``, ``record``, ``terms``, ``replay``, or of advice ``backup``,
            ``question``, ``overpaid``.
        about: the record's id; empty where it concerns the book.
    """

    kind: str
    about: str
    say: str


def faults(store: BookFile, on: date) -> tuple[Found, ...]:
    """What is wrong with an open book: its file, its records, their replay."""
    found = [*_file(store)]
    try:
        book = store.load()
    except DamagedBookError as damage:
        return (*found, damaged(damage))
    return (*found, *_records(book), *_replay(book, on))


def damaged(damage: DamagedBookError) -> Found:
    """A file that cannot be opened or read at all."""
    return Found("file", "", say(damage))


def advice(path: Path, store: BookFile, copies: Copies, on: date) -> tuple[Found, ...]:
    """What is no fault of a sound book, and worth a look."""
    has_backup = bool(copies.kept(path)) or _has_backup(path, store)
    return tuple(_advice(store.load(), on, has_backup=has_backup))


def _file(store: BookFile) -> Iterator[Found]:
    for fault in store.faults():
        yield Found("file", "", say(fault))


def _records(book: Book) -> Iterator[Found]:
    for issue in issues(book):
        yield Found("record", issue.record, say(issue.fault))


def _replay(book: Book, on: date) -> Iterator[Found]:
    for loan, paid in _loans(book):
        fault = replay_fault(loan, paid, on)
        if isinstance(fault, PlannerError):
            yield Found("terms", loan.id, say(fault))
        elif fault is not None:
            yield Found("replay", loan.id, say(fault))


def _loans(book: Book) -> Iterator[tuple[Loan, Sequence[Repayment]]]:
    paid: dict[str, list[Repayment]] = {}
    for repayment in book.repayments.values():
        paid.setdefault(repayment.loan, []).append(repayment)
    for loan in book.loans.values():
        yield loan, paid.get(loan.id, ())


def _advice(book: Book, on: date, *, has_backup: bool) -> Iterator[Found]:
    if not has_backup:
        yield Found("backup", "", tr("No backup of a book lies beside this one."))
    if book.questions:
        words = Phrase("{n} imported rows wait for your answer")
        yield Found("question", "", say(Sentence(words, n=len(book.questions))))
    for loan, paid in _loans(book):
        credit = loan_state(loan, paid, on).credit
        if credit:
            words = Phrase("{amount} was paid beyond all that was owed")
            yield Found("overpaid", loan.id, say(Sentence(words, amount=credit)))


def _has_backup(book: Path, store: BookFile) -> bool:
    beside = islice(book.absolute().parent.iterdir(), _LOOKED_AT)
    return any(path.is_file() and _is_backup(path, store) for path in beside)


def _is_backup(path: Path, store: BookFile) -> bool:
    try:
        return store.made_copy(path)
    except PlannerError:  # not ours to read
        return False

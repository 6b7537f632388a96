"""``check BOOK``: whether the file is sound and what it holds makes sense."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from planner.app.json_rows import fields
from planner.app.parts import Answer, BookFile, Parts
from planner.errors import DamagedBookError, PlannerError
from planner.model.book import Book
from planner.model.checks import issues
from planner.model.records import Loan, Repayment
from planner.phrases import Phrase, Sentence
from planner.schedule.ledger import loan_state
from planner.schedule.schedule import schedule
from planner.schedule.terms_check import check as check_terms
from planner.wording.i18n import tr
from planner.wording.say import say

FAULTY = 3
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


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``check``."""
    parser.add_argument("book", type=Path, help="the book to check")


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Check the file, every record, and that every loan can be replayed."""
    found: list[Found] = []
    book, has_backup = Book(), False
    try:
        store = parts.open_store(args.book)
        try:
            found += _file(store)
            has_backup = _has_backup(args.book, store, parts)
            book = store.load()
        finally:
            store.close()
    except DamagedBookError as damage:
        found.append(Found("file", "", say(damage)))
    found += [*_records(book), *_replay(book, parts.on)]
    # What cannot be replayed is an issue; no advice could be drawn from it.
    advice = [] if found else [*_advice(book, parts.on, has_backup=has_backup)]
    document = {
        "ok": not found,
        "issues": [fields(one) for one in found],
        "advice": [fields(one) for one in advice],
    }
    return Answer(document, _text(found, advice), FAULTY if found else 0)


def _file(store: BookFile) -> Iterator[Found]:
    for fault in store.faults():
        yield Found("file", "", say(fault))


def _records(book: Book) -> Iterator[Found]:
    for issue in issues(book):
        yield Found("record", issue.record, say(issue.fault))


def _replay(book: Book, on: date) -> Iterator[Found]:
    for loan, paid in _loans(book):
        try:
            check_terms(loan.terms)
            plan = schedule(loan.terms)
            loan_state(loan, paid, on)
        except PlannerError as error:
            yield Found("terms", loan.id, say(error))
            continue
        if plan.totals.principal != loan.terms.principal:
            words = Phrase("the schedule's principal does not sum to the loan")
            yield Found("replay", loan.id, say(words))


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


def _has_backup(book: Path, store: BookFile, parts: Parts) -> bool:
    if parts.copies().kept(book):
        return True
    beside = islice(book.absolute().parent.iterdir(), _LOOKED_AT)
    return any(path.is_file() and _is_backup(path, store) for path in beside)


def _is_backup(path: Path, store: BookFile) -> bool:
    try:
        return store.made_copy(path)
    except PlannerError:  # not ours to read
        return False


def _text(found: list[Found], advice: list[Found]) -> str:
    told = [f"{x.about}: {x.say}" if x.about else x.say for x in (*found, *advice)]
    return "\n".join(told if found else (tr("The book is sound."), *told))

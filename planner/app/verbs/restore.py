"""``restore BOOK [--from COPY]``: lists the copies of a book, or brings one back."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from planner.app import events
from planner.app.book_path import book_path
from planner.app.cli import say_aside
from planner.app.differences import (
    HOW_WORDS,
    DifferenceRow,
    differences,
)
from planner.app.events import Event
from planner.app.parts import Answer, Copies, KeptCopy, Parts
from planner.app.session import Session
from planner.app.text_table import text_table
from planner.calendar import FixedClock
from planner.errors import DamagedBookError, NotUnderstoodError
from planner.model.book import TABLE_OF, Book
from planner.model.checks import KIND_WORDS
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say, short_day

_SHOWN = 20  # differences in the text; the document has all


class NoCopyError(NotUnderstoodError):
    """A day of which no copy was kept."""

    words = Phrase("There is no backup of {file} for {day}; restore {file} lists them.")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``restore``."""
    parser.add_argument("book", type=book_path, help="the book to bring back")
    parser.add_argument(
        "--from", dest="copy", help="the day of a kept copy, or a backup's file"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show what differs, write nothing"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """List the copies; or bring one back, after the book as it is was kept."""
    copies = parts.copies()
    if args.copy is None:
        kept = copies.kept(args.book)
        if not kept and not args.book.is_file():
            parts.open_store(args.book).close()  # which says what is wrong with it
        return _list(kept)
    copy = _copy(args.book, args.copy, copies)
    book = copies.read(copy)
    try:
        return _brought_back(args, parts, copy, book)
    except DamagedBookError as damage:
        say_aside(say(damage))
        aside = None
        if not args.dry_run:
            aside = copies.put_in_place(args.book, copy, parts.on)
            events.note(Event.RESTORED)
        return _in_place(copy, aside)


def _copy(book: Path, named: str, copies: Copies) -> Path:
    try:
        day = date.fromisoformat(named)
    except ValueError:
        return Path(named)
    for one in copies.kept(book):
        if one.on == day and not one.before_restore:
            return one.path
    raise NoCopyError(file=str(book), day=day)


def _brought_back(
    args: argparse.Namespace, parts: Parts, copy: Path, book: Book
) -> Answer:
    store = parts.open_store(args.book, write=not args.dry_run)
    try:
        session = Session(store, FixedClock(parts.on))
        rows = differences(session.book, book)
        is_done = bool(rows) and not args.dry_run
        if is_done:
            parts.copies().keep_before(args.book)
            session.bring_back(book, copy.name)
    finally:
        store.close()
    return _told(copy, rows, is_done=is_done)


def _told(copy: Path, rows: Sequence[DifferenceRow], *, is_done: bool) -> Answer:
    document = {
        "from": str(copy),
        "differs": [
            {"kind": TABLE_OF[x.kind], "id": x.id, "name": x.name, "how": x.how.value}
            for x in rows
        ],
        "damaged": None,
        "done": is_done,
    }
    if not rows:
        return Answer(document, tr("The book holds just what the copy holds."))
    cells = [
        [say(HOW_WORDS[x.how]), say(KIND_WORDS[x.kind]), x.name] for x in rows[:_SHOWN]
    ]
    headings = [tr("Change"), tr("Kind"), tr("Name")]
    lines = [text_table(headings, cells)]
    if len(rows) > _SHOWN:
        lines.append(tr("… and {n} more.").format(n=len(rows) - _SHOWN))
    words = (
        tr("{n} records were brought to what {file} holds.")
        if is_done
        else tr("{n} records would be brought to what {file} holds.")
    )
    lines.append(words.format(n=len(rows), file=copy))
    return Answer(document, "\n".join(lines))


def _in_place(copy: Path, aside: Path | None) -> Answer:
    """A damaged book cannot be compared: the copy takes its place whole."""
    is_done = aside is not None
    document: dict[str, object] = {
        "from": str(copy),
        "differs": [],
        "damaged": str(aside) if is_done else None,
        "done": is_done,
    }
    if not is_done:
        words = tr("{file} would take the place of the damaged book.")
        return Answer(document, words.format(file=copy))
    words = tr("{file} is in the place of the damaged book, which is now {aside}.")
    return Answer(document, words.format(file=copy, aside=aside))


def _list(kept: Sequence[KeptCopy]) -> Answer:
    rows = [
        {
            "on": one.on.isoformat(),
            "file": str(one.path),
            "bytes": one.size,
            "before_restore": one.before_restore,
        }
        for one in kept
    ]
    if not kept:
        return Answer({"backups": rows}, tr("No backup has been kept yet."))
    cells = [[short_day(one.on), str(one.size), one.path.name] for one in kept]
    headings = [tr("Day"), tr("Bytes"), tr("File")]
    return Answer({"backups": rows}, text_table(headings, cells, right=[1]))

"""Repairs a damaged book; without it what is still readable in one could not be used.

Nothing is mended in place: the plan tells each step, and what is agreed to is written
as a new file, read back, and put where the book is. The damaged file stays beside it,
whole; so do, in a file of their own, rows that could not stay in the book.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import field, replace
from datetime import date
from itertools import islice
from pathlib import Path

from planner.errors import PlannerError
from planner.lean import dataclass
from planner.passing import passing_folder
from planner.phrases import Phrase, Sentence
from planner.store import backups, header, migrate, restore, schema, sums
from planner.store.backups import Kept
from planner.store.connection import connected, spoken, stamp, transaction
from planner.store.lock import PATIENCE, WriteLock
from planner.store.mending import How, OldRows, Step, mended
from planner.store.references import References, Rows
from planner.store.refusals import (
    ChangedElsewhereError,
    DamagedError,
    NoPasswordError,
    NoRoomError,
)
from planner.store.rows import BY_NAME, TABLES
from planner.store.salvage import Cells, Found, read
from planner.store.seal import Seal, opener
from planner.store.sealed import Database
from planner.store.sqlite import SqliteStore

_COPIES = 5  # the newest sound ones that are asked
_ALIKE = 12  # bytes of the first 16
_LONGEST = 1000  # times its length that a file may say it had


@dataclass(frozen=True, slots=True)
class Plan:
    """What a repair would do; nothing has been written.

    Attributes:
        rows: what the book would hold, by table and place; of a file that cannot be
            read at all, nothing.
        copy: what would take its place then.
        aside: rows as they were read that would not stay, with their table.
        seen: the file's size and time when it was looked at.
    """

    book: Path
    steps: tuple[Step, ...]
    rows: Rows = field(repr=False)
    copy: Path | None
    aside: tuple[tuple[str, Cells], ...]
    seen: tuple[int, int]

    def told(self) -> tuple[Sentence, ...]:
        """Its steps, each as a sentence."""
        return tuple(_told(step) for step in self.steps)


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair left.

    Attributes:
        damaged: where the damaged file is now, whole.
        aside: the file with the rows that could not stay; None where there is none.
    """

    damaged: Path
    aside: Path | None


@dataclass(frozen=True, slots=True)
class Repairs:
    """Repairs of books that one password opens."""

    key: str | None = field(default=None, repr=False)

    def plan(self, book: Path, on: date) -> Plan:
        """Look at a book, and say what would be done."""
        return plan(book, on, self.key)

    def carry_out(self, agreed: Plan, on: date) -> Repaired:
        """Do what was agreed to."""
        return carry_out(agreed, on, self.key)


def plan(book: Path, on: date, key: str | Seal | None = None) -> Plan:
    """What would bring a book to a sound state; writes nothing.

    Args:
        book: the book.
        on: what today is; loans are replayed to it.
        key: its password, where it has one.

    Raises:
        PlannerError: it is no file, or its password is wrong.
    """
    header.refuse_what_is_no_file(book)
    seen = _seen(book)
    try:
        tables = _tables(book, opener(book, key))
    except NoPasswordError:  # not even its first bytes are those of a sealed book
        tables = {}
    copies = _Copies(book, key)
    if not any(found.rows for found in tables.values()) and _is_broken(book, key):
        return Plan(book, *_whole(book, key), aside=(), seen=seen)
    steps: list[Step] = []
    aside: list[tuple[str, Cells]] = []
    rows: Rows = {}
    for table in TABLES:
        outcome = mended(table, tables[table.name], copies)
        rows[table.name] = outcome.rows
        steps += outcome.steps
        aside += [(table.name, cells) for cells in outcome.aside]
    links = References(rows, copies, on)
    steps += links.settle()
    if not steps and _is_broken(book, key):
        steps.append(Step(How.REBUILD))
    return Plan(book, tuple(steps), links.rows, None, (*aside, *links.aside), seen)


def carry_out(agreed: Plan, on: date, key: str | Seal | None = None) -> Repaired:
    """Write the book as agreed; the damaged file and what cannot stay are kept.

    Raises:
        PlannerError: it has changed since, someone else has it, no room, or what was
            written does not read as it should; the book is as it was.
    """
    book = agreed.book
    if agreed.copy is not None:
        return Repaired(restore.put_in_place(book, agreed.copy, on, key), None)
    lock = WriteLock(book, PATIENCE)
    new, aside = restore.free_name(book, "repaired", on), None
    try:
        if _seen(book) != agreed.seen:
            raise ChangedElsewhereError(file=str(book))
        seal = opener(book, key)
        _write(new, agreed.rows, seal)
        aside = _kept_aside(agreed, on) if seal is None else None
        return Repaired(restore.exchanged(book, new, on), aside)
    except OSError as error:
        if aside is not None:
            aside.unlink(missing_ok=True)
        raise NoRoomError(file=str(book), what=error.strerror) from None
    finally:
        new.unlink(missing_ok=True)
        lock.release()


def _seen(book: Path) -> tuple[int, int]:
    found = book.stat()
    return found.st_size, found.st_mtime_ns


def _tables(book: Path, seal: Seal | None) -> dict[str, Found]:
    """What can be read, from a copy: SQLite may write where it finds damage."""
    with passing_folder() as folder:
        copy = restore.copied(book, folder / book.name)
        journal = book.with_name(f"{book.name}-journal")
        if journal.exists():
            restore.copied(journal, copy.with_name(f"{copy.name}-journal"))
        else:
            _right_its_head(copy)
        db = connected(copy, 0.0, seal)
        try:
            schema.put_right(db)
            is_older = _is_upgraded(db)
            found = dict(read(db))
        finally:
            db.close()
    if not is_older:
        return found
    # the sums that were written speak of rows with fewer columns
    return {name: replace(one, kept=None) for name, one in found.items()}


def _is_upgraded(db: Database) -> bool:
    """Whether a copy was of an older schema, and could be brought to this one."""
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone() or (0,)
        if not 0 < version < migrate.newest():
            return False
        migrate.upgrade(db, version)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    return True


def _right_its_head(copy: Path) -> None:
    """Let SQLite try: give back its first words, and the pages that were cut off."""
    with copy.open("r+b") as file:
        first = file.read(len(header.MAGIC))
        same = sum(
            one == other for one, other in zip(first, header.MAGIC, strict=False)
        )
        if same >= _ALIKE:
            file.seek(0)
            file.write(header.MAGIC)
    size = copy.stat().st_size
    if size < header.whole_size(copy) <= size * _LONGEST:
        os.truncate(copy, header.whole_size(copy))


class _Copies:
    """The newest sound backups, read once they are asked for."""

    def __init__(self, book: Path, key: str | Seal | None) -> None:
        self._book, self._key = book, key
        self._read: list[OldRows] | None = None

    def __iter__(self) -> Iterator[OldRows]:
        if self._read is None:
            found = (_old_rows(kept, self._key) for kept in backups.kept(self._book))
            self._read = [*islice((one for one in found if one), _COPIES)]
        return iter(self._read)


def _old_rows(kept: Kept, key: str | Seal | None) -> OldRows | None:
    """What a backup holds; None for one that is damaged, or not ours to read."""
    with passing_folder() as folder:
        try:
            copy = restore.copied(kept.path, folder / kept.path.name)
            store = SqliteStore(copy, key=key)
            try:
                return None if store.faults() else OldRows(kept.on, store.rows())
            finally:
                store.close()
        except PlannerError:
            return None


def _is_broken(book: Path, key: str | Seal | None) -> bool:
    try:
        store = SqliteStore(book, key=key)
    except PlannerError:
        return True
    try:
        return bool(store.faults())
    except PlannerError:
        return True
    finally:
        store.close()


def _whole(book: Path, key: str | Seal | None) -> tuple[tuple[Step, ...], Rows, Path]:
    """Of a file that gives nothing, the newest backup that can be read."""
    for kept in backups.kept(book):
        if _old_rows(kept, key) is not None:
            return (Step(How.WHOLE, on=kept.on),), {}, kept.path
    raise DamagedError(file=str(book), what=Phrase("no backup of it can be read"))


def _write(new: Path, rows: Rows, seal: Seal | None) -> None:
    new.touch(mode=0o600, exist_ok=False)
    db = connected(new, PATIENCE, seal)
    try:
        with spoken(new):
            migrate.upgrade(db, 0)
            db.execute("PRAGMA foreign_keys = ON")
            with transaction(db, "BEGIN IMMEDIATE"):
                for name, placed in rows.items():
                    lines = [(place, *cells) for place, cells in placed.items()]
                    db.executemany(BY_NAME[name].upsert, lines)
                sums.fill(db)
    finally:
        db.close()
    stamp(new, header.BOOK, seal)
    store = SqliteStore(new, key=seal)
    try:
        if store.faults() or store.rows() != rows:
            raise DamagedError(file=str(new), what=Phrase("the copy differs"))
    finally:
        store.close()


def _kept_aside(agreed: Plan, on: date) -> Path | None:
    """The rows that could not stay, as text; a sealed book has them sealed only."""
    if not agreed.aside:
        return None
    out = restore.free_name(agreed.book, "set-aside", on)
    lines = []
    for name, cells in agreed.aside:
        row = dict(zip(BY_NAME[name].columns, cells, strict=True))
        lines.append(json.dumps({"table": name, "row": row}))
    handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))
        file.flush()
        os.fsync(file.fileno())
    return out


_WORDS = {
    (How.UNFLIP, True): Phrase(
        "Put one changed byte of row “{id}” of “{table}” back; the checksum proves it"
    ),
    (How.COPY, True): Phrase(
        "Take row “{id}” of “{table}” from the backup of {on}; the checksum proves"
        " that this is what was written last"
    ),
    (How.COPY, False): Phrase(
        "Take row “{id}” of “{table}” from the backup of {on}; what was changed in it"
        " after that day cannot be known"
    ),
    (How.UNLINK, False): Phrase(
        "Take the reference to “{found}”, which is gone, off row “{id}” of “{table}”"
    ),
    (How.ASIDE, False): Phrase(
        "Set row “{id}” of “{table}” aside, as it cannot be read"
    ),
    (How.RECOMPUTE, False): Phrase(
        "Recompute the sum of “{table}” from its rows as they are; no checksum proves"
        " them"
    ),
    (How.REBUILD, False): Phrase(
        "Write the file anew from its rows, all of them sound"
    ),
    (How.WHOLE, False): Phrase(
        "Put the backup of {on} in the place of the book, of which nothing can be read"
    ),
}
_STRANDED = Phrase(
    "Set row “{id}” of “{table}” aside, as it points at “{found}”, which is gone"
)
_LOST = Phrase(
    "Rows at the places {found} of “{table}” cannot be read and are in no backup; they"
    " stay in the damaged file"
)


def _told(step: Step) -> Sentence:
    words = _WORDS[step.how, step.proven]
    if step.how is How.ASIDE and step.found:
        words = _STRANDED if step.id else _LOST
    return Sentence(
        words, id=step.id, table=step.table, on=step.on or "", found=step.found
    )

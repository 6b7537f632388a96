"""A book in one SQLite file; without it nothing would outlive the program."""

import gc
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from planner.calendar import Clock, SystemClock
from planner.errors import PlannerError
from planner.model.book import Book
from planner.model.change import Change
from planner.phrases import Phrase, Sentence
from planner.store import backups, header, migrate, sums
from planner.store.connection import connected, copied, spoken, transaction
from planner.store.lock import PATIENCE, WriteLock
from planner.store.places import Places
from planner.store.refusals import (
    ChangedElsewhereError,
    DamagedError,
    GoneError,
    NewerBookError,
    NoPasswordError,
    NotABookError,
    ReadOnlyError,
    WrongPasswordError,
)
from planner.store.rows import BY_NAME, TABLES
from planner.store.salvage import Placed, read
from planner.store.seal import Seal, is_sealed, opener
from planner.store.table import Table

WRITE_BITS = 0o222


class SqliteStore:
    """A book file, opened; what it holds is read whole and written step by step."""

    def __init__(
        self,
        path: Path,
        *,
        write: bool = False,
        patience: float = PATIENCE,
        clock: Clock | None = None,
        key: str | Seal | None = None,
    ) -> None:
        """Open an existing book.

        Args:
            path: the book's file.
            write: take the right to write now and keep it. Without it the right is
                taken at the first ``save``, which is refused if the book has changed
                on disk since it was loaded.
            patience: seconds to wait for another writer.
            clock: tells the day, so that a copy is kept before the first step of each.
            key: the password of the book, or the seal of a copy with the same one.

        Raises:
            PlannerError: no book, not ours, damaged, newer, locked by someone else.
        """
        self.path = path
        self.not_backed_up: PlannerError | None = None
        self._clock = clock or SystemClock()
        self._patience = patience
        self._lock: WriteLock | None = None
        self._places = Places()
        header.refuse_what_is_no_file(path)
        with _known_by_copies(path):
            self.seal = opener(path, key)
            version = migrate.newest()
            if self.seal is None:
                version = header.refuse_what_is_no_book(path, version)
        if write or version < migrate.newest():
            self._take_lock()
        try:
            self._file = path.stat()
            self._db = connected(path, patience, self.seal)
            if self.seal is not None:
                version = self._sealed_version()
            with spoken(path):
                self._prepare(version)
        except BaseException:
            self._let_go()
            raise

    def load(self) -> Book:
        """The whole book, as of one moment.

        Raises:
            DamagedError: a cell that cannot be what it stands for; its row is named.
        """
        with spoken(self.path), transaction(self._db, "BEGIN"):
            self._seen = self._version()
            with _without_collecting():
                tables = {table.name: self._read(table) for table in TABLES}
        return Book(**tables)

    def save(self, change: Change) -> None:
        """Write one step, whole or not at all.

        Raises:
            RefusedError: read-only, locked, changed by another, or no room.
        """
        if self._lock is None:
            self._take_lock()
        self._keep_the_day_before()
        with spoken(self.path), transaction(self._db, "BEGIN IMMEDIATE"):
            self._refuse_if_changed()
            if self._application() != header.BOOK:
                self._db.execute(f"PRAGMA application_id = {header.BOOK}")
            for name, after, saved, gone in change.tables():
                known = getattr(change.before, name)
                new = [record for record in saved if record.id not in known]
                table = BY_NAME[name]
                self._places.leave(self._db, name, [known[key] for key in gone])
                self._db.executemany(table.delete, [(key,) for key in gone])
                places = self._places.come(self._db, name, new, after)
                rows = [table.to_row(x) for x in saved]
                placed = [
                    (places.get(x.id), *row) for x, row in zip(saved, rows, strict=True)
                ]
                self._db.executemany(table.upsert, placed)
                old = [known[x.id] for x in saved if x.id in known]
                old += [known[key] for key in gone]
                sums.add(self._db, name, rows, map(table.to_row, old))

    def rows(self) -> dict[str, Placed]:
        """The rows as they lie in the file, by table and place."""
        with spoken(self.path), transaction(self._db, "BEGIN"):
            return {name: found.rows for name, found in read(self._db).items()}

    def close(self) -> None:
        """Let go of the file and of the right to write it."""
        self._db.close()
        self._let_go()

    def facts(self) -> tuple[int, bool, str]:
        """Its schema, whether it is sealed, and what reads it."""
        with spoken(self.path):
            row = self._db.execute("PRAGMA user_version").fetchone()
            engine = self._db.execute("SELECT sqlite_version()").fetchone()
        version = cast("tuple[int]", row)[0]
        is_sealed = self.seal is not None
        return version, is_sealed, f"SQLite {cast('tuple[str]', engine)[0]}"

    def faults(self) -> tuple[Sentence, ...]:
        """What is wrong with the file itself: pages, indexes, links between rows."""
        with spoken(self.path):
            found = [row[0] for row in self._db.execute("PRAGMA integrity_check")]
            broken = self._db.execute("PRAGMA foreign_key_check").fetchall()
        pages = [
            Sentence(Phrase("The file is damaged: {what}"), what=what)
            for what in found
            if what != "ok"
        ]
        links = [
            Sentence(
                Phrase("A row of “{table}” points at a row of “{parent}” that is gone"),
                table=table,
                parent=parent,
            )
            for table, _, parent, _ in broken
        ]
        return (*pages, *links, *self._flipped())

    def _flipped(self) -> Iterator[Sentence]:
        with spoken(self.path):
            for name in sums.wrong(self._db):
                words = Phrase("“{table}” does not hold what was written last")
                yield Sentence(words, table=name)

    def copy_to(self, out: Path) -> None:
        """Write a copy as of one moment into ``out``, and read it back.

        Raises:
            DamagedError: what was written does not read as what was copied.
        """
        copy = copied(self._db, out, self.seal)
        try:
            with spoken(out):
                copy.execute(f"PRAGMA application_id = {header.BACKUP}")
        finally:
            copy.close()
        written = SqliteStore(out, key=self.seal)
        try:
            if written.faults() or written.load() != self.load():
                raise DamagedError(file=str(out), what=Phrase("the copy differs"))
        finally:
            written.close()

    def made_copy(self, path: Path) -> bool:
        """Whether the file is a copy that ``copy_to`` made."""
        if not is_sealed(path):
            return header.is_backup(path)
        if self.seal is None:
            return False
        try:
            other = SqliteStore(path, key=self.seal)
        except PlannerError:  # another password, or nothing of ours
            return False
        try:
            return other._application() == header.BACKUP
        finally:
            other.close()

    def _keep_the_day_before(self) -> None:
        """A copy that cannot be made is told, and keeps nobody from writing."""
        with suppress(OSError):  # save itself says that the file is gone
            if backups.is_due(self.path, self._clock.today()):
                try:
                    backups.keep(self.path, self.copy_to)
                except PlannerError as refused:
                    self.not_backed_up = refused

    def _application(self) -> int:
        row = self._db.execute("PRAGMA application_id").fetchone()
        return cast("tuple[int]", row)[0]

    def _sealed_version(self) -> int:
        """The schema of a book with a password: its header is not readable outside."""
        try:
            application = self._application()
            row = self._db.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise WrongPasswordError(file=str(self.path)) from error
        version = cast("tuple[int]", row)[0]
        if application not in (header.BOOK, header.BACKUP):
            raise NotABookError(file=str(self.path))
        if version > migrate.newest():
            raise NewerBookError(
                file=str(self.path), theirs=version, ours=migrate.newest()
            )
        if version < migrate.newest() and self._lock is None:
            self._take_lock()
        return version

    def _prepare(self, version: int) -> None:
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute("PRAGMA synchronous = EXTRA")
        self._db.execute("PRAGMA trusted_schema = OFF")
        if version < migrate.newest():
            migrate.copy_beside(self.path, version)
            migrate.upgrade(self._db, version)
            with transaction(self._db, "BEGIN IMMEDIATE"):
                sums.fill(self._db)
        self._seen = self._version()

    def _read(self, table: Table) -> MappingProxyType[str, Any]:
        rows = self._db.execute(table.select)
        read: dict[str, Any] = {}
        row: tuple[Any, ...] = ("?",)
        try:
            for row in rows:
                read[row[0]] = table.from_row(row)
        except (ValueError, LookupError, ArithmeticError, TypeError, PlannerError):
            where = Sentence(
                Phrase("row “{id}” of “{table}”"), id=row[0], table=table.name
            )
            raise DamagedError(file=str(self.path), what=where) from None
        return MappingProxyType(read)

    def _take_lock(self) -> None:
        for path in (self.path, self.path.absolute().parent):
            try:
                mode = path.stat().st_mode
            except OSError:
                raise GoneError(file=str(self.path)) from None
            # The mode counts also for a user whom the system would let pass.
            if not mode & WRITE_BITS:
                raise ReadOnlyError(file=str(self.path))
        self._lock = WriteLock(self.path, self._patience)

    def _let_go(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _version(self) -> int:
        row = self._db.execute("PRAGMA data_version").fetchone()
        return cast("tuple[int]", row)[0]

    def _refuse_if_changed(self) -> None:
        try:
            found = self.path.stat()
        except OSError:
            raise GoneError(file=str(self.path)) from None
        if self._version() != self._seen or not os.path.samestat(self._file, found):
            raise ChangedElsewhereError(file=str(self.path))


@contextmanager
def _known_by_copies(path: Path) -> Iterator[None]:
    """A file that does not begin as a book but has backups of its own was one."""
    try:
        yield
    except (NotABookError, NoPasswordError):
        if not backups.kept(path) or header.application_of(path) == header.BOOK:
            raise
        what = Phrase("it does not begin as a book")
        raise DamagedError(file=str(path), what=what) from None


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let nobody look for circles among records that have none: a third of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()

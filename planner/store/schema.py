"""Puts the table of tables right; without it one bit in it would hide every row.

SQLite reads no table of a file whose list of tables does not make sense to it. But
what stands in that list is known: each version's steps always write the same rows.
"""

import sqlite3
from contextlib import closing

from planner.store import migrate
from planner.store.sealed import Database

_LIST = "SELECT rowid, type, name, tbl_name, sql, rootpage FROM sqlite_master"
_PUT = (
    "UPDATE sqlite_master SET type = ?, name = ?, tbl_name = ?, sql = ?, rootpage = ?"
    " WHERE rowid = ?"
)

_Listed = dict[int, tuple[object, ...]]  # type, name, table, words, first page by row


def put_right(db: Database) -> bool:
    """Write the list of tables of a copy as its version has it.

    A page of a sealed book is sound or cannot be read at all, so nothing of it is put
    right.

    Returns:
        Whether anything in it was otherwise.
    """
    if not isinstance(db, sqlite3.Connection):
        return False
    usual = db.text_factory
    db.text_factory = _text
    try:
        return _put_right(db)
    except sqlite3.DatabaseError:
        return False  # the list's own pages are broken
    finally:
        db.text_factory = usual


def _put_right(db: sqlite3.Connection) -> bool:
    db.execute("PRAGMA writable_schema = ON")  # then a list that is odd is no error
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        should = _of_version(version)
        found = _listed(db)
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        odd = [row for row in found if row in should and found[row] != should[row]]
        right = {
            row: (*should[row][:4], _first_page(row, found, should, pages))
            for row in odd
        }
        changes = [(*one, row) for row, one in right.items() if found[row] != one]
        db.executemany(_PUT, changes)
        return bool(changes)
    finally:
        db.commit()
        db.execute("PRAGMA writable_schema = RESET")


def _of_version(version: int) -> _Listed:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate.upgrade(db, 0, until=version)
        return _listed(db)


def _listed(db: sqlite3.Connection) -> _Listed:
    return {row: tuple(rest) for row, *rest in db.execute(_LIST)}


def _text(content: bytes) -> str:
    """A name that may be no UTF-8 any more."""
    return content.decode(errors="surrogateescape")


def _first_page(row: int, found: _Listed, should: _Listed, pages: int) -> object:
    """The page as it stands, unless it cannot be: then as in a new book."""
    page = found[row][4]
    others = {listed[4] for other, listed in found.items() if other != row}
    is_sane = isinstance(page, int) and 1 < page <= pages and page not in others
    return page if is_sane else should[row][4]

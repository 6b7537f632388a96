"""Copies of a book by day, thinned with age; without them one bad day could cost all.

Before the first step of a day the book is copied as the day before left it. The copies
lie in a folder beside the book, or under a place that the user chose, each named by the
day whose end it shows.
"""

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from zlib import crc32

from planner.lean import dataclass
from planner.store.refusals import NoBackupError, NoRoomError

DAYS, WEEKS, MONTHS = 7, 4, 12  # how many copies stay: of last days, weeks, months

_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})( before-restore(-[0-9]+)?)?\.duheng")


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy of a book.

    Attributes:
        on: the day whose end it shows.
        size: bytes.
        before_restore: what was there when an older copy was put back.
    """

    on: date
    path: Path
    size: int
    before_restore: bool = False


class _Place:
    """Where new copies go in this run of the program; None for beside the book."""

    chosen: Path | None = None


def keep_in(place: Path | None) -> None:
    """Put new copies under this folder from now on; None for beside each book."""
    _Place.chosen = place


def folder_of(book: Path) -> Path:
    """The folder of a book's new copies: ``my.duheng-backups`` beside ``my.duheng``.

    Under a place of the user's choice the book's own folder is in the name too, so that
    books of one name keep apart.
    """
    if _Place.chosen is None:
        return beside(book)
    mark = crc32(str(book.absolute()).encode())
    return _Place.chosen / f"{book.name}-{mark:08x}-backups"


def kept(book: Path) -> tuple[Kept, ...]:
    """The copies of a book, newest first, those beside it among them."""
    found = [one for place in {folder_of(book), beside(book)} for one in _found(place)]
    return tuple(sorted(found, key=lambda one: (one.on, one.path.name), reverse=True))


def beside(book: Path) -> Path:
    """The folder of copies beside a book."""
    return book.with_name(f"{book.name}-backups")


def is_due(book: Path, today: date) -> bool:
    """Whether the book was last written on an earlier day that has no copy yet."""
    written = last_written(book)
    days = {one.on for one in kept(book) if not one.before_restore}
    return written < today and written not in days


def last_written(book: Path) -> date:
    """The day on which the book's file was written last, in local time."""
    return date.fromtimestamp(book.stat().st_mtime)  # noqa: DTZ012  # the user's own day


def keep(book: Path, copy: Callable[[Path], None]) -> Path:
    """Make the copy of the day on which the book was written last; drop older ones.

    Args:
        book: the book's path.
        copy: writes a verified copy into the path that it is given.

    Raises:
        PlannerError: no room, no right, or the copy does not read as the book.
    """
    return _kept_as(book, f"{last_written(book).isoformat()}.duheng", copy)


def keep_before_restore(book: Path, copy: Callable[[Path], None]) -> Path:
    """Make a copy of the book as it is, before an older one takes its place.

    Raises:
        PlannerError: as ``keep``.
    """
    stem, number = f"{last_written(book).isoformat()} before-restore", 1
    name = f"{stem}.duheng"
    while (folder_of(book) / name).exists():
        number += 1
        name = f"{stem}-{number}.duheng"
    return _kept_as(book, name, copy)


def _kept_as(book: Path, name: str, copy: Callable[[Path], None]) -> Path:
    folder = folder_of(book)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        handle, part = tempfile.mkstemp(".part", ".", folder)
        os.close(handle)
    except OSError as error:
        raise NoBackupError(file=str(book), what=error.strerror) from None
    unfinished = Path(part)
    try:
        copy(unfinished)
        _to_disk(unfinished)
        unfinished.replace(folder / name)
        for one in thinned(kept(book)):
            one.path.unlink(missing_ok=True)
    except OSError as error:
        raise NoBackupError(file=str(book), what=error.strerror) from None
    except NoRoomError as error:
        raise NoBackupError(file=str(book), what=error.values["what"]) from None
    finally:
        unfinished.unlink(missing_ok=True)
    return folder / name


def thinned(copies: Iterable[Kept]) -> tuple[Kept, ...]:
    """The copies that may go: neither of the last days nor the last of a week or month.

    Of each of the last weeks and months the newest copy stays; what stays is decided by
    days on which there is a copy, so that a book left alone for a year loses nothing.
    """
    by_age = sorted(copies, key=lambda one: one.on, reverse=True)
    replaced = [one for one in by_age if one.before_restore]
    newest_first = [one for one in by_age if not one.before_restore]
    stay = {*newest_first[:DAYS], *replaced[:DAYS]}
    stay |= set(_first_of(newest_first, lambda day: day.isocalendar()[:2], WEEKS))
    stay |= set(_first_of(newest_first, lambda day: (day.year, day.month), MONTHS))
    return tuple(one for one in by_age if one not in stay)


def _first_of(
    newest_first: list[Kept], part_of: Callable[[date], object], most: int
) -> Iterator[Kept]:
    parts: set[object] = set()
    for one in newest_first:
        part = part_of(one.on)
        if part not in parts and len(parts) < most:
            parts.add(part)
            yield one


def _found(folder: Path) -> Iterator[Kept]:
    try:
        paths = [*folder.iterdir()]
    except OSError:
        return
    for path in paths:
        name = _NAME.fullmatch(path.name)
        if name and not path.is_symlink() and path.is_file():
            try:
                on = date.fromisoformat(name[1])
            except ValueError:  # 31 February: not a name of ours
                continue
            yield Kept(on, path, path.stat().st_size, bool(name[2]))


def is_copys_name(name: str) -> bool:
    """Whether a file of a backups' folder is called as a copy is."""
    return _NAME.fullmatch(name) is not None


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

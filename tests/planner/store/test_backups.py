"""A copy of each day of use is kept, and thinned with age."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calendar import FixedClock
from planner.errors import RefusedError
from planner.model.book import Book
from planner.model.change import Change
from planner.phrases import Phrase, Sentence
from planner.store import backups
from planner.store.backups import DAYS, MONTHS, WEEKS, Kept, thinned
from planner.store.create import create
from planner.store.refusals import NoBackupError
from planner.store.restore import read
from planner.store.sqlite import SqliteStore
from tests.helpers import make

TODAY = date(2026, 11, 25)
days = st.dates(date(2020, 1, 1), TODAY)


def copies(on: list[date]) -> list[Kept]:
    return [Kept(day, Path(day.isoformat()), 1) for day in on]


def change(before: Book, text: str = "line") -> Change:
    return Change(Sentence(Phrase("x")), before, before.with_(make.line(text)))


@pytest.fixture
def old_book(tmp_path: Path) -> Path:
    """A book that was written last on the day before today."""
    path = tmp_path / "my.duheng"
    create(path, make.book(make.line("first"))).close()
    as_of(path, TODAY - timedelta(days=1))
    return path


def as_of(path: Path, day: date) -> None:
    seconds = (day - date(1970, 1, 1)).days * 86400 + 43200
    os.utime(path, (seconds, seconds))


def write(path: Path, text: str = "line") -> SqliteStore:
    store = SqliteStore(path, clock=FixedClock(TODAY))
    store.save(change(store.load(), text))
    store.close()
    return store


def test_the_first_step_of_a_day_keeps_the_day_before(old_book: Path) -> None:
    write(old_book, "second")

    (kept,) = backups.kept(old_book)

    assert kept.on == TODAY - timedelta(days=1)
    assert kept.path.parent.name == "my.duheng-backups"
    assert set(read(kept.path).lines) == {"first"}
    assert kept.size == kept.path.stat().st_size
    assert kept.path.stat().st_mode & 0o777 == 0o600
    assert kept.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_book_of_today_needs_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "my.duheng"
    create(path).close()
    as_of(path, TODAY)

    write(path)

    assert backups.kept(path) == ()
    assert not backups.folder_of(path).exists()


def test_a_day_is_kept_once(old_book: Path) -> None:
    write(old_book)
    as_of(old_book, TODAY - timedelta(days=1))

    assert not backups.is_due(old_book, TODAY)


def test_a_copy_that_cannot_be_made_stops_no_step(old_book: Path) -> None:
    backups.folder_of(old_book).write_text("a file where the folder should be")

    store = write(old_book, "second")

    assert str(store.not_backed_up).startswith(f"No backup of {old_book} could be made")
    assert set(read(old_book).lines) == {"first", "second"}


@pytest.mark.parametrize("fault", [OSError(28, "No space left"), None])
def test_no_half_copy_stays(old_book: Path, fault: OSError | None) -> None:
    def full(path: Path) -> None:
        path.write_bytes(b"half")
        if fault:
            raise fault
        raise backups.NoRoomError(file="x", what="disk full")

    with pytest.raises(RefusedError, match="No backup"):
        backups.keep(old_book, full)

    assert [*backups.folder_of(old_book).iterdir()] == []


def test_older_copies_go_when_a_new_one_comes(old_book: Path) -> None:
    folder = backups.folder_of(old_book)
    folder.mkdir()
    for number in range(2, 62):
        day = TODAY - timedelta(days=number)
        (folder / f"{day.isoformat()}.duheng").write_bytes(b"x")

    write(old_book)

    stay = [one.on for one in backups.kept(old_book)]
    assert stay[:DAYS] == [TODAY - timedelta(days=n) for n in range(1, DAYS + 1)]
    assert len(stay) < DAYS + WEEKS + 3


def test_other_files_in_the_folder_are_no_copies(old_book: Path) -> None:
    write(old_book)
    folder = backups.folder_of(old_book)
    (folder / "2026-02-31.duheng").write_text("no day")
    (folder / "notes.txt").write_text("notes")
    (folder / "2026-01-01.duheng").mkdir()
    (folder / "2026-01-02.duheng").symlink_to(old_book)

    assert len(backups.kept(old_book)) == 1


def test_what_a_restore_replaces_is_kept_beside_the_days(old_book: Path) -> None:
    def copy(path: Path) -> None:
        path.write_bytes(b"x")

    names = [backups.keep_before_restore(old_book, copy).name for _ in range(2)]

    assert names == [
        "2026-11-24 before-restore.duheng",
        "2026-11-24 before-restore-2.duheng",
    ]
    assert all(one.before_restore for one in backups.kept(old_book))
    assert backups.is_due(old_book, TODAY)


@given(st.lists(days, unique=True, max_size=60))
def test_the_last_days_weeks_and_months_stay(on: list[date]) -> None:
    gone = {one.on for one in thinned(copies(on))}
    newest_first = sorted(on, reverse=True)
    stay = [day for day in newest_first if day not in gone]

    assert stay[:DAYS] == newest_first[:DAYS]
    assert len(stay) <= DAYS + WEEKS + MONTHS
    months = {(day.year, day.month) for day in newest_first}
    kept_months = {(day.year, day.month) for day in stay}
    assert len(kept_months) >= min(MONTHS, len(months))


@given(st.lists(days, unique=True, max_size=40), days)
def test_thinning_day_by_day_ends_where_thinning_at_once_does(
    on: list[date], last: date
) -> None:
    """Thinned twice, nothing more goes."""
    every = copies([*{*on, last}])
    once = [one for one in every if one not in thinned(every)]

    assert thinned(once) == ()


def test_a_year_of_daily_use_leaves_a_handful() -> None:
    kept: list[Kept] = []
    for number in range(365):
        kept += copies([TODAY + timedelta(days=number)])
        gone = thinned(kept)
        kept = [one for one in kept if one not in gone]

    assert len(kept) <= DAYS + WEEKS + MONTHS
    assert len({(one.on.year, one.on.month) for one in kept}) == MONTHS


def _write(words: str, out: Path) -> None:
    out.write_text(words)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A place for copies that the user chose."""
    place = tmp_path / "stick"
    place.mkdir()
    backups.keep_in(place)
    yield place
    backups.keep_in(None)


def test_copies_go_where_the_user_wants_them_and_the_old_ones_are_found(
    elsewhere: Path, tmp_path: Path
) -> None:
    book = tmp_path / "book.duheng"
    book.write_text("now")
    backups.keep_in(None)
    first = backups.keep(book, partial(_write, "a"))
    backups.keep_in(elsewhere)

    second = backups.keep_before_restore(book, partial(_write, "b"))

    assert first.parent == tmp_path / "book.duheng-backups"
    assert second.parent.parent == elsewhere
    assert {one.path for one in backups.kept(book)} == {first, second}


def test_books_of_one_name_keep_apart_in_one_place(
    elsewhere: Path, tmp_path: Path
) -> None:
    folders = {backups.folder_of(tmp_path / name / "b.duheng") for name in "xy"}

    assert len(folders) == 2


def test_a_place_that_is_gone_is_told(elsewhere: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.duheng"
    book.write_text("now")
    elsewhere.rmdir()

    with pytest.raises(NoBackupError):
        backups.keep(book, lambda _: None)

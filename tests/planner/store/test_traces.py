"""Every file of a book is found and can be deleted; no other is touched."""

import tempfile
from pathlib import Path

import pytest

from planner.passing import passing_folder
from planner.store import backups, traces
from planner.store.create import create
from planner.store.lock import WriteLock
from planner.store.refusals import BusyError, NoBookError, NotABookError
from planner.store.sqlite import SqliteStore
from planner.store.traces import Traces
from tests.helpers import make

BOOK = make.book(make.line())
OTHERS = (
    "notes.txt",
    "my.duheng.txt",
    "my2.duheng",
    "my.duheng.damaged",
    "my.before-v2",
)
OURS = (
    ".my.duheng.abc123.new",
    ".my.duheng.part",
    ".my.duheng.xyz.part",
    "my.before-v2-1.duheng",
    "my.before-v3.duheng",
    "my.duheng-journal",
    "my.duheng-shm",
    "my.duheng-wal",
    "my.duheng.damaged-2026-11-25",
    "my.duheng.damaged-2026-11-25-2",
    "my.duheng.damaged-2026-11-25-journal",
    "my.duheng.repaired-2026-11-25",
    "my.duheng.restored-2026-11-25",
    "my.duheng.set-aside-2026-11-25",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create(tmp_path / "my.duheng", BOOK).close()
    store = SqliteStore(tmp_path / "my.duheng")
    backups.keep(tmp_path / "my.duheng", store.copy_to)
    store.close()
    return tmp_path / "my.duheng"


def found(path: Path, *copies: Path) -> list[Path]:
    return [one for one, _ in Traces().of(path, copies)]


def test_all_that_belongs_to_a_book_is_found_and_nothing_else(path: Path) -> None:
    for name in (*OURS, *OTHERS):
        (path.parent / name).write_text("x")
    folder = backups.folder_of(path)
    (folder / ".abc.part").write_text("x")
    (folder / "mine.txt").write_text("x")
    (path.parent / ".my.duheng.duheng-lock").write_text("1 host")
    (path.parent / "my.duheng.damaged-2026-01-01").symlink_to(path)

    files = found(path)

    assert files[0] == path
    beside = [one.name for one in files if one.parent == path.parent]
    assert sorted(beside) == sorted([".my.duheng.duheng-lock", *OURS, "my.duheng"])
    within = [one.name for one in files if one.parent == folder]
    assert len(within) == 2
    assert "mine.txt" not in within


def test_nothing_is_left_but_what_is_not_ours(path: Path) -> None:
    (path.parent / "notes.txt").write_text("x")

    assert Traces().forget(path, found(path)) == ()

    assert [one.name for one in path.parent.iterdir()] == ["notes.txt"]
    with pytest.raises(NoBookError):
        Traces().of(path, ())


def test_copies_elsewhere_are_found_while_they_are_ours(
    path: Path, tmp_path: Path
) -> None:
    copy, other = tmp_path / "copy", tmp_path / "other"
    store = SqliteStore(path)
    store.copy_to(copy)
    store.close()
    other.write_text("a letter")

    assert copy in found(path, copy, other, tmp_path / "gone")
    assert other not in found(path, copy, other)


def test_a_file_of_another_program_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("dear")

    with pytest.raises(NotABookError):
        Traces().of(tmp_path / "letter", ())
    with pytest.raises(NoBookError):
        Traces().of(tmp_path / "gone" / "x", ())


def test_a_damaged_book_with_backups_can_be_forgotten(path: Path) -> None:
    path.write_bytes(b"rubbish")

    assert path in found(path)


def test_a_book_in_use_is_not_deleted(path: Path) -> None:
    held = WriteLock(path)

    with pytest.raises(BusyError):
        Traces().forget(path, found(path))

    held.release()
    assert path.exists()


def test_what_cannot_be_deleted_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Path.unlink

    def stuck(one: Path, *, missing_ok: bool = False) -> None:
        if one == path:
            raise PermissionError
        plain(one, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", stuck)

    assert Traces().forget(path, found(path)) == (path,)


def test_files_of_a_folder_that_is_gone_need_no_lock(path: Path) -> None:
    assert Traces().forget(path.parent / "gone" / "b", [path]) == ()
    assert not path.exists()


def test_folders_that_a_killed_run_left_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    mine = Path(tempfile.mkdtemp(prefix="duheng-", dir=tmp_path))
    (mine / "copy").write_text("x")

    with passing_folder() as in_use:
        (in_use / "copy").write_text("x")
        assert Traces().unfinished() == (mine,)
        assert Traces().forget_unfinished([mine, in_use]) == (in_use,)
        assert (in_use / "copy").exists()

    assert not mine.exists()
    assert traces.__doc__

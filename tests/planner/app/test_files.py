"""A file is written whole or not at all, and only over one of our own."""

import errno
import os
from pathlib import Path

import pytest

from planner.app import files
from planner.app.files import marked, refuse_target, write_bytes_whole, write_whole

OURS = marked(b"made by us")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.txt"


def beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir())


def test_a_new_file_is_for_its_owner_only_and_alone(out: Path) -> None:
    write_bytes_whole(out, b"hello", OURS)

    assert out.read_bytes() == b"hello"
    assert out.stat().st_mode & 0o777 == 0o600
    assert beside(out) == ["out.txt"]


def test_a_file_of_ours_is_replaced(out: Path) -> None:
    out.write_bytes(b"made by us, once")

    write_bytes_whole(out, b"new", OURS)

    assert out.read_bytes() == b"new"


def test_a_foreign_file_is_replaced_by_force_only(out: Path) -> None:
    out.write_bytes(b"a letter")

    with pytest.raises(files.TargetForeignError, match="--force"):
        write_bytes_whole(out, b"new", OURS)
    assert out.read_bytes() == b"a letter"

    write_bytes_whole(out, b"new", OURS, force=True)
    assert out.read_bytes() == b"new"


def test_a_mark_may_stand_at_the_end(out: Path) -> None:
    out.write_bytes(b"x" * 200_000 + b"made by us")
    assert OURS(out)

    out.write_bytes(b"x" * 100_000 + b"made by us" + b"x" * 100_000)
    assert not OURS(out)


def test_the_book_itself_is_never_replaced(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.write_bytes(b"made by us")
    other = tmp_path / "other"
    other.hardlink_to(book)

    for out in (book, other, tmp_path / "." / "book"):
        with pytest.raises(files.TargetIsTheBookError):
            write_bytes_whole(out, b"new", OURS, force=True, book=book)

    assert book.read_bytes() == b"made by us"
    refuse_target(other, OURS, book=tmp_path / "not there")


def test_links_folders_and_pipes_are_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"made by us")
    link, pipe = tmp_path / "link", tmp_path / "pipe"
    link.symlink_to(target)
    os.mkfifo(pipe)

    for out in (link, pipe, tmp_path):
        with pytest.raises(files.TargetNotAFileError):
            write_bytes_whole(out, b"new", OURS, force=True)

    assert target.read_bytes() == b"made by us"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    for out in (tmp_path / "no" / "out", tmp_path / "file" / "out"):
        with pytest.raises(files.TargetFolderError):
            write_bytes_whole(out, b"new", OURS)


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    for name in ("a\0b", "x" * 300):
        with pytest.raises(files.TargetReadOnlyError):
            write_bytes_whole(tmp_path / name, b"new", OURS)


def test_a_file_that_cannot_be_looked_into_is_not_ours(out: Path) -> None:
    out.write_bytes(b"made by us")

    def broken(_: Path) -> bool:
        raise OSError

    with pytest.raises(files.TargetForeignError):
        refuse_target(out, broken)


def test_what_breaks_halfway_leaves_the_old_file(out: Path) -> None:
    out.write_bytes(b"made by us")

    def full(unfinished: Path) -> None:
        unfinished.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    def faulty(_: Path) -> None:
        raise KeyError

    with pytest.raises(files.TargetReadOnlyError, match="No space left"):
        write_whole(out, full, OURS)
    with pytest.raises(KeyError):
        write_whole(out, faulty, OURS)

    assert out.read_bytes() == b"made by us"
    assert beside(out) == ["out.txt"]


def test_a_folder_that_may_not_be_written_is_named(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)

    with pytest.raises(files.TargetReadOnlyError, match="Permission denied"):
        write_bytes_whole(out, b"new", OURS)

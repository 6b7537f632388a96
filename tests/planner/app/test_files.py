"""A file is written whole or not at all, and only over one of our own."""

import errno
import os
from pathlib import Path

import pytest

from planner.app import files
from planner.app.files import (
    TargetForeignError,
    TargetIsABookError,
    TargetReadOnlyError,
    Unwritten,
    marked,
    refuse_target,
    write_all_whole,
    write_bytes_whole,
    write_whole,
)

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


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("other.duheng", b"sealed, so it tells nothing"),
        ("OTHER.DUHENG", b""),
        ("other.json", b"SQLite format 3\0" + bytes(52) + b"DuHE"),
        ("copy.pdf", b"SQLite format 3\0" + bytes(52) + b"DuHB" + bytes(9)),
    ],
)
def test_another_book_is_not_replaced_by_force_either(
    tmp_path: Path, name: str, content: bytes
) -> None:
    out = tmp_path / name
    out.write_bytes(content)

    with pytest.raises(TargetIsABookError):
        write_bytes_whole(out, b"new", OURS, force=True)

    assert out.read_bytes() == content


def test_another_programs_database_is_replaced_by_force(out: Path) -> None:
    out.write_bytes(b"SQLite format 3\0" + bytes(56))

    write_bytes_whole(out, b"new", OURS, force=True)

    assert out.read_bytes() == b"new"


def test_a_file_that_nobody_may_read_is_taken_for_no_book(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.write_bytes(b"x")

    def locked(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(TargetForeignError):
        refuse_target(out, OURS)


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


def _several(folder: Path) -> list[Unwritten]:
    return [Unwritten(folder / name, name.encode(), OURS) for name in ("a", "b", "c")]


def test_several_files_are_written_together(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"made by us, once")

    write_all_whole(_several(tmp_path))

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a": b"a",
        "b": b"b",
        "c": b"c",
    }


def test_no_files_are_written_where_none_are_given(tmp_path: Path) -> None:
    write_all_whole(())

    assert not [*tmp_path.iterdir()]


def test_of_several_files_none_is_written_where_one_is_foreign(tmp_path: Path) -> None:
    (tmp_path / "c").write_bytes(b"somebody else's")

    with pytest.raises(TargetForeignError):
        write_all_whole(_several(tmp_path))

    assert beside(tmp_path / "c") == ["c"]


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_where_one_cannot_be_put_in_its_place_all_are_what_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    (tmp_path / "b").write_bytes(b"made by us, once")
    real, calls = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == failing:
            raise OSError(errno.EACCES, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)

    with pytest.raises(TargetReadOnlyError, match="nothing was changed"):
        write_all_whole(_several(tmp_path))

    assert beside(tmp_path / "b") == ["b"]
    assert (tmp_path / "b").read_bytes() == b"made by us, once"


def test_where_one_cannot_be_written_none_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_bytes(self: Path, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", write_bytes)

    with pytest.raises(TargetReadOnlyError, match="No space left"):
        write_all_whole(_several(tmp_path))

    assert not [*tmp_path.iterdir()]

"""The first bytes tell what a file is."""

import os
from pathlib import Path

import pytest

from planner.store import header, refusals
from planner.store.create import create
from planner.store.migrate import newest


def test_a_book_tells_its_schema(tmp_path: Path) -> None:
    path = tmp_path / "book"
    create(path).close()

    assert header.refuse_what_is_no_book(path, newest()) == newest()
    assert header.application_of(path) == header.BOOK
    assert not header.is_backup(path)


def test_a_text_has_no_application(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_text("hello")

    assert header.application_of(path) is None


def test_a_pipe_is_no_book(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)

    with pytest.raises(refusals.FolderError):
        header.refuse_what_is_no_book(path, 1)


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "book"
    create(path).close()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(refusals.NotReadableError):
        header.refuse_what_is_no_book(path, 1)


def test_a_journal_excuses_missing_pages(tmp_path: Path) -> None:
    path = tmp_path / "book"
    create(path).close()
    path.write_bytes(path.read_bytes()[:-4096])
    (tmp_path / "book-journal").touch()

    assert header.refuse_what_is_no_book(path, newest()) == newest()

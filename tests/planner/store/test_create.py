"""A new book appears whole, and never in the place of something."""

import errno
import os
from pathlib import Path

import pytest

from planner.model.book import Book
from planner.store import refusals
from planner.store.create import create
from planner.store.sqlite import SqliteStore
from tests.helpers import make


def test_a_new_book_holds_what_it_was_given(tmp_path: Path) -> None:
    store = create(tmp_path / "book", make.book(make.line()))

    assert store.load() == make.book(make.line())
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["book"]


def test_a_new_book_never_replaces_anything(tmp_path: Path) -> None:
    path = tmp_path / "book"
    path.write_text("mine")
    link = tmp_path / "link"
    link.symlink_to("nowhere")

    for there in (path, link, tmp_path):
        with pytest.raises(refusals.ExistsError):
            create(there)

    assert path.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_what_came_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "book"
    monkeypatch.setattr(
        SqliteStore, "close", lambda _: path.exists() or path.write_text("mine")
    )

    with pytest.raises(refusals.ExistsError):
        create(path)

    assert path.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".new"] == []


@pytest.mark.parametrize("there", [False, True])
def test_a_disk_without_links_gets_its_book_too(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    there: bool,  # noqa: FBT001
) -> None:
    path = tmp_path / "book"

    def refuse(*_: object) -> None:
        if there:
            path.write_text("mine")
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)

    if there:
        with pytest.raises(refusals.ExistsError):
            create(path)
        assert path.read_text() == "mine"
    else:
        store = create(path)
        assert store.load() == Book()
        store.close()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(refusals.NoFolderError):
        create(tmp_path / "no" / "book")


def test_a_folder_that_may_not_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(refusals.ReadOnlyError):
        create(tmp_path / "book")
    tmp_path.chmod(0o755)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(refusals.ReadOnlyError):
        create(tmp_path / "book")

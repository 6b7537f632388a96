"""``forget`` lists what there is, deletes it with consent, and says what stays."""

import tempfile
from pathlib import Path

import pytest

from planner.app import events
from planner.store.lock import WriteLock
from tests.helpers.run import Program

STRINGS = ("借呗".encode(), b"866.19", b"86619", b"jiebei", b"my.duheng")


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "TMPDIR"):
        folder = tmp_path / name.lower()
        folder.mkdir(exist_ok=True)
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)


def test_a_look_deletes_nothing(program: Program, book: Path) -> None:
    program("backup", book, book.with_name("copy.duheng"))

    said = program("forget", book, "--json")

    assert said.status == 0
    assert said.document["done"] is False
    kinds = {Path(x["path"]).name: x["what"] for x in said.document["files"]}
    assert kinds["my.duheng"] == "book"
    assert kinds["copy.duheng"] == "copy elsewhere"
    assert kinds["events.log"] == "log"
    assert len(said.document["not_reached"]) == 4
    assert book.exists()
    assert "--yes deletes all of these" in program("forget", book).out


def test_after_it_no_file_and_no_string_is_left_anywhere(
    program: Program, book: Path, tmp_path: Path
) -> None:
    program("backup", book, book.with_name("copy.duheng"))
    program("do", book, tmp_path / "no such file")
    program("check", book, "--repair")
    before = b"".join(x.read_bytes() for x in tmp_path.rglob("*") if x.is_file())
    assert "借呗".encode() in before

    said = program("forget", book, "--yes")
    events.begin()

    assert said.status == 0
    assert "Files deleted: " in said.out
    assert "solid-state disk" in said.out
    left = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert left == []
    for string in STRINGS:
        assert not any(string in x.read_bytes() for x in left)


def test_the_log_and_settings_can_stay(program: Program, book: Path) -> None:
    said = program("forget", book, "--yes", "--book-only", "--json")

    assert said.document["done"] is True
    assert events.log_path().exists()
    assert not book.exists()


def test_a_book_in_use_stays_whole(program: Program, book: Path) -> None:
    held = WriteLock(book)

    said = program("forget", book, "--yes", "--json")

    held.release()
    assert said.status == 3
    assert said.document["reason"] == "busy"
    assert book.exists()


def test_what_could_not_be_deleted_is_told(
    program: Program, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Path.unlink

    def stuck(one: Path, *, missing_ok: bool = False) -> None:
        if one == book:
            raise PermissionError
        plain(one, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", stuck)
        said = program("forget", book, "--yes")
    events.begin()

    assert said.status == 3
    assert f"Could not be deleted: {book}" in said.out


def test_where_there_is_no_book_nothing_is_deleted(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "letter").write_text("dear")

    assert program("forget", tmp_path / "letter", "--yes").status == 2
    assert program("forget", tmp_path / "nothing", "--yes").status == 2
    assert (tmp_path / "letter").exists()

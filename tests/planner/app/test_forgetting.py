"""All that a book and the program left is found, and is gone when it is agreed to."""

import tempfile
from pathlib import Path

import pytest

from planner.app import bugs, events, forgetting, known_copies
from planner.app.events import Event
from planner.store.create import create
from planner.store.sqlite import SqliteStore
from planner.store.traces import Traces
from tests.helpers import make


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "tmp"))
    (tmp_path / "Duheng").mkdir()
    path = tmp_path / "Duheng" / "my.duheng"
    create(path, make.book(make.line())).close()
    return path


def settings(text: str) -> Path:
    file = forgetting.settings_file()
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return file


def files_in(folder: Path) -> list[str]:
    return [str(one) for one in folder.rglob("*")]


def test_nothing_at_all_is_left(book: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duheng"
    store = SqliteStore(book)
    store.copy_to(copy)
    store.close()
    known_copies.remember(book, copy)
    events.note(Event.SAVED)
    bugs.keep(ValueError())
    settings("[General]\nlast_book=x\n")
    passing = tmp_path / "tmp" / "duheng-abc_1234"
    passing.mkdir(parents=True, mode=0o700)
    (passing / "page").write_text("1234")

    files = forgetting.all_of(book, Traces(), book_only=False)
    assert {one.path.name for one in files} == {
        "my.duheng",
        "copy.duheng",
        "duheng-abc_1234",
        "events.log",
        "duheng.log",
        "copies.json",
        "duheng.ini",
    }
    assert next(x.size for x in files if x.path == passing) == 4

    assert forgetting.forget(book, files, Traces()) == ()
    events.note(Event.SAVED)
    events.begin()

    left = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert left == []
    assert not (tmp_path / "Duheng").exists()
    assert not (tmp_path / "state" / "duheng").exists()


def test_for_the_sake_of_other_books_the_programs_own_files_stay(
    book: Path, tmp_path: Path
) -> None:
    events.note(Event.SAVED)
    kept = settings("[General]\n")

    files = forgetting.all_of(book, Traces(), book_only=True)
    forgetting.forget(book, files, Traces())

    assert kept.exists()
    assert events.log_path().exists()
    assert not book.exists()


def test_what_cannot_be_deleted_is_told(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events.note(Event.SAVED)
    plain = Path.unlink

    def stuck(one: Path, *, missing_ok: bool = False) -> None:
        if one.name == "events.log":
            raise PermissionError
        plain(one, missing_ok=missing_ok)

    files = forgetting.all_of(book, Traces(), book_only=False)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", stuck)
        left = forgetting.forget(book, files, Traces())
    events.begin()

    assert left == (events.log_path(),)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("backup_place=/media/stick\n", "/media/stick"),
        ('backup_place="/media/my, stick"\n', "/media/my, stick"),
        ("backup_place=/media/\\x5907\\x4efd\n", "/media/备份"),
        ("backup_place=\n", None),
        ("theme=dark\n", None),
    ],
)
def test_the_chosen_place_of_copies_is_known(
    book: Path, line: str, place: str | None
) -> None:
    settings(f"[General]\n{line}masked=true\n")

    assert forgetting.backup_place() == (Path(place) if place else None)


def test_without_settings_copies_lie_beside_the_book(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert forgetting.backup_place() is None
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert ".config" in str(forgetting.settings_file())

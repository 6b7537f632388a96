"""A book's file is described, and a report for help holds nothing personal."""

import sqlite3
from pathlib import Path

import pytest

import main
from planner.app import about_book, events
from planner.app.about_book import about, check_words, help_report
from planner.app.checking import Found
from planner.app.events import Event
from planner.store import backups, migrate
from planner.store.create import create
from planner.store.sqlite import SqliteStore
from tests.helpers import make

BOOK = make.book(
    make.profile(name="李小明"),
    make.line("6222021234567890", name="招行卡尾号7890", limit="54321.99"),
    make.loan(
        "secret-loan", "98765.43", line="6222021234567890", channel="credit-card"
    ),
    make.repayment("secret-loan", id="paid"),
)
PERSONAL = ("李小明", "6222021234567890", "7890", "招行", "54321", "98765", "secret")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "王家的账"
    folder.mkdir()
    create(folder / "秘密.duheng", BOOK).close()
    return folder / "秘密.duheng"


def looked_at(path: Path) -> about_book.AboutBook:
    return about(path, main.open_store, main.copies(), make.DAY)


def test_size_records_backups_and_checks_are_told(path: Path) -> None:
    store = SqliteStore(path)
    backups.keep(path, store.copy_to)
    store.close()

    book = looked_at(path)

    assert book.size == path.stat().st_size
    assert book.records == {"profiles": 1, "lines": 1, "loans": 1, "repayments": 1}
    assert book.total == 4
    assert book.schema == migrate.newest()
    assert not book.is_sealed
    assert book.engine.startswith("SQLite 3.")
    assert len(book.backups) == 1
    assert book.found == ()


def test_a_damaged_book_is_described_as_far_as_it_goes(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("UPDATE loans SET drawn_on = 'rubbish'")
    db.commit()
    db.close()
    assert check_words(looked_at(path).found) == "the file itself: 2"
    assert looked_at(path).records == {}

    path.write_bytes(path.read_bytes()[:5000])
    book = looked_at(path)
    assert (book.schema, book.total, len(book.found)) == (0, 0, 1)
    assert "schema 0, ?" in help_report(book)


def test_the_report_holds_nothing_personal(path: Path) -> None:
    looked_at(path)
    events.note(Event.REFUSED, "NoRoomError")
    try:
        int("¥98765.43 李小明")
    except ValueError as error:
        events.failed(error)

    report = help_report(looked_at(path), "Qt 6.9")

    for words in (*PERSONAL, str(path), "王家", "秘密", str(Path.home())):
        assert words not in report
    for words in (
        "Duheng ",
        "Qt 6.9",
        f"schema {migrate.newest()}",
        "loan: 1",
        "Records: 4",
        "Backups: 0",
    ):
        assert words in report
    assert "Something was refused: NoRoomError" in report
    assert "A book was opened: to read" in report
    assert "builtins.ValueError" in report
    assert "The book is sound." in report


def test_without_a_book_there_is_still_a_report(path: Path) -> None:
    report = help_report(None)

    assert "schema" not in report
    assert report.rstrip().endswith("none")


def test_faults_are_counted_by_kind_and_never_quoted() -> None:
    found = [Found("record", "secret-loan", "“招行卡”"), Found("record", "b", "c")]

    assert check_words(found) == "records: 2"


def test_a_file_that_is_gone_has_no_size(path: Path) -> None:
    copies = main.copies()
    with pytest.raises(Exception, match="no book"):
        about(path.with_name("gone"), main.open_store, copies, make.DAY)

"""A book file keeps what it was given, whole or not at all."""

import gc
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.session import Session
from planner.calendar import FixedClock
from planner.errors import PlannerError
from planner.model import records as r
from planner.model.book import Book
from planner.model.change import Change
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.store import backups, refusals
from planner.store.create import create
from planner.store.header import BACKUP, BOOK, application_of
from planner.store.sqlite import SqliteStore
from tests.helpers import make
from tests.helpers import strategies as s

ROOT = Path(__file__).resolve().parents[3]
FULL = make.book(
    make.profile(),
    make.line(rate=make.rate(), minimum=r.MinimumRule(make.rate().value)),
    make.reading(),
    make.loan(line="line", channel="credit-card"),
    make.repayment(),
    make.repayment(on="2026-03-15"),
    make.move(),
    make.note(line="line"),
    make.cash(),
    make.expected(),
    make.receivable(),
    make.figures(),
    r.Assumptions(),
    r.ImportedRow("mark", "bill.csv", 3, "repayment-5"),
    r.Question("question", "bill.csv", 4, make.DAY, Money(5), "Shop", "unclear"),
)


def step(before: Book, after: Book) -> Change:
    return Change(Sentence(Phrase("step")), before, after)


def loaded(path: Path) -> Book:
    store = SqliteStore(path, patience=0.1)
    try:
        return store.load()
    finally:
        store.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my.duheng"


@pytest.fixture
def book_file(path: Path) -> Path:
    create(path, FULL).close()
    return path


def test_every_kind_of_record_comes_back_as_it_was(book_file: Path) -> None:
    store = SqliteStore(book_file)

    assert store.load() == FULL
    assert list(store.load().records()) == list(FULL.records())
    store.close()


@pytest.mark.parametrize("collects", ["yes", "no"])
def test_loading_leaves_the_collector_as_it_was(book_file: Path, collects: str) -> None:
    if collects == "no":
        gc.disable()

    loaded(book_file)

    assert gc.isenabled() == (collects == "yes")
    gc.enable()


@given(book=s.books())
def test_saving_and_loading_is_identity(
    book: Book, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("book") / "x"

    create(path, book).close()
    store = SqliteStore(path)

    assert list(store.load().records()) == list(book.records())
    assert store.faults() == ()
    store.close()


@given(commands=s.command_lists, undone=st.lists(st.booleans(), max_size=12))
def test_the_file_follows_every_step_undo_and_redo(
    commands: list, undone: list[bool], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("book") / "x"
    session = Session(create(path, FULL), FixedClock(make.DAY))

    for command in commands:
        try:
            session.do(command)
        except PlannerError:
            continue
    for back in undone:
        if back:
            session.undo()
        else:
            session.redo()
    session.close()

    reader = SqliteStore(path)
    assert list(reader.load().records()) == list(session.book.records())
    reader.close()


def test_a_dropped_record_comes_back_to_its_place(book_file: Path) -> None:
    store = SqliteStore(book_file)
    book = store.load()
    less = book.without("repayment-5")

    store.save(step(book, less))
    store.save(step(less, less.without("repayment-6")))
    store.save(step(less.without("repayment-6"), less))
    store.save(step(less, book))

    assert list(store.load().repayments) == ["repayment-5", "repayment-6"]
    store.close()


def test_a_new_file_is_for_its_owner_only(book_file: Path) -> None:
    assert stat.S_IMODE(book_file.stat().st_mode) == 0o600
    assert application_of(book_file) == BOOK


def test_nothing_is_left_beside_the_book(book_file: Path) -> None:
    store = SqliteStore(book_file, write=True)
    store.save(step(FULL, FULL.without("question")))
    store.close()

    assert [path.name for path in book_file.parent.iterdir()] == [book_file.name]


# -- refused files ------------------------------------------------------------------


def test_a_path_without_a_file_is_no_book(path: Path) -> None:
    with pytest.raises(refusals.NoBookError):
        SqliteStore(path)
    with pytest.raises(refusals.NoBookError):
        SqliteStore(path / "below")


def test_a_name_that_no_file_can_have_is_refused(path: Path) -> None:
    with pytest.raises(refusals.NotReadableError):
        SqliteStore(path.with_name("a\0b"))
    with pytest.raises(refusals.NotReadableError):
        SqliteStore(path.with_name("a" * 5000))


def test_a_folder_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(refusals.FolderError):
        SqliteStore(tmp_path)


def test_a_link_is_not_followed(book_file: Path) -> None:
    link = book_file.with_name("link")
    link.symlink_to(book_file)

    with pytest.raises(refusals.LinkError):
        SqliteStore(link)


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 2\0" + b"0" * 200])
def test_another_programs_file_is_no_book(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(refusals.NotABookError):
        SqliteStore(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_no_book(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE t (x)")
    db.close()
    before = path.read_bytes()

    with pytest.raises(refusals.NotABookError):
        SqliteStore(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("kept", [50, 99, 4096, 20_000])
def test_a_book_that_was_cut_off_is_named_so(book_file: Path, kept: int) -> None:
    book_file.write_bytes(book_file.read_bytes()[:kept])

    with pytest.raises(refusals.DamagedError):
        SqliteStore(book_file)
    assert book_file.stat().st_size == kept


def test_a_book_of_large_pages_is_measured_right(path: Path) -> None:
    create(path).close()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA page_size = 65536")
    db.execute("VACUUM")
    db.close()

    SqliteStore(path).close()


def test_a_book_of_a_newer_program_is_refused_and_left(book_file: Path) -> None:
    db = sqlite3.connect(book_file)
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = book_file.read_bytes()

    with pytest.raises(refusals.NewerBookError) as refused:
        SqliteStore(book_file)
    assert "99" in str(refused.value)
    assert book_file.read_bytes() == before


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE repayments SET \"on\" = '2026-02-30'",
        "UPDATE lines SET minimum_ratio = 'much'",
        "UPDATE profiles SET kind = 'firm'",
        "UPDATE loans SET more = '{\"late\": 5}'",
        "UPDATE loans SET more = 'no json'",
        "UPDATE loans SET every = 'x days'",
    ],
)
def test_a_cell_that_makes_no_sense_is_named(book_file: Path, harm: str) -> None:
    db = sqlite3.connect(book_file)
    db.execute(harm)
    db.commit()
    db.close()
    store = SqliteStore(book_file)

    with pytest.raises(refusals.DamagedError) as refused:
        store.load()
    assert "row “" in str(refused.value)
    store.close()


def test_a_page_of_rubbish_is_found(book_file: Path) -> None:
    content = bytearray(book_file.read_bytes())
    content[4096 : 4096 * 12] = b"\xa5" * (4096 * 11)
    book_file.write_bytes(bytes(content))

    with pytest.raises(refusals.DamagedError):
        loaded(book_file)


def test_a_missing_table_is_a_damaged_book(book_file: Path) -> None:
    db = sqlite3.connect(book_file)
    db.execute("DROP TABLE questions")
    db.close()
    store = SqliteStore(book_file)

    with pytest.raises(refusals.DamagedError):
        store.load()
    store.close()


def test_broken_links_and_indexes_are_told(book_file: Path) -> None:
    db = sqlite3.connect(book_file)
    db.execute("UPDATE repayments SET loan = 'gone' WHERE id = 'repayment-5'")
    db.execute("PRAGMA writable_schema = ON")
    db.execute("UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'notes_by_line'")
    db.commit()
    db.close()
    store = SqliteStore(book_file)

    found = [str(fault) for fault in store.faults()]

    assert any("“repayments”" in fault for fault in found)
    assert any(fault.startswith("The file is damaged") for fault in found)
    store.close()


# -- writing ------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["file", "folder"])
def test_a_read_only_book_is_read_but_not_written(book_file: Path, target: str) -> None:
    place = book_file if target == "file" else book_file.parent
    mode = place.stat().st_mode
    place.chmod(mode & ~0o222)
    before = book_file.read_bytes()
    store = SqliteStore(book_file)

    with pytest.raises(refusals.ReadOnlyError):
        store.save(step(FULL, FULL.without("question")))

    assert store.load() == FULL
    store.close()
    place.chmod(mode)
    assert book_file.read_bytes() == before


def test_the_second_writer_is_told_who_has_the_book(book_file: Path) -> None:
    first = SqliteStore(book_file, write=True)

    with pytest.raises(refusals.BusyError) as refused:
        SqliteStore(book_file, write=True, patience=0.1)
    first.close()

    assert f"process {os.getpid()} on " in str(refused.value)
    SqliteStore(book_file, write=True, patience=0.1).close()


def test_a_reader_is_not_kept_out_by_a_writer(book_file: Path) -> None:
    writer = SqliteStore(book_file, write=True)
    reader = SqliteStore(book_file)
    writer.save(step(FULL, FULL.without("question")))

    assert reader.load() == FULL.without("question")
    reader.close()
    writer.close()


def test_what_another_changed_meanwhile_is_not_overwritten(book_file: Path) -> None:
    first, second = SqliteStore(book_file), SqliteStore(book_file)
    book = first.load()
    second.load()
    first.save(step(book, book.without("question")))
    first.close()

    with pytest.raises(refusals.ChangedElsewhereError):
        second.save(step(book, book.without("mark")))
    second.close()

    assert loaded(book_file) == book.without("question")


@pytest.mark.parametrize("then", ["gone", "replaced"])
def test_a_file_that_was_replaced_is_not_written(book_file: Path, then: str) -> None:
    store = SqliteStore(book_file)
    book = store.load()
    content = book_file.read_bytes()
    book_file.rename(book_file.with_name("away"))
    if then == "replaced":
        book_file.write_bytes(content)

    with pytest.raises((refusals.ChangedElsewhereError, refusals.GoneError)):
        store.save(step(book, book.without("question")))
    store.close()


def test_another_programs_lock_is_waited_for_then_told(book_file: Path) -> None:
    other = sqlite3.connect(book_file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(refusals.BusyError):
        loaded(book_file)
    other.close()


def test_a_step_that_breaks_halfway_leaves_the_file_as_it_was(book_file: Path) -> None:
    store = SqliteStore(book_file, write=True)
    bad = FULL.with_(make.cash("1.00", id="new"), make.repayment("nowhere", id="bad"))

    with pytest.raises(sqlite3.IntegrityError):
        store.save(step(FULL, bad))

    assert store.load() == FULL
    store.close()


# -- copies -------------------------------------------------------------------------


def test_a_copy_is_the_book_and_says_that_it_is_one(book_file: Path) -> None:
    out = book_file.with_name("copy")
    out.touch()
    store = SqliteStore(book_file)

    store.copy_to(out)

    assert store.made_copy(out)
    assert not store.made_copy(book_file)
    store.close()
    copy = SqliteStore(out)
    assert copy.load() == FULL
    copy.close()


def test_a_copy_that_is_written_to_is_a_book(book_file: Path) -> None:
    store = SqliteStore(book_file)
    out = book_file.with_name("copy")
    store.copy_to(out)
    store.close()
    assert application_of(out) == BACKUP

    copy = SqliteStore(out)
    copy.save(step(copy.load(), FULL.without("question")))
    copy.close()

    assert application_of(out) == BOOK


def test_a_copy_that_differs_is_not_passed_off(
    book_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SqliteStore(book_file)
    loads = iter([FULL.without("question"), FULL])
    monkeypatch.setattr(SqliteStore, "load", lambda _: next(loads))

    with pytest.raises(refusals.DamagedError):
        store.copy_to(book_file.with_name("copy"))
    store.close()


# -- killed -------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from pathlib import Path
from planner.model.change import Change
from planner.phrases import Phrase, Sentence
from planner.store import connection
from planner.store.sqlite import SqliteStore
from tests.helpers import make

path, fatal, pace = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
store = SqliteStore(path, write=True)
book = store.load()
after = book.with_(*(make.cash(f"{n}.00", id=f"c{n}") for n in range(3000)))
steps = 0

def count():
    global steps
    steps += 1
    if steps == fatal:
        os.kill(os.getpid(), signal.SIGKILL)
    return 0

store._db.execute("PRAGMA cache_size = 5")
store._db.set_progress_handler(count, pace)
store.save(Change(Sentence(Phrase("step")), book, after))
print(steps)
"""


@pytest.mark.parametrize(
    "points",
    [
        range(1, 60, 3),
        # with finer steps of the progress handler, a thousand places to die in
        pytest.param(range(1, 1001), marks=pytest.mark.long),
    ],
    ids=["some", "a thousand"],
)
def test_a_killed_writer_leaves_all_or_nothing(book_file: Path, points: range) -> None:
    pace = 900 if len(points) < 100 else 55

    def run(fatal: int) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", KILLED, str(book_file), str(fatal), str(pace)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    for fatal in points:
        done = run(fatal)

        assert done.returncode == -signal.SIGKILL, done.stderr
        store = SqliteStore(book_file, write=True, patience=1.0)
        assert store.load() == FULL
        assert store.faults() == ()
        store.close()
    assert run(0).returncode == 0
    assert len(loaded(book_file).cash) == 3001


def test_a_file_that_is_no_book_but_has_backups_of_one_is_damaged(
    book_file: Path,
) -> None:
    store = SqliteStore(book_file)
    backups.keep(book_file, store.copy_to)
    store.close()
    book_file.write_bytes(bytes(5000))

    with pytest.raises(refusals.DamagedError):
        SqliteStore(book_file)


def test_a_password_for_a_book_without_one_is_told_though_it_has_backups(
    book_file: Path,
) -> None:
    store = SqliteStore(book_file)
    backups.keep(book_file, store.copy_to)
    store.close()

    with pytest.raises(refusals.NoPasswordError):
        SqliteStore(book_file, key="x")


@pytest.mark.parametrize("held", [True, False])
def test_a_book_whose_drive_is_gone_says_so(tmp_path: Path, held: bool) -> None:  # noqa: FBT001  # a case
    folder = tmp_path / "stick"
    folder.mkdir()
    create(folder / "b", FULL).close()
    store = SqliteStore(folder / "b", write=held)
    book = store.load()
    folder.rename(tmp_path / "away")

    with pytest.raises(refusals.GoneError):
        store.save(step(book, book.without("question")))
    store.close()

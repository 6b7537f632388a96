"""A damaged book is brought back with consent, and nothing of it is lost."""

import json
import random
import sqlite3
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.model.book import Book
from planner.store import backups, migrate, one_flip, repair, restore, seal
from planner.store.create import create
from planner.store.mending import How
from planner.store.refusals import (
    ChangedElsewhereError,
    DamagedError,
    NoRoomError,
    WrongPasswordError,
)
from planner.store.repair import Plan, Repairs, carry_out, plan
from planner.store.sqlite import SqliteStore
from planner.wording.say import say
from tests.helpers import make

DAY = date(2026, 11, 25)
PAGE = 4096
PASSWORD = "pw"  # noqa: S105  # of a book that lives for one test
LINE = make.line("l")
BOOK = make.book(
    LINE,
    *(make.loan(f"loan{n}", line="l", channel=LINE.channel) for n in range(20)),
    *(make.repayment(f"loan{n}", id=f"paid{n}") for n in range(20)),
    *(make.cash(f"{n}.00", id=f"c{n}") for n in range(300)),
)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_flip, "_MOST_TRIES", 60_000)
    monkeypatch.setattr(seal, "_KIB", 64)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create(tmp_path / "my.duheng", BOOK).close()
    return tmp_path / "my.duheng"


def backed_up(path: Path, key: str | None = None) -> None:
    store = SqliteStore(path, key=key)
    backups.keep(path, store.copy_to)
    store.close()


def told(path: Path, words: str, *values: object) -> None:
    db = sqlite3.connect(path)
    db.execute(words, values)
    db.commit()
    db.close()


def names_in(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


def loaded(path: Path, key: str | None = None) -> Book:
    store = SqliteStore(path, key=key)
    try:
        assert store.faults() == ()
        return store.load()
    finally:
        store.close()


def hows(found: Plan) -> list[How]:
    return [step.how for step in found.steps]


def test_a_look_changes_nothing(path: Path) -> None:
    told(path, "UPDATE cash SET amount = amount + 1 WHERE id = 'c7'")
    before = path.read_bytes()

    found = plan(path, DAY)

    assert hows(found) == [How.UNFLIP]
    assert path.read_bytes() == before
    assert names_in(path.parent) == ["my.duheng"]


def test_a_sound_book_needs_nothing(path: Path) -> None:
    assert plan(path, DAY).steps == ()


def test_a_repair_keeps_the_damaged_file(path: Path) -> None:
    told(path, "UPDATE cash SET amount = amount + 1 WHERE id = 'c7'")
    before = path.read_bytes()

    done = carry_out(plan(path, DAY), DAY)

    assert loaded(path) == BOOK
    assert list(loaded(path).records()) == list(BOOK.records())
    assert done.damaged.name == "my.duheng.damaged-2026-11-25"
    assert done.damaged.read_bytes() == before
    assert done.aside is None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_cannot_stay_lies_in_a_file_beside_the_book(path: Path) -> None:
    told(path, "UPDATE cash SET \"on\" = 'some day' WHERE id = 'c7'")
    told(path, "UPDATE repayments SET loan = 'nowhere' WHERE id = 'paid3'")

    found = plan(path, DAY)
    done = carry_out(found, DAY)

    assert done.aside is not None
    lines = [json.loads(line) for line in done.aside.read_text().splitlines()]
    assert [(x["table"], x["row"]["id"]) for x in lines] == [
        ("cash", "c7"),
        ("repayments", "paid3"),
    ]
    assert lines[0]["row"]["on"] == "some day"
    assert stat.S_IMODE(done.aside.stat().st_mode) == 0o600
    assert loaded(path) == BOOK.without("c7", "paid3")
    assert (
        "Set row “paid3” of “repayments” aside, as it points at “nowhere”"
        in "\n".join(say(words) for words in found.told())
    )


def test_a_broken_index_is_written_anew(path: Path) -> None:
    db = sqlite3.connect(path)
    (root,) = db.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'loans_by_line'"
    ).fetchone()
    db.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    path.write_bytes(content)

    found = plan(path, DAY)

    assert hows(found) == [How.REBUILD]
    carry_out(found, DAY)
    assert loaded(path) == BOOK


@pytest.mark.parametrize("share", [0.7, 0.95])
def test_a_book_that_was_cut_off_is_filled_from_its_backup(
    tmp_path: Path, share: float
) -> None:
    long = make.book(*(make.cash(f"{n}.00", id=f"c{n}") for n in range(3000)))
    path = tmp_path / "my.duheng"
    create(path, long).close()
    backed_up(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])

    found = plan(path, DAY)

    assert set(hows(found)) == {How.COPY}
    assert all(step.proven for step in found.steps)
    carry_out(found, DAY)
    assert loaded(path) == long


def test_of_a_file_without_a_readable_page_the_backup_takes_the_place(
    path: Path,
) -> None:
    backed_up(path)
    backups.folder_of(path).joinpath("2026-11-30.duheng").write_bytes(b"no backup")
    path.write_bytes(b"\0" * 9000)

    found = plan(path, DAY)
    done = carry_out(found, DAY)

    assert hows(found) == [How.WHOLE]
    assert "Put the backup of" in say(found.told()[0])
    assert loaded(path) == BOOK
    assert done.damaged.read_bytes() == b"\0" * 9000


def test_without_any_backup_such_a_file_is_left_alone(path: Path) -> None:
    path.write_bytes(b"\0" * 9000)

    with pytest.raises(DamagedError):
        plan(path, DAY)

    assert path.read_bytes() == b"\0" * 9000


def test_an_empty_book_with_a_broken_page_is_no_lost_book(tmp_path: Path) -> None:
    create(tmp_path / "b").close()

    assert plan(tmp_path / "b", DAY).steps == ()


def test_a_rotten_first_byte_costs_nothing(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(b"s" + content[1:])

    carry_out(plan(path, DAY), DAY)

    assert loaded(path) == BOOK


def test_a_sealed_book_with_a_rotten_first_byte_comes_from_its_backup(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sealed"
    create(path, BOOK, password=PASSWORD).close()
    backed_up(path, PASSWORD)
    path.write_bytes(b"d" + path.read_bytes()[1:])

    with pytest.raises(DamagedError):
        loaded(path, PASSWORD)
    assert hows(plan(path, DAY, PASSWORD)) == [How.WHOLE]
    carry_out(plan(path, DAY, PASSWORD), DAY, PASSWORD)

    assert loaded(path, PASSWORD) == BOOK


def test_a_book_that_changed_after_the_look_is_left_alone(path: Path) -> None:
    told(path, "UPDATE cash SET amount = amount + 1 WHERE id = 'c7'")
    found = plan(path, DAY)
    told(path, "UPDATE cash SET amount = amount + 1 WHERE id = 'c8'")
    before = path.read_bytes()

    with pytest.raises(ChangedElsewhereError):
        carry_out(found, DAY)

    assert path.read_bytes() == before
    assert names_in(path.parent) == ["my.duheng"]


def test_a_disk_that_fails_leaves_the_book_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(path, "UPDATE cash SET \"on\" = 'some day' WHERE id = 'c7'")
    before, found = path.read_bytes(), plan(path, DAY)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restore, "exchanged", full)
    with pytest.raises(NoRoomError):
        carry_out(found, DAY)
    monkeypatch.setattr(repair, "_kept_aside", full)
    with pytest.raises(NoRoomError):
        carry_out(found, DAY)

    assert path.read_bytes() == before
    assert names_in(path.parent) == ["my.duheng"]


def test_a_new_file_that_does_not_read_as_it_should_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(path, "UPDATE cash SET amount = amount + 1 WHERE id = 'c7'")
    found = plan(path, DAY)
    monkeypatch.setattr(SqliteStore, "rows", lambda _: {})

    with pytest.raises(DamagedError):
        carry_out(found, DAY)

    assert names_in(path.parent) == ["my.duheng"]


def test_a_sealed_book_is_repaired_and_nothing_clear_appears(tmp_path: Path) -> None:
    path = tmp_path / "sealed"
    create(path, BOOK, password=PASSWORD).close()
    backed_up(path, PASSWORD)
    content = bytearray(path.read_bytes())
    content[5 * PAGE + 100] ^= 1
    content[9 * PAGE + 100] ^= 1
    path.write_bytes(content)

    repairs = Repairs(PASSWORD)
    found = repairs.plan(path, DAY)
    done = repairs.carry_out(found, DAY)

    assert found.steps
    assert loaded(path, PASSWORD) == BOOK
    assert done.aside is None
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert b"loan1" not in file.read_bytes()


def test_a_sealed_book_whose_first_page_is_gone_comes_from_its_backup(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sealed"
    create(path, BOOK, password=PASSWORD).close()
    backed_up(path, PASSWORD)
    content = bytearray(path.read_bytes())
    content[100:PAGE] = bytes(PAGE - 100)
    path.write_bytes(content)

    assert hows(plan(path, DAY, PASSWORD)) == [How.WHOLE]
    with pytest.raises(PlannerError):
        plan(path, DAY, "wrong")
    carry_out(plan(path, DAY, PASSWORD), DAY, PASSWORD)

    assert loaded(path, PASSWORD) == BOOK
    with pytest.raises(WrongPasswordError):
        loaded(path, "wrong")


def test_a_journal_left_by_a_crash_is_played_back_first(path: Path) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = 1")
    db.execute("BEGIN")
    db.execute("UPDATE cash SET amount = 1")
    journal = path.with_name(f"{path.name}-journal")
    left, half = journal.read_bytes(), path.read_bytes()
    db.execute("ROLLBACK")
    db.close()
    path.write_bytes(half)
    journal.write_bytes(left)

    assert plan(path, DAY).steps == ()


def test_a_damaged_backup_is_not_asked(path: Path) -> None:
    backed_up(path)
    (copy,) = backups.kept(path)
    told(copy.path, "UPDATE cash SET amount = 5 WHERE id = 'c9'")
    told(path, "UPDATE cash SET \"on\" = 'some day', amount = 3 WHERE id = 'c7'")

    assert hows(plan(path, DAY)) == [How.ASIDE, How.RECOMPUTE]


def test_a_file_that_breaks_off_while_it_is_checked_is_broken(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: SqliteStore) -> None:
        raise DamagedError(file="x", what="y")

    monkeypatch.setattr(SqliteStore, "faults", broken)

    assert hows(plan(path, DAY)) == [How.REBUILD]


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32), wounds=st.integers(1, 6))
def test_with_a_backup_whatever_rots_comes_back(
    tmp_path_factory: pytest.TempPathFactory, seed: int, wounds: int
) -> None:
    path = tmp_path_factory.mktemp("rot") / "my.duheng"
    create(path, BOOK).close()
    backed_up(path)
    chance = random.Random(seed)  # noqa: S311  # no secret
    content = bytearray(path.read_bytes())
    for _ in range(wounds):
        content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)

    found = plan(path, DAY)
    if found.steps:
        carry_out(found, DAY)

    assert loaded(path) == BOOK


def test_a_damaged_book_of_an_older_schema_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "old.duheng"
    db = sqlite3.connect(path)
    db.executescript(
        "".join(
            (migrate.MIGRATIONS / name).read_text()
            for name in ("0001_book.sql", "0002_declared.sql")
        )
        + "PRAGMA user_version = 2;"
    )
    db.execute("INSERT INTO cash VALUES (1, 'sound', '2026-01-01', 500)")
    db.execute("INSERT INTO cash VALUES (2, 'odd', 'some day', 600)")
    db.execute(
        "INSERT INTO receivables VALUES"
        " (1, 'r', 'Li', 900, '2026-01-01', '2026-02-01', 1, NULL, NULL)"
    )
    db.commit()
    db.close()

    found = plan(path, DAY)
    carry_out(found, DAY)

    assert (How.ASIDE, "odd") in [(step.how, step.id) for step in found.steps]
    assert list(loaded(path).cash) == ["sound"]
    assert list(loaded(path).receivables) == ["r"]


def test_an_older_book_that_cannot_be_upgraded_is_no_crash(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise sqlite3.DatabaseError

    told(path, "PRAGMA user_version = 1")
    monkeypatch.setattr(migrate, "upgrade", broken)

    assert repair._tables(path, None)["cash"].rows  # noqa: SLF001  # what it could read

"""A password is given, changed and taken off, the kept copies with the book."""

from pathlib import Path

import pytest

from planner.errors import PlannerError
from planner.store import backups, password, refusals, restore, seal
from planner.store.create import create
from planner.store.password import change_password
from planner.store.sqlite import SqliteStore
from tests.helpers import make
from tests.helpers.ugly import ugly_book
from tests.planner.store.test_backups import TODAY, as_of, write

READABLE = "credit-card"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_KIB", 64)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with a kept copy, both readable."""
    path = tmp_path / "book.duheng"
    create(path, ugly_book()).close()
    as_of(path, TODAY.replace(day=2))
    write(path, "another line")
    return path


def holds(path: Path, key: str | None) -> int:
    store = SqliteStore(path, key=key)
    try:
        assert store.faults() == ()
        return len(store.load().lines)
    finally:
        store.close()


def test_no_copy_stays_readable(book: Path, tmp_path: Path) -> None:
    (kept,) = backups.kept(book)

    assert change_password(book, None, "first") == 2

    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert READABLE.encode() not in path.read_bytes()
    assert holds(book, "first") == 4
    assert restore.read(kept.path, "first") == ugly_book()
    assert [one.on for one in backups.kept(book)] == [kept.on]
    assert book.stat().st_mode & 0o777 == 0o600


def test_a_password_is_changed_and_taken_off(book: Path) -> None:
    change_password(book, None, "first")
    change_password(book, "first", "second")
    with pytest.raises(refusals.WrongPasswordError):
        holds(book, "first")
    assert holds(book, "second") == 4

    change_password(book, "second", None)

    assert holds(book, None) == 4
    (kept,) = backups.kept(book)
    assert restore.read(kept.path) == ugly_book()


def test_a_wrong_password_changes_nothing(book: Path) -> None:
    change_password(book, None, "first")
    before = book.read_bytes()

    with pytest.raises(refusals.WrongPasswordError):
        change_password(book, "wrong", "second")

    assert book.read_bytes() == before


def test_a_damaged_book_is_left_as_it_is(book: Path) -> None:
    content = bytearray(book.read_bytes())
    place = content.index("招行".encode())
    content[place] ^= 1
    book.write_bytes(content)

    with pytest.raises(PlannerError, match="damaged"):
        change_password(book, None, "first")

    assert book.read_bytes() == bytes(content)


@pytest.mark.parametrize("fault", ["differs", "full"])
def test_what_cannot_be_written_leaves_the_old(
    book: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = book.read_bytes()

    def badly(path: Path, _: object, key: seal.Seal | None) -> None:
        if fault == "full":
            raise OSError(28, "No space left on device")
        real(path, make.book(), key)

    real = password.fill
    monkeypatch.setattr(password, "fill", badly)

    with pytest.raises(PlannerError, match=r"No space left|differs"):
        change_password(book, None, "first")

    assert book.read_bytes() == before
    assert not [*book.parent.glob(".*part")]


def test_someone_else_at_work_is_told(book: Path) -> None:
    other = SqliteStore(book, write=True)

    with pytest.raises(refusals.BusyError):
        change_password(book, None, "first")
    other.close()


def test_it_tells_how_far_it_is(book: Path) -> None:
    told: list[float] = []

    change_password(book, None, "first", progress=told.append)

    assert told == [0.5, 1.0]


def test_what_is_stopped_changes_nothing(book: Path, tmp_path: Path) -> None:
    (kept,) = backups.kept(book)
    before = book.read_bytes(), kept.path.read_bytes()
    asked = iter([False, True])

    with pytest.raises(refusals.StoppedError):
        change_password(book, None, "first", cancelled=lambda: next(asked))

    assert (book.read_bytes(), kept.path.read_bytes()) == before
    assert not [*tmp_path.rglob(".*part")]


def test_a_place_that_is_taken_away_is_told(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: Path, place: Path) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "replace", gone)

    with pytest.raises(refusals.NoRoomError, match="Read-only"):
        change_password(book, None, "first")

    assert holds(book, None) == 4

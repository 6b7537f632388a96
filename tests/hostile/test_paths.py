"""Links, folders and rights laid as traps: nothing outside is read or changed."""

import io
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import main
from planner.app import cli
from planner.app.commands import CountCash
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.errors import NotUnderstoodError, PlannerError, RefusedError
from planner.exchange.source import sources
from planner.store import backups
from planner.store.create import create
from planner.store.sqlite import SqliteStore
from tests.helpers import make
from tests.helpers.bills import app_bill, app_row

ON = date(2026, 3, 20)
CLOCK = FixedClock(ON)
THEIRS = "words of somebody else"


def answer(*words: str | Path) -> cli.Answer:
    verb, *rest = (str(word) for word in words)
    return cli.answer(verb, main.parts(ON), *rest)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o700)
    path = folder / "my.duheng"
    create(path, make.book(make.cash("1.00", id="first"))).close()
    return path


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A file of somebody else, and the place where it lies."""
    path = tmp_path / "outside" / "secret.txt"
    path.parent.mkdir()
    path.write_text(THEIRS, encoding="ascii")
    return path


def one_step(path: Path) -> None:
    """A command of this day, which keeps the copy of the day before."""
    session = Session(SqliteStore(path, write=True, clock=CLOCK), CLOCK)
    try:
        session.do(CountCash(make.cash("2.00", id="second")))
    finally:
        session.close()


def modes(folder: Path) -> Iterator[tuple[str, int]]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            yield path.name, stat.S_IMODE(path.stat().st_mode)


# -- members of packed files ---------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *("../../evil.csv", "/etc/evil.csv", "..\\..\\evil.csv", "C:\\evil.csv"),
        *("a/../../evil.csv", "~/evil.csv", "evil.csv/", "con.csv", "nul\0.csv"),
    ],
)
def test_a_member_of_a_zip_is_read_in_memory_wherever_it_says_to_go(
    tmp_path: Path, name: str
) -> None:
    home = tmp_path / "in"
    home.mkdir()
    with zipfile.ZipFile(home / "bill.zip", "w") as packed:
        packed.writestr("bill.csv", app_bill(app_row()))
        packed.writestr(zipfile.ZipInfo(name), app_bill(app_row()))

    for source in sources(home / "bill.zip"):
        with source.open() as stream:
            stream.read()

    assert [path.name for path in tmp_path.rglob("*")] == ["in", "bill.zip"]


def test_a_link_inside_a_zip_leads_nowhere(tmp_path: Path, outside: Path) -> None:
    link = zipfile.ZipInfo("bill.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "bill.zip", "w") as packed:
        packed.writestr(link, str(outside))

    (found,) = sources(tmp_path / "bill.zip")

    assert THEIRS.encode() not in found.head


def test_other_archives_are_no_bills(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        entry = tarfile.TarInfo("../../evil.csv")
        entry.size = 4
        archive.addfile(entry, io.BytesIO(b"a,b\n"))
    (tmp_path / "b.csv").write_bytes(out.getvalue())
    path = tmp_path / "b.duheng"
    answer("new", path)

    with pytest.raises(NotUnderstoodError):
        answer("import", path, tmp_path / "b.csv")

    assert {one.name for one in tmp_path.iterdir()} == {"b.csv", "b.duheng"}


# -- links ---------------------------------------------------------------------------


def test_a_book_that_is_a_link_is_not_followed(book: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.duheng"
    link.symlink_to(book)

    for call in (("check", link), ("show", link, "summary")):
        with pytest.raises(PlannerError, match="is a link"):
            answer(*call)


def test_a_new_book_does_not_write_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "new.duheng"
    link.symlink_to(tmp_path / "elsewhere.duheng")

    with pytest.raises(RefusedError):
        answer("new", link)

    assert not (tmp_path / "elsewhere.duheng").exists()


@pytest.mark.parametrize(
    "write",
    [
        lambda book, out: answer("export", book, out.with_suffix(".json"), "--force"),
        lambda book, out: answer("report", book, out.with_suffix(".pdf"), "--force"),
        lambda book, out: answer("backup", book, out.with_suffix(".duheng"), "--force"),
    ],
    ids=["export", "report", "backup"],
)
def test_what_is_written_never_goes_through_a_link(
    book: Path, outside: Path, write: Callable[[Path, Path], object]
) -> None:
    out = book.parent / "out"
    for ending in (".json", ".pdf", ".duheng"):
        out.with_suffix(ending).symlink_to(outside)

    with pytest.raises(RefusedError):
        write(book, out)

    assert outside.read_text(encoding="ascii") == THEIRS


def test_copies_into_a_linked_folder_harm_nothing_there(
    book: Path, outside: Path
) -> None:
    (backups.folder_of(book)).symlink_to(outside.parent)

    one_step(book)

    assert outside.read_text(encoding="ascii") == THEIRS
    assert {mode for name, mode in modes(outside.parent) if name != outside.name} <= {
        0o600
    }
    assert answer("check", book).document["issues"] == []


def test_a_hard_link_to_another_file_is_not_written_through(
    book: Path, outside: Path
) -> None:
    out = book.parent / "out.json"
    out.hardlink_to(outside)

    answer("export", book, out, "--force")

    assert outside.read_text(encoding="ascii") == THEIRS
    assert out.stat().st_ino != outside.stat().st_ino


def test_a_book_with_a_second_name_keeps_every_step(book: Path) -> None:
    other = book.with_name("other.duheng")
    other.hardlink_to(book)

    one_step(book)

    assert answer("check", book).document["issues"] == []
    assert answer("check", other).document["issues"] == []


def test_a_book_exchanged_while_it_is_open_is_not_written_into(
    book: Path, tmp_path: Path
) -> None:
    stranger = tmp_path / "stranger.duheng"
    create(stranger).close()
    session = Session(SqliteStore(book, write=True, clock=CLOCK), CLOCK)
    session.do(CountCash(make.cash("2.00", id="second")))
    aside = book.with_name("aside.duheng")
    book.rename(aside)
    book.write_bytes(stranger.read_bytes())
    before = book.read_bytes()

    with pytest.raises(RefusedError, match="changed by another"):
        session.do(CountCash(make.cash("3.00", id="third")))
    session.close()

    assert book.read_bytes() == before
    store = SqliteStore(aside)
    assert list(store.load().cash) == ["first", "second"]
    store.close()


def test_a_book_exchanged_for_a_link_while_it_is_open_is_not_followed(
    book: Path, outside: Path
) -> None:
    session = Session(SqliteStore(book, write=True, clock=CLOCK), CLOCK)
    session.do(CountCash(make.cash("2.00", id="second")))
    book.unlink()
    book.symlink_to(outside)

    with pytest.raises(RefusedError):
        session.do(CountCash(make.cash("3.00", id="third")))
    session.close()

    assert outside.read_text(encoding="ascii") == THEIRS


# -- rights --------------------------------------------------------------------------


def test_every_file_is_for_its_owner_alone_whatever_the_mask_says(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "wide"
    folder.mkdir()
    folder.chmod(0o777)  # anybody may write here, as in a folder for all
    path = folder / "my.duheng"
    before = os.umask(0)
    try:
        answer("new", path)
        one_step(path)
        answer("export", path, folder / "out.csv")
        answer("export", path, folder / "out.xlsx")
        answer("report", path, folder / "report.pdf")
        answer("backup", path, folder / "copy.duheng")
    finally:
        os.umask(before)

    found = dict(modes(folder))
    assert len(found) > 5
    assert {name: oct(mode) for name, mode in found.items() if mode & 0o077} == {}


def test_files_for_a_moment_are_for_their_owner_alone_too(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, int]] = []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.extend(modes(self.parent))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    before = os.umask(0)
    try:
        answer("export", book, book.with_name("out.xlsx"))
        answer("report", book, book.with_name("out.pdf"))
        answer("backup", book, book.with_name("copy.duheng"))
    finally:
        os.umask(before)

    assert seen
    assert [(name, oct(mode)) for name, mode in seen if mode & 0o077] == []


@pytest.mark.parametrize("target", ["book", "folder"])
def test_what_may_not_be_written_is_said_and_nothing_changes(
    book: Path, target: str
) -> None:
    what = book if target == "book" else book.parent
    what.chmod(0o500)
    before = book.read_bytes()

    with pytest.raises(RefusedError, match="read-only"):
        one_step(book)

    what.chmod(0o700)
    assert book.read_bytes() == before
    assert [path.name for path in book.parent.iterdir()] == [book.name]

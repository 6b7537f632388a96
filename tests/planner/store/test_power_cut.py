"""The power may go at any moment: what was confirmed is there, and nothing half.

The store runs over a file layer that records each write, sync and deletion. A cut is
then played at many points: what was synced has reached the disk; of what was not, any
part may have, whole or torn in the middle of a page, in any order. The files that such
a disk would show are opened by the store as it ships.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import apsw
import pytest

from planner.model.book import Book
from planner.model.change import Change
from planner.phrases import Phrase, Sentence
from planner.store import sqlite
from planner.store.create import create
from planner.store.sqlite import SqliteStore
from tests.helpers import make
from tests.helpers.ugly import ugly_book

SECTOR = 512
POINTS, MANY_POINTS = 120, 3000
STEPS = 5


@dataclass
class Recorded:
    """What the file layer was asked to do, in order, and what was confirmed when."""

    acts: list[tuple] = field(default_factory=list)
    confirmed: list[tuple[int, Book]] = field(default_factory=list)


class RecordingFile(apsw.VFSFile):
    """A file whose writes, syncs and truncations are recorded."""

    def __init__(self, told: Recorded, name: object, flags: list[int]) -> None:
        self._told = told
        self._name = Path(name.filename() if hasattr(name, "filename") else name).name
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802  # apsw's name
        self._told.acts.append(("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802  # apsw's name
        self._told.acts.append(("truncate", self._name, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802  # apsw's name
        self._told.acts.append(("sync", self._name))
        super().xSync(flags)


class RecordingLayer(apsw.VFS):
    """The file layer beneath SQLite, recorded."""

    def __init__(self, told: Recorded) -> None:
        self._told = told
        super().__init__("recording", base="")

    def xOpen(self, name: object, flags: list[int]) -> RecordingFile:  # noqa: N802
        return RecordingFile(self._told, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802, FBT001
        self._told.acts.append(("delete", Path(name).name, syncdir))
        super().xDelete(name, syncdir)


@dataclass
class Disk:
    """What a disk holds for sure, and what may or may not have reached it."""

    sure: dict[str, bytes]
    waiting: list[tuple] = field(default_factory=list)

    def take(self, act: tuple) -> None:
        """Do one act; a sync makes all that waits for its file sure."""
        if act[0] == "sync":
            for one in [one for one in self.waiting if one[1] == act[1]]:
                self._carry_out(one)
            self.waiting = [one for one in self.waiting if one[1] != act[1]]
        elif act[0] == "delete" and act[2]:
            self.waiting = [one for one in self.waiting if one[1] != act[1]]
            self.sure.pop(act[1], None)
        else:
            self.waiting.append(act)

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files as the disk may show them after a cut now."""
        left = Disk(dict(self.sure))
        share = chance.choice([0.0, 0.3, 0.7, 1.0])
        for act in self.waiting:
            if act[0] == "write":
                for part in _sectors(act):
                    if chance.random() < share:
                        left._carry_out(part)
            elif chance.random() < share:
                left._carry_out(act)
        return left.sure

    def _carry_out(self, act: tuple) -> None:
        kind, name, *rest = act
        content = bytearray(self.sure.get(name, b""))
        if kind == "delete":
            self.sure.pop(name, None)
            return
        if kind == "truncate":
            del content[rest[0] :]
        else:
            offset, data = rest
            content.extend(bytes(max(offset - len(content), 0)))
            content[offset : offset + len(data)] = data
        self.sure[name] = bytes(content)


def _sectors(act: tuple) -> Iterator[tuple]:
    _, name, offset, data = act
    for start in range(0, len(data), SECTOR):
        yield "write", name, offset + start, data[start : start + SECTOR]


@pytest.fixture
def recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Recorded, bytes]]:
    """Some steps of a life, recorded; and the book's file before them."""
    path = tmp_path / "book"
    create(path, ugly_book()).close()
    before = path.read_bytes()
    told = Recorded()
    layer = RecordingLayer(told)

    def connected(path: Path, *_: object) -> apsw.Connection:
        db = apsw.Connection(str(path), vfs="recording")
        db.execute("PRAGMA cache_size = 5")  # so that pages spill before the end
        return db

    monkeypatch.setattr(sqlite, "connected", connected)
    store = SqliteStore(path, write=True)
    book = store.load()
    told.confirmed.append((0, book))
    for number in range(STEPS):
        after = _lived(book, number)
        store.save(Change(Sentence(Phrase("step")), book, after))
        book = after
        told.confirmed.append((len(told.acts), book))
    store.close()
    monkeypatch.undo()
    yield told, before
    layer.unregister()


def _lived(book: Book, number: int) -> Book:
    added = [make.cash(f"{n}.00", id=f"c{number}-{n}") for n in range(200)]
    return book.with_(*added).without(f"c{number - 1}-7", "m1")


def check(told: Recorded, before: bytes, folder: Path, chance: random.Random) -> None:
    """Cut the power at one point, and open what the disk shows."""
    at = chance.randint(0, len(told.acts))
    disk = Disk({"book": before})
    for act in told.acts[:at]:
        disk.take(act)
    shown = disk.cut(chance)
    folder.mkdir()
    for name, content in shown.items():
        (folder / name).write_bytes(content)

    store = SqliteStore(folder / "book")
    found = store.load()

    assert store.faults() == ()
    store.close()
    last = max(n for n, (acts, _) in enumerate(told.confirmed) if acts <= at)
    possible = [book for _, book in told.confirmed[last : last + 2]]
    assert found in possible, (at, last)


def test_a_power_cut_leaves_every_confirmed_step(
    recorded: tuple[Recorded, bytes], tmp_path: Path
) -> None:
    chance = random.Random(20261125)  # noqa: S311  # no secret

    for number in range(POINTS):
        check(*recorded, tmp_path / str(number), chance)


@pytest.mark.long
def test_many_power_cuts_leave_every_confirmed_step(
    recorded: tuple[Recorded, bytes], tmp_path: Path
) -> None:
    chance = random.Random(7)  # noqa: S311  # no secret

    for number in range(MANY_POINTS):
        check(*recorded, tmp_path / str(number), chance)


def test_the_game_finds_a_store_that_syncs_too_late(
    recorded: tuple[Recorded, bytes], tmp_path: Path
) -> None:
    told, before = recorded
    lazy = Recorded([act for act in told.acts if act[0] != "sync"], [])
    lazy.confirmed = [(0, told.confirmed[0][1])]
    lazy.confirmed.append((len(lazy.acts), told.confirmed[-1][1]))
    chance = random.Random(1)  # noqa: S311  # no secret
    lost = 0

    for number in range(40):
        try:
            check(lazy, before, tmp_path / str(number), chance)
        except Exception:  # noqa: BLE001  # however it shows
            lost += 1

    assert lost > 0

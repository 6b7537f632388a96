"""Kills writers of a book at moments of chance, and looks at what they leave.

``python -m tests.helpers.killing BOOK --points 1000`` makes a book and writes to it in
children of its own. Half of them the kernel kills after some microseconds of chance,
wherever they are; the others die in the middle of a write to the file, a part of its
bytes already written. A child tells each command as soon as it is confirmed. What is
then on the disk must open, be sound, and hold every confirmed command and at most one
more, whole. Prints what was tried and lost as JSON.
"""

import argparse
import json
import os
import random
import signal
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import apsw

from planner.app.commands import Command, CountCash
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.errors import PlannerError
from planner.store import sqlite
from planner.store.create import create
from planner.store.sqlite import SqliteStore
from tests.helpers import make

CLOCK = FixedClock(date(2026, 11, 25))
LONGEST = 0.06  # seconds that a child lives at most
RECORDS = 40  # written by each command: one half-done would be seen
LAST_WRITE = 60


class TornFile(apsw.VFSFile):
    """A file whose n-th write ends the process after a part of its bytes."""

    left = 0

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802  # apsw's name
        TornFile.left -= 1
        if TornFile.left == 0:
            super().xWrite(data[: random.randrange(len(data) + 1)], offset)  # noqa: S311  # no secret
            os.kill(os.getpid(), signal.SIGKILL)
        super().xWrite(data, offset)


class TearingLayer(apsw.VFS):
    """The file layer beneath SQLite that hands out such files."""

    def __init__(self) -> None:
        super().__init__("tearing", base="")

    def xOpen(self, name: object, flags: list[int]) -> TornFile:  # noqa: N802
        return TornFile("", name, flags)


def _torn(path: Path, *_: object) -> apsw.Connection:
    db = apsw.Connection(str(path), vfs="tearing")
    db.execute("PRAGMA cache_size = 5")  # so that pages spill before the end
    return db


def commands(number: int) -> list[Command]:
    """The commands of a step: some new records, all of them of this step."""
    return [
        CountCash(make.cash(f"{n}.00", id=f"s{number}-{n}")) for n in range(RECORDS)
    ]


def _live(path: Path, first: int, told: int) -> None:
    """Write step after step, and tell each that is confirmed, until killed."""
    session = Session(SqliteStore(path, write=True, clock=CLOCK), CLOCK)
    number = first
    while True:
        session.do_all(commands(number))
        os.write(told, b".")
        number += 1


def _killed(act: Callable[[int], None]) -> tuple[int, int]:
    """The confirmed steps of a child that dies, and the signal it died of."""
    hears, tells = os.pipe()
    child = os.fork()
    if child == 0:  # never returns
        os.close(hears)
        try:
            act(tells)
        finally:
            os._exit(99)
    os.close(tells)
    confirmed = b""
    while more := os.read(hears, 4096):
        confirmed += more
    os.close(hears)
    _, status = os.waitpid(child, 0)
    return len(confirmed), os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def _by_clock(path: Path, first: int, seconds: float) -> Callable[[int], None]:
    def act(tells: int) -> None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        _live(path, first, tells)

    return act


def _by_write(path: Path, first: int, write: int) -> Callable[[int], None]:
    def act(tells: int) -> None:
        TornFile.left = write
        sqlite.connected = _torn  # type: ignore[assignment]  # in the child alone
        _live(path, first, tells)

    return act


def whole_steps(path: Path) -> tuple[set[int], list[str]]:
    """The steps that are in the book whole, and what is wrong with it."""
    try:
        store = SqliteStore(path, write=True, patience=1.0, clock=CLOCK)
    except PlannerError as refused:
        return set(), [str(refused)]
    try:
        wrong = [str(fault) for fault in store.faults()]
        book = store.load()
    finally:
        store.close()
    found = Counter(int(key[1:].partition("-")[0]) for key in book.cash)
    wrong += [f"step {n} is half done" for n in found if found[n] != RECORDS]
    return set(found), wrong


def hunt(path: Path, points: int, seed: int) -> dict[str, object]:
    """Kill, look, and count."""
    dice = random.Random(seed)  # noqa: S311  # no secret
    layer = TearingLayer()
    kinds: Counter[str] = Counter()
    losses: list[str] = []
    confirmed_in_all = 0
    for point in range(points):
        if point % 50 == 0:  # a book stays small
            path.unlink(missing_ok=True)
            create(path).close()
            steps: set[int] = set()
        first = max(steps, default=-1) + 1
        if point % 2:
            act = _by_clock(path, first, dice.uniform(1e-5, LONGEST))
            kind = "by the clock"
        else:
            act = _by_write(path, first, dice.randint(1, LAST_WRITE))
            kind = "inside a write"
        confirmed, died_of = _killed(act)
        kinds[kind if died_of else "not killed"] += 1
        confirmed_in_all += confirmed
        sure = steps | set(range(first, first + confirmed))
        steps, wrong = whole_steps(path)
        losses += wrong
        losses += [f"step {n} is lost" for n in sure - steps]
        losses += [
            f"step {n} came of nothing" for n in steps - sure - {first + confirmed}
        ]
    layer.unregister()
    return {
        "points": points,
        "kinds": dict(kinds),
        "confirmed": confirmed_in_all,
        "losses": losses,
    }


def main() -> int:
    """Hunt; 1 if something was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("book", type=Path)
    parser.add_argument("--points", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    told = hunt(args.book, args.points, args.seed)
    print(json.dumps(told))  # noqa: T201
    return int(bool(told["losses"]))


if __name__ == "__main__":
    raise SystemExit(main())

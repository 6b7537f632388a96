"""How opening a book, saving one command and the first page grow with its records.

Each size is ten times the one before. The exponent is the slope between two sizes on
doubly logarithmic paper: 0 is no growth, 1 is as fast as the records. The turn is the
first size from which a curve grows with the records (slope above one half).
"""

import itertools
import math
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from planner.app import queries
from planner.app.commands import CardMove
from planner.app.handlers import apply
from planner.app.samples import person
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.model.book import Book
from planner.model.records import Move, MoveKind
from planner.money import Money
from planner.store.create import create
from planner.store.sqlite import SqliteStore

ON = date(2026, 11, 25)
SIZES = (1_000, 10_000, 100_000, 1_000_000)
STEPS = 15
TURN = 0.5


def book_of(records: int) -> Book:
    """The sample person's book with so many more movements on the card."""
    book = Book()
    for command in person.commands(ON):
        book = apply(book, command)
    first = date(2000, 1, 3)
    kinds = (MoveKind.SPEND, MoveKind.PAY)
    return book.with_(
        *(
            Move(
                line="credit-card",
                on=first + timedelta(days=n * 9_000 // records),
                amount=Money(100 + n // 2 % 9_000),
                kind=kinds[n % 2],
                id=f"grown-{n}",
            )
            for n in range(records)
        )
    )


def timed(act: Callable[[], object]) -> float:
    """Seconds of one call by the clock, so that waiting for the disk counts."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def saving(path: Path) -> float:
    """The median seconds of one command, from the wish to the written step."""
    session = Session(SqliteStore(path, clock=FixedClock(ON)), FixedClock(ON))
    spend = Move("credit-card", ON, Money(1_200), MoveKind.SPEND)
    session.do(CardMove(spend))  # the day's copy is kept before the first step
    found = [
        timed(lambda n=n: session.do(CardMove(replace(spend, amount=Money(1_200 + n)))))
        for n in range(STEPS)
    ]
    session.close()
    return statistics.median(found)


def opening(path: Path) -> float:
    """The median seconds from the file to the whole book."""

    def act() -> None:
        store = SqliteStore(path, clock=FixedClock(ON))
        store.load()
        store.close()

    return statistics.median(timed(act) for _ in range(3))


def page(path: Path) -> float:
    """The median seconds of what the first page says."""
    store = SqliteStore(path, clock=FixedClock(ON))
    book = store.load()
    store.close()

    def act() -> None:
        queries.summary(book, ON)
        queries.warnings(book, ON)

    return statistics.median(timed(act) for _ in range(3))


def slope(small: tuple[int, float], large: tuple[int, float]) -> float:
    """The exponent between two points of a curve."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


def told(name: str, points: list[tuple[int, float]]) -> str:
    """One curve in words."""
    pairs = list(itertools.pairwise(points))
    slopes = [slope(*pair) for pair in pairs]
    turn = next(
        (a[0] for (a, _), s in zip(pairs, slopes, strict=True) if s > TURN), None
    )
    shown = ", ".join(f"{n:,}: {seconds * 1000:.1f} ms" for n, seconds in points)
    exponents = " / ".join(f"{one:.2f}" for one in slopes)
    said = f"turns at {turn:,}" if turn else "does not turn"
    return f"{name}: {shown}; exponents {exponents}; {said}"


def main() -> None:
    """Print each curve."""
    curves: dict[str, list[tuple[int, float]]] = {}
    for records in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "book.duheng"
            create(path, book_of(records)).close()
            for name, act in (
                ("open a book", opening),
                ("what the first page says", page),
                ("save one command", saving),
            ):
                curves.setdefault(name, []).append((records, act(path)))
    for name, points in curves.items():
        print(told(name, points))


if __name__ == "__main__":
    main()

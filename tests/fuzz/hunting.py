"""Hunts for what a door of the program does not end well on, guided by lines reached.

A mutant that reaches a new line becomes a parent itself. Each must end in an answer or
a refusal in words, within ten seconds of the processor and the memory limit; what does
not is kept in ``tests/fuzz/found``.
"""

import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from planner.errors import PlannerError

HERE = Path(__file__).parent
FOUND = HERE / "found"
SECONDS = 10  # of the processor, whatever else runs beside
WELL = frozenset({"answer", "refusal"})

Mutation = Callable[[random.Random, bytearray], None]


def put(dice: random.Random, content: bytearray) -> None:
    """Overwrite some bytes with others."""
    at = dice.randrange(len(content) + 1)
    content[at : at + dice.randrange(8)] = dice.randbytes(dice.randrange(8))


def flip(dice: random.Random, content: bytearray) -> None:
    """Flip one bit, as a disk that rots."""
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)


def drop(dice: random.Random, content: bytearray) -> None:
    """Take a stretch out."""
    at = dice.randrange(len(content) + 1)
    del content[at : at + dice.randrange(200)]


def double(dice: random.Random, content: bytearray) -> None:
    """Repeat a stretch."""
    at = dice.randrange(len(content) + 1)
    content[at:at] = content[at : at + dice.randrange(400)]


def cut(dice: random.Random, content: bytearray) -> None:
    """Drop the end."""
    del content[dice.randrange(1, len(content) + 1) :]


def swap_line(dice: random.Random, content: bytearray) -> None:
    """Exchange two lines."""
    lines = bytes(content).split(b"\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    content[:] = b"\n".join(lines)


def telling(words: Sequence[str]) -> Mutation:
    """Puts a word in that means something behind the door."""

    def tell(dice: random.Random, content: bytearray) -> None:
        at = dice.randrange(len(content) + 1)
        codec = dice.choice(("gb18030", "utf-8", "utf-8", "utf-16-le"))
        word = dice.choice(words)
        how = "surrogatepass" if codec.startswith("utf") else "replace"
        content[at:at] = word.encode(codec, how)

    return tell


def swapping(words: Sequence[str]) -> Mutation:
    """Puts a word in the place of another one that stands there."""

    def swap(dice: random.Random, content: bytearray) -> None:
        known = [word.encode("utf-8", "surrogatepass") for word in words]
        there = [word for word in known if word in content]
        if there:
            old, new = dice.choice(there), dice.choice(known)
            content[:] = bytes(content).replace(old, new, dice.choice((1, -1)))

    return swap


USUAL: tuple[Mutation, ...] = (put, put, drop, double, cut, swap_line)


@dataclass(frozen=True, slots=True)
class Door:
    """A way into the program for what others wrote.

    Attributes:
        enter: is given a file with the mutant; returns when it was answered.
        rooms: parts of the paths whose lines guide the hunt.
        suffix: of the file.
        longest: bytes of a mutant.
    """

    name: str
    seeds: Callable[[], Sequence[bytes]]
    enter: Callable[[Path, random.Random], None]
    rooms: tuple[str, ...]
    mutations: tuple[Mutation, ...] = USUAL
    suffix: str = ""
    longest: int = 1 << 16


class Reached:
    """Collects the lines of the rooms that a run reaches."""

    def __init__(self, rooms: Sequence[str]) -> None:
        self.lines: set[tuple[str, int]] = set()
        self._rooms = tuple(rooms)
        self._new = 0

    def _on_call(self, frame: FrameType, _event: str, _arg: object) -> object:
        name = frame.f_code.co_filename
        return self._on_line if any(room in name for room in self._rooms) else None

    def _on_line(self, frame: FrameType, _event: str, _arg: object) -> object:
        place = (frame.f_code.co_filename, frame.f_lineno)
        if place not in self.lines:
            self.lines.add(place)
            self._new += 1
        return self._on_line

    @contextmanager
    def watching(self) -> Iterator[Callable[[], int]]:
        """How many lines were reached for the first time."""
        self._new = 0
        before = sys.gettrace()  # whoever measures the lines of all tests goes on
        sys.settrace(self._on_call)
        try:
            yield lambda: self._new
        finally:
            sys.settrace(before)


class TooSlowError(BaseException):
    """What keeps the program busy for longer than a user waits."""


def _ring(_signal: int, _frame: object) -> None:
    raise TooSlowError


def ends(door: Door, path: Path, dice: random.Random) -> str:
    """How a mutant ends: ``answer``, ``refusal``, or what it must not be."""
    signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        door.enter(path, dice)
    except PlannerError as refusal:
        return "refusal" if str(refusal) else "NoWords"
    except (Exception, TooSlowError) as cause:  # noqa: BLE001  # that is the hunt
        return type(cause).__name__
    else:
        return "answer"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


@dataclass
class Hunt:
    """What a hunt has found so far."""

    door: Door
    dice: random.Random
    parents: list[bytes]
    reached: Reached
    ended: Counter[str] = field(default_factory=Counter)

    def once(self, path: Path) -> None:
        """Make one mutant, and look how it ends."""
        content = bytearray(self.dice.choice(self.parents))
        for _ in range(self.dice.randint(1, 4)):
            self.dice.choice(self.door.mutations)(self.dice, content)
            content = content or bytearray(b"\n")
        self.look(path, bytes(content[: self.door.longest]))

    def look(self, path: Path, content: bytes) -> str:
        """How the content ends; it is kept where it ends badly or reaches more."""
        path.write_bytes(content)
        with self.reached.watching() as new:
            how = ends(self.door, path, self.dice)
        self.ended[how] += 1
        if how not in WELL:
            FOUND.mkdir(exist_ok=True)
            name = f"{self.door.name}-{how}-{self.ended[how]}{self.door.suffix}"
            (FOUND / name).write_bytes(content)
        elif new():
            self.parents.append(content)
        return how


def hunted(
    door: Door, runs: int, seconds: float, seed: int, kept: Sequence[bytes] = ()
) -> Hunt:
    """Hunt at a door for so many runs or seconds, whichever ends first.

    ``kept`` are mutants of earlier hunts that reached lines which the seeds do not.
    """
    seeds = [one for one in (*door.seeds(), *kept) if 0 < len(one) <= door.longest]
    hunt = Hunt(door, random.Random(seed), seeds, Reached(door.rooms))  # noqa: S311  # no secret
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"mutant{door.suffix}"
        for _ in range(runs):
            if time.monotonic() > until:
                break
            hunt.once(path)
    return hunt

"""Hunts for files that the readers do not end well on, guided by the lines they reach.

``python -m tests.fuzz.readers --runs 10000`` mutates the corpus and the real exports;
a mutant that reaches a new line of the readers becomes a parent itself. Each must end
in a verdict or a refusal, within ten seconds and the memory limit; what does not is
kept in ``tests/fuzz/found`` and ends the hunt with exit code 1.
"""

import argparse
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from planner.errors import PlannerError
from planner.exchange.read import read_bills
from planner.model.book import Book
from tests.helpers import make
from tests.helpers.bills import FILES

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
FOUND = HERE / "found"
SECONDS = 10
GIB = 1 << 30
LONGEST = 1 << 16
PASSWORD = "secret"  # noqa: S105  # of the zips in the corpus
_ROOM = str(Path("planner") / "exchange")
WORDS = (
    *(
        "交易时间",
        "收/支",
        "金额",
        "支出",
        "收入",
        "不计收支",
        "还款成功",
        "交易关闭",
        "花呗",
    ),
    *("合计", "共3笔", "导出时间", "2026-02-30", "2026-03-05 12:00:00", "-0.00", "1e9"),
    *(
        "9" * 40,
        "¥1,234.5",
        '"',
        ",",
        "\n",
        "\r",
        "\t",
        "\0",
        "\ufeff",
        "=1+1",
        "发放的",
    ),
    *(
        "贷记卡（人民币账户）",
        "截至2025年02月",
        "信用额度",
        "授信",
        "账户1",
        "开立日期",
    ),
    *(
        "2024年01月-2024年12月的还款记录",
        "2024 N N N 1",
        "机构查询记录明细",
        "<STMTTRN>",
    ),
)
BOOK = make.book(
    make.line("hb", channel="huabei", name="花呗", type=None, opened_on="2020-01-01"),
    make.line("cmb", name="招商银行信用卡(1234)", opened_on="2020-01-01"),
    make.loan("jb", channel="jiebei"),
)

Mutation = Callable[[random.Random, bytearray], None]


def put(dice: random.Random, content: bytearray) -> None:
    """Overwrite some bytes with others."""
    at = dice.randrange(len(content) + 1)
    content[at : at + dice.randrange(8)] = dice.randbytes(dice.randrange(8))


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


def tell(dice: random.Random, content: bytearray) -> None:
    """Put a word in that means something to a reader."""
    at = dice.randrange(len(content) + 1)
    codec = dice.choice(("gb18030", "utf-8", "utf-16-le"))
    content[at:at] = dice.choice(WORDS).encode(codec)


def swap_line(dice: random.Random, content: bytearray) -> None:
    """Exchange two lines."""
    lines = bytes(content).split(b"\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    content[:] = b"\n".join(lines)


MUTATIONS: tuple[Mutation, ...] = (put, put, drop, double, cut, tell, tell, swap_line)


class Reached:
    """Collects the lines of the readers that a run reaches."""

    def __init__(self) -> None:
        self.lines: set[tuple[str, int]] = set()
        self._new = 0

    def _on_call(self, frame: FrameType, _event: str, _arg: object) -> object:
        return self._on_line if _ROOM in frame.f_code.co_filename else None

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
        sys.settrace(self._on_call)
        try:
            yield lambda: self._new
        finally:
            sys.settrace(None)


class TooSlowError(Exception):
    """A file that keeps a reader busy for longer than a user waits."""


def _ring(_signal: int, _frame: object) -> None:
    raise TooSlowError


def ends(path: Path, book: Book) -> str:
    """How reading ends: ``verdict``, ``refusal``, or what it must not be."""
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        reading = read_bills([path], book, password=PASSWORD)
        told = sum(1 for _ in reading.judged)
        return "verdict" if reading.reports or told == reading.files[0].rows else "Rows"
    except PlannerError as refusal:
        return "refusal" if str(refusal) else "NoWords"
    except Exception as cause:  # noqa: BLE001  # that is the hunt
        return type(cause).__name__
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def seeds() -> list[bytes]:
    """The corpus, and the real exports that are short enough."""
    paths = [*sorted(CORPUS.iterdir()), *sorted(FILES.iterdir())]
    found = [path.read_bytes() for path in paths if path.is_file()]
    return [content for content in found if 0 < len(content) <= LONGEST]


def hunt(runs: int, seconds: float, seed: int) -> Counter[str]:
    """Mutate and read; what ends badly is written down."""
    dice, parents = random.Random(seed), seeds()  # noqa: S311  # no secret
    reached = Reached()
    ended: Counter[str] = Counter()
    until = time.monotonic() + seconds
    signal.signal(signal.SIGALRM, _ring)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutant"
        for _ in range(runs):
            if time.monotonic() > until:
                break
            content = bytearray(dice.choice(parents))
            for _ in range(dice.randint(1, 5)):
                dice.choice(MUTATIONS)(dice, content)
                content = content or bytearray(b"\n")
            path.write_bytes(content[:LONGEST])
            with reached.watching() as new:
                how = ends(path, dice.choice((Book(), BOOK)))
            ended[how] += 1
            if how not in ("verdict", "refusal"):
                FOUND.mkdir(exist_ok=True)
                (FOUND / f"{how}-{ended[how]}").write_bytes(content)
            elif new():
                parents.append(bytes(content[:LONGEST]))
    print(f"{len(parents)} parents, {len(reached.lines)} lines reached")  # noqa: T201
    return ended


def main() -> int:
    """Hunt; 1 if something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (3 * GIB, 3 * GIB))
    ended = hunt(args.runs, args.seconds, args.seed)
    print(dict(ended))  # noqa: T201
    return int(bool(ended.keys() - {"verdict", "refusal"}))


if __name__ == "__main__":
    sys.exit(main())

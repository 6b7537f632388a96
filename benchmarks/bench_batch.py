"""How much quicker reports of a folder come from all cores than from one.

``bench_batch.py [BOOKS]`` prints reports of so many copies of the sample firm (40),
once with one process and once with one for each core. The speed-up by the clock holds
on a machine that is idle; the one by work, cores times work alone to work together, is
what it comes to when every process has a core of its own.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from planner.app.many_processes import cores

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-11-25"
WANTED = 1.7  # on two cores


def call(*words: str | Path) -> tuple[float, float]:
    """Seconds of one call of the program by the clock, and of work."""
    began, before = time.perf_counter(), os.times()
    command = [sys.executable, str(ROOT / "main.py"), *map(str, words), "--on", DAY]
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    work = after.children_user + after.children_system
    work -= before.children_user + before.children_system
    return time.perf_counter() - began, work


def folder_of(books: int, into: Path) -> Path:
    """A folder with so many copies of the sample firm."""
    made = into / "books"
    made.mkdir()
    first = made / "client-0001.duheng"
    call("new", first, "--kind", "business", "--sample")
    for n in range(2, books + 1):
        shutil.copyfile(first, made / f"client-{n:04}.duheng")
    return made


def main() -> None:
    """Measure both ways and print the ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("books", type=int, nargs="?", default=40)
    books = parser.parse_args().books
    with tempfile.TemporaryDirectory() as text:
        here = Path(text)
        made = folder_of(books, here)
        alone = call("report", made, here / "alone", "--jobs", "1")
        together = call("report", made, here / "together")
    for name, (clock, work) in (("one process", alone), ("all cores", together)):
        print(f"{books} books, {name:12} {clock:8.1f} s   {work:8.1f} s of work")
    by_clock, by_work = alone[0] / together[0], cores() * alone[1] / together[1]
    print(f"speed-up on {cores()} cores")
    print(f"by the clock {by_clock:.2f}, by work {by_work:.2f}")
    print(f"(at least {WANTED} on two)")


if __name__ == "__main__":
    main()

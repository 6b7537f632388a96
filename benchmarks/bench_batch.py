"""How much quicker reports of a folder come from all cores than from one.

``bench_batch.py [BOOKS]`` prints reports of so many copies of the sample firm (40), once
with one process and once with one for each core, by the clock: waiting counts.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from planner.app.many_processes import cores

DAY = "2026-11-25"
WANTED = 1.7  # on two cores


def call(*words: str | Path) -> float:
    """Seconds of one call of the program."""
    began = time.perf_counter()
    command = [sys.executable, str(ROOT / "main.py"), *map(str, words), "--on", DAY]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


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
    print(f"{books} books, one process, s        {alone:8.1f}")
    print(f"{books} books, {cores()} processes, s       {together:8.1f}")
    print(
        f"speed-up                        {alone / together:8.2f}   (at least {WANTED})"
    )


if __name__ == "__main__":
    main()

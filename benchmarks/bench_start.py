"""From the start of a process to painted figures, against a bare window with a table.

Painted are the figures of the first page, what falls due and what needs attention.

Two ratios: by the clock, from before the process begins to the moment at which it says
that it has painted; and by the processor time of the whole process, which hardly
depends on what else the machine does.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENV = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
ENV.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled
ROUNDS = 7
BARE = """
import sys, time
began = float(sys.argv[1])
from PySide6.QtWidgets import QApplication, QTableView
from PySide6.QtCore import QTimer
app = QApplication([])
view = QTableView()
view.resize(1280, 800)
view.show()

def painted():
    view.repaint()
    print((time.time() - began) * 1000, flush=True)
    app.quit()
QTimer.singleShot(0, painted)
app.exec()
"""


def run(*words: str, **kwargs: str) -> str:
    """The output of one process."""
    return subprocess.run(
        [sys.executable, *words],
        check=True,
        capture_output=True,
        text=True,
        env=ENV,
        **kwargs,
    ).stdout


def spent(*words: str) -> tuple[float, float]:
    """Seconds until a process says a word, and seconds of the processor in all."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.PIPE, env=ENV, cwd=str(ROOT)
    ) as process:
        next(iter(process.stdout or ()), b"")
        clock = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return clock, used


def bare() -> tuple[float, float]:
    """What a bare window with an empty table takes."""
    return spent("-c", BARE, str(time.time()))


def ours(book: Path) -> tuple[float, float]:
    """What the first page of a book takes."""
    return spent("main.py", str(book), "--exit-when-painted")


def move(n: int) -> dict[str, str]:
    """A purchase a day on the sample's card, each paid in full the next day."""
    month, half = divmod(n // 2, 56)
    year, month = divmod(month, 12)
    day = f"{2024 + year % 2}-{month + 1:02d}-{half // 2 + 1:02d}"
    return {
        "do": "card_spend" if n % 2 == 0 else "card_pay",
        "line": "credit-card",
        "on": day,
        "amount": f"{1 + n // 2 % 90}.00",
    }


def big(book: Path, records: int) -> None:
    """The sample and ``records`` more card movements."""
    run("main.py", "new", str(book), "--sample", cwd=str(ROOT))
    lines = [json.dumps(move(n)) for n in range(records)]
    commands = book.with_suffix(".jsonl")
    commands.write_text("\n".join(lines), encoding="utf-8")
    run("main.py", "do", str(book), str(commands), cwd=str(ROOT))


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        sample, large = Path(folder) / "sample.duheng", Path(folder) / "large.duheng"
        run("main.py", "new", str(sample), "--sample", cwd=str(ROOT))
        big(large, 10_000)
        ours(sample)  # compiles what was not compiled yet
        rounds = [(bare(), ours(sample), ours(large)) for _ in range(ROUNDS)]
    for name, column in (("sample book", 1), ("book of 10,000 records", 2)):
        for words, kind in (("start to painted", 0), ("processor time", 1)):
            ratio = statistics.median(
                row[column][kind] / row[0][kind] for row in rounds
            )
            print(f"{words}, {name}: {ratio:.2f} x a bare window with a table")


if __name__ == "__main__":
    main()

"""How the window behaves at work: switching pages, typing, 100,000 records, memory.

Every figure is a ratio taken in one run, but for memory, which is the same on every
machine of a kind. A page switch is held against 100 ms, the moment from which a person
feels that a program waits.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench_start import ROOT, move, run

os.environ["QT_QPA_PLATFORM"] = "offscreen"
_INSIDE = "--inside"
_WAIT_MS = 100
_MEMORY_MB = 150
_ROUNDS = 5


def inside(book: Path) -> dict[str, object]:
    """What one window on a book takes; run in a process of its own."""
    sys.path.insert(0, str(ROOT))
    os.environ["HOME"] = str(book.parent)
    import main  # noqa: PLC0415  # not in the other process
    from ui import application  # noqa: PLC0415  # the same

    told: dict[str, object] = {}
    application.QApplication.exec = lambda running: _work(running, told)
    main.main([str(book)])
    return told


def _work(running: Any, told: dict[str, object]) -> int:  # noqa: ANN401  # QApplication
    from ui.actions import ACTIONS, PAGES  # noqa: PLC0415  # not in the other process
    from ui.ahead import Ahead  # noqa: PLC0415  # the same
    from ui.window import Window  # noqa: PLC0415  # the same

    (window,) = [one for one in running.topLevelWidgets() if isinstance(one, Window)]
    _settle(running, 0.5)  # painted, and what waits for that has begun
    _rest(running, window)
    told["memory_mb"] = _resident_mb()
    while not window.findChild(Ahead).is_done:  # nobody does anything for a while
        running.processEvents()
        time.sleep(0.01)
    told["ready_mb"] = _resident_mb()
    pages = [page for page in PAGES if ACTIONS[f"go-{page}"].may(window.desk)]
    told["first_ms"] = {page: _switched(running, window, page) for page in pages}
    again = [
        {page: _switched(running, window, page) for page in pages}
        for _ in range(_ROUNDS)
    ]
    told["switch_ms"] = {
        page: statistics.median(taken[page] for taken in again) for page in pages
    }
    told["key_ms"] = max(_typed(running, window))
    window.leave()
    return 0


def _settle(running: Any, seconds: float) -> None:  # noqa: ANN401  # Qt's own
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        running.processEvents()
        time.sleep(0.01)


def _rest(running: Any, window: Any) -> None:  # noqa: ANN401  # Qt's own
    while not window.desk.tasks.is_idle:
        running.processEvents()
        time.sleep(0.01)
    running.processEvents()


def _switched(running: Any, window: Any, page: str) -> float:  # noqa: ANN401  # Qt's own
    began = time.thread_time()  # the screen's own thread; work beside it may go on
    window.go(page)
    running.processEvents()  # lays out and paints it
    taken = time.thread_time() - began
    _rest(running, window)
    return taken * 1000


def _typed(running: Any, window: Any) -> Iterator[float]:  # noqa: ANN401  # Qt's own
    from PySide6.QtCore import Qt  # noqa: PLC0415  # not in the other process
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415  # the same
    from PySide6.QtWidgets import QLineEdit  # noqa: PLC0415  # the same

    window.search()
    field = running.activeModalWidget().findChild(QLineEdit)
    plain = Qt.KeyboardModifier.NoModifier
    for letter in "loan repayment 12000":
        began = time.thread_time()
        running.sendEvent(field, QKeyEvent(QKeyEvent.Type.KeyPress, 0, plain, letter))
        running.processEvents()
        yield (time.thread_time() - began) * 1000


def _resident_mb() -> float:
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(book: Path) -> dict[str, object]:
    """What a window in a process of its own takes."""
    done = subprocess.run(
        [sys.executable, __file__, _INSIDE, str(book)],
        check=True,
        capture_output=True,
        text=True,
        cwd=str(Path(__file__).parent),
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def enlarge(sample: Path, out: Path, records: int) -> None:
    """The sample with so many card movements more, written at once."""
    sys.path.insert(0, str(ROOT))
    import main  # noqa: PLC0415  # after the path is known
    from planner.model.records import Move, MoveKind  # noqa: PLC0415  # the same
    from planner.money import Money  # noqa: PLC0415  # the same

    store = main.open_store(sample)
    book = store.load()
    store.close()
    kinds = (MoveKind.SPEND, MoveKind.PAY)
    told = [(n, move(n)) for n in range(records)]
    moves = [
        Move(
            one["line"],
            date.fromisoformat(one["on"]),
            Money.parse(one["amount"]),
            kinds[n % 2],
            f"move-{n}",
        )
        for n, one in told
    ]
    main.new_store(out, book.with_(*moves)).close()


def main_() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        books = {
            "the sample": Path(folder) / "sample.duheng",
            "10,000 records": Path(folder) / "large.duheng",
            "100,000 records": Path(folder) / "huge.duheng",
        }
        run("main.py", "new", str(books["the sample"]), "--sample", cwd=str(ROOT))
        enlarge(books["the sample"], books["10,000 records"], 10_000)
        enlarge(books["the sample"], books["100,000 records"], 100_000)
        for name, book in books.items():
            told = measured(book)
            for which, words in (("first_ms", "first visit"), ("switch_ms", "switch")):
                taken = dict(told[which])
                slowest = max(taken, key=lambda page: taken[page])
                share = taken[slowest] / _WAIT_MS
                print(f"{name}: slowest {words} ({slowest}) {share:.2f} x 100 ms")
            print(f"{name}: slowest key {told['key_ms'] / _WAIT_MS:.2f} x 100 ms")
            for which, words in (("memory_mb", "start"), ("ready_mb", "a quiet while")):
                memory = told[which] / _MEMORY_MB
                print(f"{name}: memory after {words} {memory:.2f} x {_MEMORY_MB} MB")


if __name__ == "__main__":
    if _INSIDE in sys.argv:
        print(json.dumps(inside(Path(sys.argv[-1]))))
    else:
        main_()

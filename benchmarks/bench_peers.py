"""How soon a book is on the screen here, and in HomeBank, KMyMoney and GnuCash.

Every program runs on its own virtual screen, with equal books and a home that it knows
from a start before (tips of the day are off). The screen's memory is watched: content
counts as painted at the last change before a second in which nothing changed, once a
window whose title names the program or the book is there. Ratios are to a bare PySide6
window with a table, which is started in the same round. ``--install`` fetches the peers
from Debian first.
"""

import contextlib
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import peer_books
from benchmarks.bench_start import big

ROOT = Path(__file__).resolve().parent.parent
PEERS = ("homebank", "kmymoney", "gnucash")
ROUNDS = {10_000: 3, 100_000: 1}  # by the records; the first only makes the home
LOOK, STILL, LONGEST = 0.02, 1.0, 60.0
# a tip of the day is no book
CALM = {
    ".config/kmymoneyrc": "[TipOfDay]\nRunOnStart=false\n",
    ".config/kmymoney/kmymoneyrc": "[TipOfDay]\nRunOnStart=false\n",
    ".config/glib-2.0/settings/keyfile": (
        "[org/gnucash/GnuCash/dialogs/tip-of-the-day]\nshow-at-startup=false\n"
    ),
}
BARE = """
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView
app = QApplication([])
view = QTableView()
view.setModel(QStandardItemModel(40, 6))
view.setWindowTitle("bare window")
view.resize(1200, 780)
view.show()
app.exec()
"""


def tool(name: str) -> str:
    """Where a tool is; its bare name where it is not, so that the failure names it."""
    return shutil.which(name) or name


@dataclass(frozen=True)
class Program:
    """What is started, and a word of the title of the window that is waited for."""

    name: str
    command: tuple[str, ...]
    title: str


def programs(folder: Path, count: int) -> list[Program]:
    """The bare window, ours, and those peers that are installed, each with its book."""
    ours = folder / "book.duheng"
    big(ours, count)
    found = [
        Program("a bare PySide6 window", (sys.executable, "-c", BARE), "bare window"),
        Program("Duheng", (sys.executable, "main.py", str(ours)), "Duheng"),
    ]
    for name in PEERS:
        path = shutil.which(name)
        if path is None:
            continue
        write, file = peer_books.WRITERS[name]
        write(folder / file, count)
        found.append(Program(name, (path, str(folder / file)), "book"))
    return found


def at_home(home: Path) -> None:
    """Make a home in which no program has anything to tell."""
    for name, words in CALM.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(words, encoding="utf-8")


@contextlib.contextmanager
def screen(number: int, home: Path) -> Iterator[tuple[dict[str, str], Path]]:
    """A virtual screen of 1280 x 800, its environment and the file of its memory."""
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [
                tool("Xvfb"),
                f":{number}",
                "-screen",
                "0",
                "1280x800x24",
                "-fbdir",
                folder,
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        env = {
            **os.environ,
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(home),
            "XDG_RUNTIME_DIR": folder,
            "GSETTINGS_BACKEND": "keyfile",
            "LANG": "C.UTF-8",
        }
        memory = Path(folder) / "Xvfb_screen0"
        try:
            while not memory.exists():
                time.sleep(LOOK)
            yield env, memory
        finally:
            server.terminate()
            server.wait()


def _titled(env: dict[str, str], title: str) -> bool:
    """Whether a visible window's title has the word."""
    asked = subprocess.run(
        [tool("xdotool"), "search", "--onlyvisible", "--name", title],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    return bool(asked.stdout.strip())


def painted(program: Program, number: int, home: Path) -> float | None:
    """Seconds from the start to the last change of the screen; None: it never came."""
    # a start that was ended leaves GnuCash's lock, of which the next one would ask
    for lock in Path(program.command[-1]).absolute().parent.glob("book.*.L[CN]K"):
        lock.unlink()
    with screen(number, home) as (env, memory):
        began = time.monotonic()
        running = subprocess.Popen(
            program.command,
            env=env,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return _watched(program, env, memory, began)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
            running.wait()


def _watched(
    program: Program, env: dict[str, str], memory: Path, began: float
) -> float | None:
    seen, changed = 0, began
    while (now := time.monotonic()) - began < LONGEST:
        look = zlib.crc32(memory.read_bytes())
        if look != seen:
            seen, changed = look, now
        elif now - changed > STILL and changed > began and _titled(env, program.title):
            return changed - began
        time.sleep(LOOK)
    return None


def install() -> None:
    """Fetch the peers, and what draws and asks for their windows, from Debian."""
    subprocess.run(
        [
            tool("apt-get"),
            "install",
            "-y",
            "--no-install-recommends",
            *PEERS,
            "xvfb",
            "xdotool",
        ],
        check=True,
    )


def main() -> None:
    """Print the ratio of every program to the bare window, by size of the book."""
    if "--install" in sys.argv:
        install()
    for need in ("Xvfb", "xdotool"):
        if shutil.which(need) is None:
            print(f"not measured: {need} is missing; run with --install")
            return
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        at_home(home)
        for count, times in ROUNDS.items():
            books = Path(folder) / str(count)
            books.mkdir()
            rivals = programs(books, count)
            rounds = [
                [painted(one, 90 + n, home) for one in rivals] for n in range(times)
            ]
            for k, one in enumerate(rivals):
                told(count, one.name, rounds[1:] or rounds, k)


def told(
    count: int, name: str, rounds: Sequence[Sequence[float | None]], place: int
) -> None:
    """Print the ratio of a program to the first, and its seconds here."""
    ratios = [row[place] / row[0] for row in rounds if row[place] and row[0]]
    seconds = [row[place] for row in rounds if row[place]]
    if not ratios:
        print(f"{count:,} records: {name} not painted after {LONGEST:.0f} s")
        return
    print(
        f"{count:,} records, start to painted: {name} {statistics.median(ratios):.2f} x"
        f" a bare window ({statistics.median(seconds):.2f} s here)"
    )


if __name__ == "__main__":
    main()

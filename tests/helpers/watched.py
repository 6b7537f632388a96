"""Uses a sealed book from its first day on, and looks into every file it writes.

``python -m tests.helpers.watched FOLDER`` does so in a process of its own, with homes
and passing files below the folder, and prints as JSON how many files were looked into
and in which of them a string of the book stood. A file is looked into before it goes or
is renamed, while a step is being written, and at the end; so passing files and journals
are seen too.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

PERSONAL = (
    "李小明",
    "招行卡",
    "6222021234567890",
    "98765.43",
    "9876543",
    "secret-loan",
)
COMMANDS = (
    {"do": "set_profile", "name": "李小明", "kind": "person"},
    {
        "do": "open_line",
        "id": "6222021234567890",
        "channel": "credit-card",
        "name": "招行卡",
        "limit": "98765.43",
        "opened_on": "2025-01-01",
    },
    {
        "do": "draw",
        "id": "secret-loan",
        "line": "6222021234567890",
        "terms": {
            "principal": "98765.43",
            "drawn_on": "2026-01-15",
            "first_due": "2026-02-15",
            "every": "month",
            "periods": 12,
            "method": "level",
            "rate": {"value": "0.072", "per": "year"},
            "interest": "period",
        },
    },
    {"do": "repay", "loan": "secret-loan", "on": "2026-02-15", "amount": "8555.00"},
)
DAY = "2026-11-25"


class Watch:
    """Looks into files below a folder for strings of the book.

    Attributes:
        given: files that the user wrote, such as commands and the password.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.given: set[Path] = set()
        self.seen: set[str] = set()
        self.found: list[str] = []
        self._looks = False
        self._strings = [
            string
            for words in PERSONAL
            for string in (words.encode(), words.encode("gb18030"), _wide(words))
        ]

    def heard(self, event: str, _told: Sequence[object]) -> None:
        """Look before anything is gone; the audit hook of the process."""
        if self._looks or event not in (
            "os.remove",
            "os.rename",
            "os.rmdir",
            "shutil.rmtree",
        ):
            return
        self.look()

    def look(self) -> None:
        """Look into every file that there is now."""
        self._looks = True
        try:
            for path in self.folder.rglob("*"):
                self._into(path)
        finally:
            self._looks = False

    def _into(self, path: Path) -> None:
        if path in self.given:
            return
        try:
            content = path.read_bytes() if path.is_file() else b""
        except OSError:
            return
        self.seen.add(str(path))
        if any(string in content for string in self._strings):
            self.found.append(str(path.relative_to(self.folder)))


def _wide(words: str) -> bytes:
    return words.encode("utf-16-le")


def at_home(folder: Path) -> None:
    """Have all that this process writes for itself below the folder."""
    names = ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR")
    for name in names:
        (folder / name).mkdir(parents=True)
        os.environ[name] = str(folder / name)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def journey(folder: Path, watch: Watch) -> None:
    """Use the book by verbs, break it, repair it, and meet a fault of ours."""
    from planner.app import events  # noqa: PLC0415  # after the homes are set
    from planner.store import sums  # noqa: PLC0415  # the same

    key, other = folder / "key", folder / "other key"
    wishes = folder / "wishes"
    for path, words in ((key, "a secret\n"), (other, "another secret\n")):
        path.write_text(words)
    wishes.write_text("\n".join(json.dumps(x, ensure_ascii=False) for x in COMMANDS))
    watch.given = {key, other, wishes}
    book = folder / "my.duheng"
    sums.add = _looking(watch, sums.add)  # while the journal lies beside the book

    def call(*words: object, key: Path = key) -> None:
        import main  # noqa: PLC0415  # after the homes are set

        told = [*map(str, words), "--book-password-file", str(key), "--on", DAY]
        status = main.main(told)
        watch.look()
        if status not in (0, 3):
            raise AssertionError((words, status))

    _by_verbs(call, folder, watch)
    _spoil(book)
    call("check", book, "--repair", "--yes", key=other)
    events.failed(_fault())
    _window(book, other)
    watch.look()


def _by_verbs(call: Callable[..., None], folder: Path, watch: Watch) -> None:
    book = folder / "my.duheng"
    call("new", book)
    call("do", book, folder / "wishes")
    os.utime(book, (1_790_000_000, 1_790_000_000))  # an earlier day: a copy is due
    call("do", book, _one(folder, watch))
    for view in ("summary", "loans", "dues", "limits", "cash"):
        call("show", book, view)
    call("estimate", book)
    call("repay", book)
    call("backup", book, folder / "copy.duheng")
    call("restore", book, "--from", folder / "copy.duheng")
    call("export", book, folder / "refused.csv")  # without --clear
    call("about", book, "--help-report", folder / "help.txt")
    call("password", book, "--new-password-file", folder / "other key")


def _one(folder: Path, watch: Watch) -> Path:
    wish = folder / "wish"
    wish.write_text('{"do": "cash", "on": "2026-11-25", "amount": "98765.43"}')
    watch.given.add(wish)
    return wish


def _spoil(book: Path) -> None:
    content = bytearray(book.read_bytes())
    content[5 * 4096 + 77] ^= 1
    book.write_bytes(content)


def _fault() -> Exception:
    try:
        int(PERSONAL[0])
    except ValueError as error:
        return error
    raise AssertionError


def _window(book: Path, key: Path) -> None:
    """Open the book in the window, look at every page, hide and show, and leave."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # after the homes

    import main  # noqa: PLC0415  # the same
    from planner.app.forgetting import settings_file  # noqa: PLC0415  # the same
    from planner.app.session import Session  # noqa: PLC0415  # the same
    from planner.calendar import FixedClock, parse_day  # noqa: PLC0415  # the same
    from tests.helpers import screen  # noqa: PLC0415  # the same
    from ui.actions import PAGES  # noqa: PLC0415  # the same
    from ui.book.opening import Opened  # noqa: PLC0415  # the same
    from ui.settings import Settings  # noqa: PLC0415  # the same
    from ui.window import Window  # noqa: PLC0415  # the same

    app = QApplication.instance() or QApplication(["duheng"])
    screen.dress()
    password = key.read_text().strip()
    clock = FixedClock(parse_day(DAY, "day"))
    session = Session(main.open_store(book, write=True, key=password), clock)
    settings = Settings(settings_file())
    window = Window(Opened(session, book, password), screen.services(), settings)
    window.show()
    for page in PAGES:
        window.go(page)
        app.processEvents()
    window.hide_amounts()
    settings.last_book = book
    window.close()
    settings.sync()


def _looking(watch: Watch, plain: Callable[..., None]) -> Callable[..., None]:
    def add(*told: object) -> None:
        plain(*told)
        watch.look()

    return add


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    here = parser.parse_args().folder
    at_home(here)
    eyes = Watch(here)
    sys.addaudithook(eyes.heard)
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123  # what verbs answer
    journey(here, eyes)
    told = {"seen": len(eyes.seen), "found": eyes.found, "files": sorted(eyes.seen)}
    sys.__stdout__.write(json.dumps(told) + "\n")
    sys.__stdout__.flush()  # at the end Python flushes what stands in its place

"""What there is to know of a book's file, and a report of it that helpers may read.

The report holds versions, sizes, counts and what happened; nothing that a book holds.
"""

import platform
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

from planner.app import bugs, events
from planner.app.checking import Found, damaged, faults
from planner.app.files import marked
from planner.app.parts import Copies, OpenStore
from planner.app.version import NAME, VERSION
from planner.errors import DamagedBookError
from planner.lean import dataclass
from planner.model.book import TABLE_OF, Book
from planner.model.checks import KIND_WORDS
from planner.phrases import Phrase
from planner.wording.i18n import language, tr
from planner.wording.say import say, short_day

_LINES = 200  # of the log
_FAULTS = 20_000  # letters of the notes on faults, the last ones
_KIB = 1024
OURS = marked(b"Duheng ", b", Python ")  # tells a report for help that was saved

CHECKED: Mapping[str, Phrase] = MappingProxyType(
    {
        "file": Phrase("the file itself"),
        "record": Phrase("records"),
        "terms": Phrase("terms of loans"),
        "replay": Phrase("schedules of loans"),
    }
)


@dataclass(frozen=True, slots=True)
class AboutBook:
    """A book's file.

    Attributes:
        records: how many there are, by table; those of which there is none left out.
        schema: its version; 0 of a book that cannot be opened.
        engine: what reads it.
        backups: the days of the kept copies, newest first.
        found: what a check found.
    """

    size: int
    records: Mapping[str, int]
    schema: int
    is_sealed: bool
    engine: str
    backups: tuple[date, ...]
    found: tuple[Found, ...]

    @property
    def total(self) -> int:
        """How many records there are."""
        return sum(self.records.values())

    @property
    def kib(self) -> int:
        """Its size, a begun KiB at least."""
        return max(self.size // _KIB, 1)

    @property
    def last_backup(self) -> str:
        """The day of the newest copy, in words."""
        return short_day(self.backups[0]) if self.backups else tr("none")


def about(path: Path, open_store: OpenStore, copies: Copies, on: date) -> AboutBook:
    """Look at a book, and check it.

    Raises:
        PlannerError: it cannot be opened; a damaged one can, as far as this goes.
    """
    kept = tuple(one.on for one in copies.kept(path))
    size = path.stat().st_size if path.is_file() else 0
    try:
        store = open_store(path, write=False)
    except DamagedBookError as damage:
        return AboutBook(size, {}, 0, False, "", kept, (damaged(damage),))  # noqa: FBT003  # not known
    try:
        found = faults(store, on)
        is_readable = not any(one.kind == "file" for one in found)
        records = _counted(store.load()) if is_readable else {}
        schema, is_sealed, engine = store.facts()
    finally:
        store.close()
    return AboutBook(size, records, schema, is_sealed, engine, kept, found)


def help_report(book: AboutBook | None, screen: str = "") -> str:
    """All that a report for help holds, as it will be saved.

    Args:
        book: the open book; None for none.
        screen: the version of the window's library; empty without a window.
    """
    return "\n".join(_lines(book, screen)) + "\n"


def _lines(book: AboutBook | None, screen: str) -> Iterator[str]:
    yield tr("Report for help; no amount, name, number of an account or path is in it.")
    yield ""
    versions = f"{NAME} {VERSION}, Python {platform.python_version()}"
    yield f"{versions}, {screen}" if screen else versions
    yield f"{platform.system()} {platform.machine()}, {language()}"
    yield time.strftime("%Y-%m-%d %H:%M")
    if book is not None:
        yield ""
        yield from _of_book(book)
    yield ""
    yield tr("What happened, newest first:")
    for entry in events.entries()[:_LINES]:
        yield f"  {entry.when}  {said(entry)}"
    yield ""
    yield tr("Faults of the program:")
    yield _kept_faults() or f"  {tr('none')}"


def _of_book(book: AboutBook) -> Iterator[str]:
    sealed = tr("yes") if book.is_sealed else tr("no")
    yield tr("Book: {size} KiB, schema {schema}, {engine}, password: {sealed}").format(
        size=book.kib,
        schema=book.schema,
        engine=book.engine or "?",
        sealed=sealed,
    )
    yield tr("Records: {n}").format(n=book.total)
    for kind, table in TABLE_OF.items():
        if table in book.records:
            yield f"  {_pair(say(KIND_WORDS[kind]), book.records[table])}"
    words = tr("Backups: {n}, the last of {day}")
    yield words.format(n=len(book.backups), day=book.last_backup)
    yield tr("Check: {found}").format(found=check_words(book.found))


def check_words(found: Sequence[Found]) -> str:
    """How many faults of which kind a check found; none of their words."""
    if not found:
        return tr("The book is sound.")
    kinds = Counter(one.kind for one in found)
    return ", ".join(_pair(say(CHECKED[kind]), n) for kind, n in kinds.items())


def said(entry: events.Entry) -> str:
    """A line of the log in words."""
    words = say(events.WORDS[entry.event])
    if not entry.more:
        return words
    more = tr("to read") if entry.more == events.READING else entry.more
    return _pair(words, more)


def _pair(what: str, more: object) -> str:
    return tr("{what}: {more}").format(what=what, more=more)


def _counted(book: Book) -> dict[str, int]:
    counts = {name: len(getattr(book, name)) for name in TABLE_OF.values()}
    return {name: count for name, count in counts.items() if count}


def _kept_faults() -> str:
    try:
        text = bugs.log_path().read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return text[-_FAULTS:].rstrip()

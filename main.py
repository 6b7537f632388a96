"""Puts the parts together; the only file that knows all of them.

What a call does not need is not imported: each part is fetched when it is used.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.app import cli, events, window_call
from planner.app.events import Event
from planner.app.parts import BookFile, Copies, Parts, Repairs, Traces
from planner.app.password_file import password_of
from planner.calendar import Clock, FixedClock, SystemClock
from planner.model.book import Book
from planner.model.declared import FileLayout
from planner.model.records import BookKind
from planner.wording import i18n
from planner.wording.say import say

if TYPE_CHECKING:
    from planner.app.commands import Command
    from planner.app.report_options import ReportOptions
    from planner.model.bills import BillReading
    from planner.model.preview import FilePreview
    from ui.services import Picture

_BEGAN = time.perf_counter()
_FONT = Path(__file__).parent / "reports" / "fonts" / "NotoSansSC-Regular.ttf"


def main(argv: Sequence[str]) -> int:
    """Carry out a verb, or open the window where none is named."""
    if cli.verb_of(argv):
        return cli.run(argv, parts)
    return cli.guarded(lambda: _window(argv), argv)


def parts(on: date, password: str | None = None) -> Parts:
    """What a verb may use, on a day; ``password`` opens the books it names."""
    return Parts(
        on=on,
        stdin=sys.stdin,
        open_store=partial(open_store, key=password),
        new_store=partial(new_store, password=password),
        read_bills=read_bills,
        preview_bill=preview_bill,
        read_book=read_book,
        write_report=write_report,
        write_tables=write_tables,
        copies=partial(copies, password),
        repairs=partial(repairs, password),
        traces=traces,
        change_password=partial(change_password, password),
    )


def open_store(path: Path, *, write: bool = False, key: str | None = None) -> BookFile:
    """Open an existing book; ``key`` is its password, where it has one."""
    from planner.store.sqlite import SqliteStore  # noqa: PLC0415  # when used

    store = SqliteStore(path, write=write, key=key)
    events.note(Event.OPENED, "" if write else events.READING)
    return store


def hold_store(path: Path, *, write: bool = True, key: str | None = None) -> BookFile:
    """Open a book and keep it: a second writer is told who has it."""
    return open_store(path, write=write, key=key)


def new_store(
    path: Path, book: Book | None = None, *, password: str | None = None
) -> BookFile:
    """Make a new book file, with a password or without."""
    from planner.store.create import create  # noqa: PLC0415  # when used

    store = create(path, book or Book(), password=password)
    events.note(Event.CREATED)
    return store


def copies(password: str | None = None) -> Copies:
    """The copies of books, and the way back."""
    from planner.store import restore  # noqa: PLC0415  # when used

    return restore.Copies(password)


def repairs(password: str | None = None) -> Repairs:
    """The repairs of damaged books."""
    from planner.store import repair  # noqa: PLC0415  # when used

    return repair.Repairs(password)


def traces(place: Path | None) -> Traces:
    """The finder of books' files, whose copies lie under ``place``."""
    from planner.store.traces import Traces as Found  # noqa: PLC0415  # when used

    keep_copies_in(place)
    return Found()


def keep_copies_in(place: Path | None) -> None:
    """Put new copies of books under this folder; None for beside each book."""
    from planner.store import backups  # noqa: PLC0415  # when used

    backups.keep_in(place)


def change_password(
    old: str | None, path: Path, new: str | None, **watched: Callable[..., Any]
) -> int:
    """Put a book and its copies under another password, maybe ``watched``."""
    from planner.store import password  # noqa: PLC0415  # when used

    files = password.change_password(path, old, new, **watched)
    events.note(Event.SEALED)
    return files


def read_bills(
    files: Sequence[Path],
    book: Book,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    password: str | None = None,
    layout: FileLayout | None = None,
) -> "BillReading":
    """Read bill files against a book."""
    from planner.exchange.read import read_bills as read  # noqa: PLC0415  # when used

    return read(
        files,
        book,
        progress=progress,
        cancelled=cancelled,
        password=password,
        layout=layout,
    )


def preview_bill(path: Path, book: Book, password: str | None = None) -> "FilePreview":
    """What a file shows of itself, to map its columns by hand."""
    from planner.exchange.preview import preview  # noqa: PLC0415  # when used

    return preview(path, book, password)


def read_book(path: Path) -> Book | None:
    """The book of a JSON export; None for any other file."""
    from planner.exchange.json_out import book_in  # noqa: PLC0415  # when used

    return book_in(path)


def write_report(
    book: Book,
    on: date,
    out: Path,
    asked: "ReportOptions | str",
    *,
    force: bool = False,
    book_file: Path | None = None,
) -> int:
    """Ink a report; its number of pages."""
    from reports.write import write_report as write  # noqa: PLC0415  # when used

    pages = write(book, on, out, asked, force=force, book_file=book_file)
    events.note(Event.PRINTED, "pdf")
    return pages


def write_tables(book: Book, on: date, out: Path) -> Sequence[Path]:
    """Export a book's records."""
    from planner.app.usual import card_usual  # noqa: PLC0415  # when used
    from planner.exchange.write import write_tables as write  # noqa: PLC0415  # the same

    files = write(book, on, out, usual=card_usual(book, on))
    events.note(Event.EXPORTED, out.suffix[1:].lower())
    return files


def export_agreed(book: Book, on: date, out: Path) -> Sequence[Path]:
    """Export as the window does: its dialog has asked about the one file it names.

    Of CSV it named none of the files, so that only our own are replaced.
    """
    from planner.app.export_whole import export_whole  # noqa: PLC0415  # when used

    is_asked = out.suffix.lower() != ".csv"
    return export_whole(write_tables, book, on, out, force=is_asked)


def sample(kind: BookKind, on: date) -> "Sequence[Command]":
    """The commands that make the sample book of a kind."""
    from planner.app.samples.tell import commands  # noqa: PLC0415  # when used

    return tuple(commands(kind, on))


def _window(argv: Sequence[str]) -> int:
    call = window_call.read(argv, tuple(cli.VERBS))
    if call.language:
        i18n.use(call.language)
    if call.picture or call.exit_when_painted:
        if not _has_display():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif not _has_display():
        return _without_display(call)
    return _on_screen(call)


def _has_display() -> bool:
    """Whether a window can be seen, or need not be; only Linux lacks one at times."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _without_display(call: window_call.WindowCall) -> int:
    from planner.app.main_job import main_job  # noqa: PLC0415  # when used

    cli.say_aside(say(window_call.NO_DISPLAY))
    return main_job(parts(_clock(call).today()))


def _clock(call: window_call.WindowCall) -> Clock:
    return FixedClock(call.on) if call.on else SystemClock()


def _picture(call: window_call.PictureCall | None) -> "Picture | None":
    from ui.services import Picture  # noqa: PLC0415  # when used

    if call is None:
        return None
    return Picture(
        page=call.page,
        out=call.out,
        width=call.width,
        height=call.height,
        theme=call.theme,
        scale=call.scale,
    )


def _on_screen(call: window_call.WindowCall) -> int:
    from ui import start  # noqa: PLC0415  # when used

    start.begin()
    from ui.application import run  # noqa: PLC0415  # after the start has begun
    from ui.services import Options, Services  # noqa: PLC0415  # when used

    picture = _picture(call.picture)
    options = Options(
        began=_BEGAN,
        language=call.language,
        exit_when_painted=call.exit_when_painted,
        json=call.json,
        picture=picture,
    )
    services = Services(
        clock=_clock(call),
        open_store=partial(
            open_store if picture or call.exit_when_painted else hold_store,
            key=password_of(call.password_file, sys.stdin),
        ),
        new_store=new_store,
        read_bills=read_bills,
        preview_bill=preview_bill,
        read_book=read_book,
        write_report=write_report,
        write_tables=export_agreed,
        copies=copies,
        repairs=repairs,
        traces=traces,
        change_password=change_password,
        keep_copies_in=keep_copies_in,
        sample=sample,
        font=_FONT,
    )
    return run(call.book, options, services)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # pragma: no cover  # only in a package
        from multiprocessing import freeze_support

        freeze_support()  # a process of ours does its work, and opens no window
    raise SystemExit(main(sys.argv[1:]))

"""The running program: one QApplication and its window, from start to last close."""

import json
import logging
import os
import sys
import time
import traceback
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6 import QtWidgets  # its dialogs are made when they are first named
from PySide6.QtCore import (
    QLocale,
    QMessageLogContext,
    QStandardPaths,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from planner.app import events
from planner.errors import DamagedBookError, NotUnderstoodError, PlannerError
from planner.wording.i18n import Language, language_of, tr
from planner.wording.say import say
from ui import look, shelf, start
from ui.book.opening import Opened, opened
from ui.services import Options, Picture, Services
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.painted import Painted
from ui.window import Window

_LOG = logging.getLogger(__name__)
_NOT_UNDERSTOOD, _REFUSED = 2, 3


def run(book: Path | None, options: Options, services: Services) -> int:
    """Show the window until it is closed, or do what ``options`` ask and leave.

    Args:
        book: the file to open; None opens the last one, else offers a first start.
        options: how the window was asked for.
        services: the parts that the screen may not import.

    Returns:
        The process' exit status.
    """
    _prepare_platform(options.picture)
    qInstallMessageHandler(heard)
    # The style by its name: a style as an object makes a hundred enumerations of it.
    running = QApplication(["duheng", "-style", "fusion"])
    running.setApplicationName("duheng")
    running.setApplicationDisplayName("Duheng")
    settings = _settings()
    _dress(options, settings, services)
    services.keep_copies_in(settings.backup_place)
    try:
        begun = first_book(book, settings, services)
    except PlannerError as refusal:
        sys.stderr.write(f"{say(refusal)}\n")
        return _status(refusal)
    if begun is None:
        return 0
    window = Window(begun, services, settings)
    sys.excepthook = partial(uncaught, window)
    if options.picture is not None:
        return _drawn(window, options.picture)
    running.styleHints().colorSchemeChanged.connect(window.follow_system)
    window.show()
    Painted(window.page, partial(_painted, window, options))
    status = running.exec()
    start.leave()
    return status


def _prepare_platform(picture: Picture | None) -> None:
    if picture is None:
        return
    os.environ["QT_SCALE_FACTOR"] = str(picture.scale)
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def heard(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    """Log what Qt says; only that a platform lacks window hints is no news."""
    if words.startswith("This plugin does not support"):
        return
    level = logging.INFO if kind is QtMsgType.QtInfoMsg else logging.WARNING
    _LOG.log(logging.DEBUG if kind is QtMsgType.QtDebugMsg else level, "%s", words)


def _settings() -> Settings:
    where = QStandardPaths.StandardLocation.AppConfigLocation
    return Settings(Path(QStandardPaths.writableLocation(where)) / "duheng.ini")


def _dress(options: Options, settings: Settings, services: Services) -> None:
    look.choose_face(services.font)
    system: Language = language_of(QLocale.system().name())
    look.speak(options.language or settings.language or system)
    picture = options.picture
    look.wear(Theme(picture.theme) if picture else settings.theme)


def first_book(
    book: Path | None, settings: Settings, services: Services
) -> Opened | None:
    """The book to begin with; None where a password was asked for and not given."""
    if book is not None:
        begun = opened(book, services, None)
        settings.last_book = book
        return begun
    usual = shelf.folder() / f"{tr('My book')}{shelf.ENDING}"
    last = settings.last_book or usual
    path, notice, damaged = shelf.free_path(tr("My book")), "", None
    if last.exists():
        try:
            begun = opened(last, services, None)
        except PlannerError as refusal:
            # A broken book must not keep the program from starting.
            notice = say(refusal)
            damaged = last if isinstance(refusal, DamagedBookError) else None
        else:
            if begun is not None:
                return begun
    fresh = shelf.fresh(path, services)
    return Opened(fresh, path, notice=notice, damaged=damaged)


def _painted(window: Window, options: Options) -> None:
    """Go on with what waited for the first painting, or tell the time and leave."""
    if not options.exit_when_painted:
        window.be_ready()
        start.end()
        return
    painted_ms = round((time.perf_counter() - options.began) * 1000)
    if options.json:
        sys.stdout.write(json.dumps({"painted_ms": painted_ms}) + "\n")
    else:
        sys.stdout.write(f"{painted_ms}\n")
    sys.stdout.flush()
    window.leave()
    QApplication.exit(0)


def _drawn(window: Window, picture: Picture) -> int:
    from ui.page_picture import draw  # noqa: PLC0415  # a window needs none of it

    try:
        draw(window, picture)
    except PlannerError as refusal:
        sys.stderr.write(f"{say(refusal)}\n")
        return _status(refusal)
    return 0


def _status(refusal: PlannerError) -> int:
    return _NOT_UNDERSTOOD if isinstance(refusal, NotUnderstoodError) else _REFUSED


def uncaught(
    window: Window,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Log what nobody caught, and say that it is our fault."""
    # The step's kinds, never its label: that may hold an amount.
    steps = [
        ",".join(sorted(kind.__name__ for kind in change.touched()))
        for change in window.desk.bridge.history[-5:]
    ]
    # Where it was, never what it held: the words of an error may hold an amount.
    where = traceback.format_tb(trace)
    _LOG.critical("%s after %s\n%s", kind.__name__, steps, "".join(where))
    kept = events.failed(error)
    box = QtWidgets.QMessageBox(window)
    box.setIcon(QtWidgets.QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Something went wrong"))
    box.setText(
        tr("This is our fault, not yours. Your book is saved up to the last step.")
    )
    shown = f"{kind.__name__}: {error}"
    box.setDetailedText(f"{shown}\n{kept}" if kept is not None else shown)
    box.open()

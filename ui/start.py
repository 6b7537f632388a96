"""Keeps out of a start what only costs time; without it each start would be slower."""

import builtins
import gc

from PySide6.QtCore import QTimer


def begin() -> None:
    """Begin a start: nothing is garbage yet, and nobody switches features of PySide6.

    PySide6 reads the source of every module imported after it, to find out whether it
    may switch features in there. Nobody does here, so plain imports come back.
    """
    gc.disable()
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def end() -> None:
    """End it once what is shown is painted: what is there now is there to stay."""
    QTimer.singleShot(0, _collect_again)


def leave() -> None:
    """Leave: nothing that is there need be looked through once more."""
    gc.freeze()


def _collect_again() -> None:
    gc.freeze()
    gc.enable()

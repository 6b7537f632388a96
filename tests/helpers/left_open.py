"""A dialog that a test leaves open would keep all later tests waiting."""

import os

import pytest
from PySide6.QtWidgets import QApplication

# LEFT_OPEN=1 names the test that left one; without it, it is only hidden.
_IS_NAMED = bool(os.environ.get("LEFT_OPEN"))


def hide_left_open() -> None:
    """Hide what is open still, and say so where that is wanted."""
    found: list[str] = []
    while (left := QApplication.activeModalWidget()) is not None:
        found.append(f"{type(left).__name__} “{left.windowTitle()}”")
        left.hide()
    if found and _IS_NAMED:
        pytest.fail(f"left open: {', '.join(found)}")

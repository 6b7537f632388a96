"""The menu of what is recorded: every form it names is there."""

import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from typing import cast

from PySide6.QtWidgets import QDialog, QWidget

from ui.action import Menu
from ui.actions_record import record_actions
from ui.desk import Desk
from ui.shell import Shell


class _Heard:
    """Hears which form is asked for."""

    def __init__(self) -> None:
        self.forms: list[Callable[[Desk, QWidget], QDialog]] = []

    def show_form(self, ask: Callable[[Desk, QWidget], QDialog]) -> None:
        """Keep it."""
        self.forms.append(ask)


def test_every_one_opens_a_form_of_its_own() -> None:
    heard = _Heard()
    for action in record_actions():
        assert action.menu is Menu.RECORD
        action.does(cast("Shell", heard))

    assert len(set(heard.forms)) == len(record_actions())
    assert all(
        import_module(form.__module__).ask is form  # it is the module's own
        for form in heard.forms
    )


def test_no_form_is_imported_before_it_is_asked_for() -> None:
    code = (
        "import sys, ui.actions;"
        "print([name for name in sys.modules if name.endswith('_form')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"

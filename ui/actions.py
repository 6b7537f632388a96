"""Everything one can ask the window for, in one table: menus, bars, keys, palette."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.phrases import Phrase
from ui.action import (
    Action,
    Menu,
    always,
    can_redo,
    can_undo,
    has_steps,
    is_business,
    page,
)
from ui.actions_book import book_actions
from ui.actions_record import record_actions
from ui.actions_view import view_actions
from ui.shell import Shell

__all__ = ["ACTIONS", "PAGES", "Action", "Menu", "Shell"]


def _undo(shell: Shell) -> None:
    shell.desk.bridge.undo()


def _redo(shell: Shell) -> None:
    shell.desk.bridge.redo()


PAGES: Mapping[str, Phrase] = MappingProxyType(
    {
        "overview": Phrase("Overview"),
        "loans": Phrase("Loans"),
        "lines": Phrase("Credit lines"),
        "limits": Phrase("Limits"),
        "calendar": Phrase("Calendar"),
        "repay": Phrase("Repayment plan"),
        "finance": Phrase("Financing plan"),
        "business": Phrase("Business"),
        "channels": Phrase("Channels"),
        "files": Phrase("Import and export"),
        "reports": Phrase("Reports"),
    }
)


def _edit_actions() -> tuple[Action, ...]:
    return (
        Action(
            "undo",
            Phrase("Undo"),
            Menu.EDIT,
            _undo,
            "undo",
            "Ctrl+Z",
            can_undo,
            in_bar=True,
        ),
        Action(
            "redo",
            Phrase("Redo"),
            Menu.EDIT,
            _redo,
            "redo",
            "Ctrl+Shift+Z",
            can_redo,
            in_bar=True,
        ),
        Action(
            "history",
            Phrase("History …"),
            Menu.EDIT,
            lambda shell: shell.show_steps(),
            "calendar",
            "Ctrl+Shift+H",
            has_steps,
        ),
        Action(
            "find",
            Phrase("Search everything …"),
            Menu.EDIT,
            lambda shell: shell.search(),
            "search",
            "Ctrl+K",
            group=1,
        ),
    )


def _way_actions() -> tuple[Action, ...]:
    return (
        Action(
            "reminders",
            Phrase("Reminders …"),
            Menu.GO,
            lambda shell: shell.show_reminders(),
            "bell",
            "Ctrl+B",
            group=1,
        ),
        Action(
            "back",
            Phrase("Back"),
            Menu.GO,
            lambda shell: shell.go_back(),
            "back",
            "Alt+Left",
            group=1,
        ),
        Action(
            "forward",
            Phrase("Forward"),
            Menu.GO,
            lambda shell: shell.go_forward(),
            "forward",
            "Alt+Right",
            group=1,
        ),
    )


def _go_actions() -> tuple[Action, ...]:
    return tuple(
        Action(
            f"go-{name}",
            words,
            Menu.GO,
            page(name),
            name,
            may=is_business if name == "business" else always,
        )
        for name, words in PAGES.items()
    )


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        action.id: action
        for action in (
            *book_actions(),
            *record_actions(),
            *_edit_actions(),
            *_go_actions(),
            *_way_actions(),
            *view_actions(),
        )
    }
)

"""One thing to ask the window for; without it each menu would have its own idea."""

from collections.abc import Callable
from enum import Enum

from planner.lean import dataclass
from planner.model.records import BookKind
from planner.phrases import Phrase
from ui.desk import Desk
from ui.shell import Shell


class Menu(Enum):
    """The menus of the window, in their order."""

    BOOK = Phrase("Book")
    RECORD = Phrase("Record")
    EDIT = Phrase("Edit")
    GO = Phrase("Go to")
    VIEW = Phrase("View")
    HELP = Phrase("Help")


def always(_desk: Desk) -> bool:
    """Nothing hinders it."""
    return True


def has_lines(desk: Desk) -> bool:
    """A credit line is recorded."""
    return bool(desk.book.lines)


def has_loans(desk: Desk) -> bool:
    """A loan is recorded."""
    return bool(desk.book.loans)


def is_business(desk: Desk) -> bool:
    """The book is of a firm."""
    return desk.book.profile.kind is BookKind.BUSINESS


def can_undo(desk: Desk) -> bool:
    """There is a step to take back."""
    return desk.bridge.undoable is not None


def can_redo(desk: Desk) -> bool:
    """There is a step to do again."""
    return desk.bridge.redoable is not None


def has_steps(desk: Desk) -> bool:
    """There is a step to go back or forward to."""
    return can_undo(desk) or can_redo(desk)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to ask for.

    Attributes:
        id: never translated; pages ask for the action by it.
        words: translated when shown.
        may: whether it can be done now.
        group: a new number begins a new part of its menu.
        in_bar: whether it has a button in the tool bar.
    """

    id: str
    words: Phrase
    menu: Menu
    does: Callable[[Shell], None]
    icon: str = ""
    shortcut: str = ""
    may: Callable[[Desk], bool] = always
    group: int = 0
    in_bar: bool = False


def page(name: str) -> Callable[[Shell], None]:
    """Goes to a page."""
    return lambda shell: shell.go(name)

"""Everything one can ask the window for, in one table: menus, bars, keys, palette."""

from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Protocol

from PySide6.QtWidgets import QDialog, QWidget

from planner.lean import dataclass
from planner.model.records import BookKind
from planner.phrases import Phrase
from planner.wording.i18n import Language
from ui.desk import Desk
from ui.forms import (
    cash_form,
    expected_form,
    limits_grid,
    line_form,
    loan_form,
    move_form,
    note_form,
    profile_form,
    reading_form,
    receivable_form,
    repayment_form,
)
from ui.theme import Theme


class Shell(Protocol):
    """What an action may ask of the window."""

    @property
    def desk(self) -> Desk:
        """What is worked on."""
        ...

    def go(self, page: str) -> None:
        """Show a page."""
        ...

    def show_form(self, ask: Callable[[Desk, QWidget], QDialog]) -> None:
        """Open a form over the window."""
        ...

    def ask_for_book(self) -> None:
        """Let the user choose a book to open."""
        ...

    def ask_for_new_book(self) -> None:
        """Let the user choose where a new book goes."""
        ...

    def open_sample(self, kind: BookKind) -> None:
        """Make a sample book and open it."""
        ...

    def choose_language(self, language: Language) -> None:
        """Speak it from now on."""
        ...

    def choose_theme(self, theme: Theme) -> None:
        """Look like it from now on."""
        ...

    @property
    def chosen_theme(self) -> Theme:
        """The look that was chosen."""
        ...

    def search(self) -> None:
        """Open the search over everything."""
        ...

    def go_back(self) -> None:
        """Show the page that one came from."""
        ...

    def go_forward(self) -> None:
        """Show the page that one went back from."""
        ...

    def show_steps(self) -> None:
        """Show the steps of this session, to go back or forward to one."""
        ...

    def hide_amounts(self) -> None:
        """Hide amounts from onlookers, or show them again."""
        ...

    def about_book(self) -> None:
        """Show what there is to know of the book's file."""
        ...

    def show_manual(self) -> None:
        """Open the manual at the part of the page shown."""
        ...

    def show_tour(self) -> None:
        """Lead through the pages."""
        ...

    def tell_about(self) -> None:
        """Say what the program is."""
        ...

    def close(self) -> bool:
        """Leave the program."""
        ...


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


def _has_lines(desk: Desk) -> bool:
    return bool(desk.book.lines)


def _has_loans(desk: Desk) -> bool:
    return bool(desk.book.loans)


def _is_business(desk: Desk) -> bool:
    return desk.book.profile.kind is BookKind.BUSINESS


def _can_undo(desk: Desk) -> bool:
    return desk.bridge.undoable is not None


def _can_redo(desk: Desk) -> bool:
    return desk.bridge.redoable is not None


def _has_steps(desk: Desk) -> bool:
    return _can_undo(desk) or _can_redo(desk)


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


def _form(ask: Callable[[Desk, QWidget], QDialog]) -> Callable[[Shell], None]:
    return lambda shell: shell.show_form(ask)


def _page(page: str) -> Callable[[Shell], None]:
    return lambda shell: shell.go(page)


def _language(language: Language) -> Callable[[Shell], None]:
    return lambda shell: shell.choose_language(language)


def _theme(theme: Theme) -> Callable[[Shell], None]:
    return lambda shell: shell.choose_theme(theme)


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


def _book_actions() -> tuple[Action, ...]:
    book = Menu.BOOK
    return (
        Action(
            "new-book",
            Phrase("New book …"),
            book,
            lambda shell: shell.ask_for_new_book(),
            shortcut="Ctrl+Shift+N",
        ),
        Action(
            "open-book",
            Phrase("Open book …"),
            book,
            lambda shell: shell.ask_for_book(),
            "open",
            "Ctrl+O",
        ),
        Action(
            "sample-person",
            Phrase("Sample book of a person"),
            book,
            lambda shell: shell.open_sample(BookKind.PERSON),
            "sample",
            group=1,
        ),
        Action(
            "sample-business",
            Phrase("Sample book of a small firm"),
            book,
            lambda shell: shell.open_sample(BookKind.BUSINESS),
            "sample",
            group=1,
        ),
        Action(
            "import",
            Phrase("Import bills …"),
            book,
            _page("files"),
            "import",
            "Ctrl+I",
            group=2,
            in_bar=True,
        ),
        Action(
            "report",
            Phrase("Report as PDF …"),
            book,
            _page("reports"),
            "reports",
            "Ctrl+P",
            group=2,
        ),
        Action(
            "about-book",
            Phrase("About this book …"),
            book,
            lambda shell: shell.about_book(),
            "info",
            group=3,
        ),
        Action(
            "quit",
            Phrase("Quit"),
            book,
            _leave,
            shortcut="Ctrl+Q",
            group=4,
        ),
    )


def _leave(shell: Shell) -> None:
    shell.close()


def _record_actions() -> tuple[Action, ...]:
    record = Menu.RECORD
    return (
        Action(
            "new-line",
            Phrase("Credit line …"),
            record,
            _form(line_form.ask),
            "lines",
            "Ctrl+L",
        ),
        Action(
            "new-loan",
            Phrase("Loan …"),
            record,
            _form(loan_form.ask),
            "loans",
            "Ctrl+N",
            in_bar=True,
        ),
        Action(
            "new-repayment",
            Phrase("Repayment …"),
            record,
            _form(repayment_form.ask),
            "repayment",
            "Ctrl+R",
            _has_loans,
            in_bar=True,
        ),
        Action(
            "new-move",
            Phrase("Card spending or payment …"),
            record,
            _form(move_form.ask),
            "spend",
            "Ctrl+M",
            _has_lines,
        ),
        Action(
            "read-limits",
            Phrase("Today's limits …"),
            record,
            _form(limits_grid.ask),
            "limits",
            "Ctrl+T",
            _has_lines,
            group=1,
            in_bar=True,
        ),
        Action(
            "new-reading",
            Phrase("Limit of one line …"),
            record,
            _form(reading_form.ask),
            "limits",
            "Ctrl+Shift+T",
            _has_lines,
            group=1,
        ),
        Action(
            "new-note",
            Phrase("Event …"),
            record,
            _form(note_form.ask),
            "info",
            "Ctrl+E",
            group=1,
        ),
        Action(
            "new-cash",
            Phrase("Cash at hand …"),
            record,
            _form(cash_form.ask),
            "cash",
            "Ctrl+H",
            group=2,
        ),
        Action(
            "new-expected",
            Phrase("Expected income or expense …"),
            record,
            _form(expected_form.ask),
            "calendar",
            "Ctrl+Shift+E",
            group=2,
        ),
        Action(
            "new-receivable",
            Phrase("Receivable …"),
            record,
            _form(receivable_form.ask),
            "business",
            may=_is_business,
            group=2,
        ),
        Action(
            "profile",
            Phrase("Profile …"),
            record,
            _form(profile_form.ask),
            "settings",
            group=3,
        ),
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
            _can_undo,
            in_bar=True,
        ),
        Action(
            "redo",
            Phrase("Redo"),
            Menu.EDIT,
            _redo,
            "redo",
            "Ctrl+Shift+Z",
            _can_redo,
            in_bar=True,
        ),
        Action(
            "history",
            Phrase("History …"),
            Menu.EDIT,
            lambda shell: shell.show_steps(),
            "calendar",
            "Ctrl+Shift+H",
            _has_steps,
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


def _view_actions() -> tuple[Action, ...]:
    view = Menu.VIEW
    return (
        Action("language-zh", Phrase("中文"), view, _language("zh"), "language"),
        Action("language-en", Phrase("English"), view, _language("en"), "language"),
        Action(
            "theme-system",
            Phrase("Look of the system"),
            view,
            _theme(Theme.SYSTEM),
            "theme",
            group=1,
        ),
        Action(
            "theme-light", Phrase("Light"), view, _theme(Theme.LIGHT), "theme", group=1
        ),
        Action(
            "theme-dark", Phrase("Dark"), view, _theme(Theme.DARK), "theme", group=1
        ),
        Action(
            "hide-amounts",
            Phrase("Hide amounts"),
            view,
            lambda shell: shell.hide_amounts(),
            "mask",
            "F8",
            group=2,
        ),
        Action(
            "manual",
            Phrase("Manual of this page"),
            Menu.HELP,
            lambda shell: shell.show_manual(),
            "help",
            "F1",
        ),
        Action("tour", Phrase("Tour …"), Menu.HELP, lambda shell: shell.show_tour()),
        Action(
            "about",
            Phrase("About Duheng"),
            Menu.HELP,
            lambda shell: shell.tell_about(),
            "info",
            group=1,
        ),
    )


def _way_actions() -> tuple[Action, ...]:
    return (
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
            f"go-{page}",
            words,
            Menu.GO,
            _page(page),
            page,
            may=_is_business if page == "business" else always,
        )
        for page, words in PAGES.items()
    )


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        action.id: action
        for action in (
            *_book_actions(),
            *_record_actions(),
            *_edit_actions(),
            *_go_actions(),
            *_way_actions(),
            *_view_actions(),
        )
    }
)

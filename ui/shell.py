"""What an action may ask of the window; without it a menu would know all of it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QDialog, QWidget

from planner.model.records import BookKind
from planner.wording.i18n import Language
from ui.desk import Desk
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

    def show_log(self) -> None:
        """Show what happened, and a report for those who help."""
        ...

    def tell_about(self) -> None:
        """Say what the program is."""
        ...

    def show_reminders(self) -> None:
        """Show what is to be remembered."""
        ...

    def show_settings(self) -> None:
        """Let the user choose language, look, paper, reminders and where copies go."""
        ...

    def close(self) -> bool:
        """Leave the program."""
        ...

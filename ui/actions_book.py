"""What can be done with the book: open, import, report, look after, leave."""

from planner.model.records import BookKind
from planner.phrases import Phrase
from ui.action import Action, Menu, page
from ui.shell import Shell


def book_actions() -> tuple[Action, ...]:
    """The menu of the book."""
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
            page("files"),
            "import",
            "Ctrl+I",
            group=2,
            in_bar=True,
        ),
        Action(
            "report",
            Phrase("Report as PDF …"),
            book,
            page("reports"),
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
            "settings",
            Phrase("Settings …"),
            book,
            lambda shell: shell.show_settings(),
            "settings",
            "Ctrl+,",
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

"""What every test of the screen begins with: the program's own look, and desks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from planner.model.book import Book
from planner.model.records import BookKind
from tests.helpers import screen
from tests.helpers.left_open import hide_left_open
from ui.desk import Desk
from ui.widgets import columns_kept


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    # Once: a style sheet set anew is worked out anew for every widget there is.
    screen.dress()


@pytest.fixture(autouse=True)
def _cleared(qapp: QApplication) -> Iterator[None]:
    columns_kept.use(None)  # a window remembers for all tables there are
    yield
    hide_left_open()
    # Nobody runs Qt's own loop here, so what is to be deleted would pile up.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def at_desk(tmp_path: Path, qapp: QApplication) -> Iterator[Callable[[Book], Desk]]:
    """Makes a desk for a book, and clears it away."""
    desks: list[Desk] = []

    def made(book: Book) -> Desk:
        desks.append(screen.desk(book, tmp_path))
        return desks[-1]

    yield made
    for desk in desks:
        desk.tasks.close()
        desk.bridge.close()


@pytest.fixture
def desk(at_desk: Callable[[Book], Desk]) -> Desk:
    """A desk with the sample book of a person on it."""
    return at_desk(screen.sample())


@pytest.fixture
def firm(at_desk: Callable[[Book], Desk]) -> Desk:
    """A desk with the sample book of a small firm on it."""
    return at_desk(screen.sample(BookKind.BUSINESS))


@pytest.fixture
def nothing(at_desk: Callable[[Book], Desk]) -> Desk:
    """A desk with an empty book on it."""
    return at_desk(Book())

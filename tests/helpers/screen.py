"""What a page or window under test works with: a session in memory, no real files."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.app.commands import Command
from planner.app.handlers import apply
from planner.app.samples.tell import commands
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.exchange.json_out import book_in
from planner.exchange.preview import preview
from planner.exchange.read import read_bills
from planner.model.book import Book
from planner.model.records import BookKind
from planner.store.repair import Repairs
from planner.store.restore import Copies
from planner.store.traces import Traces
from tests.helpers import make
from tests.helpers.memory import MemoryStore
from ui import look
from ui.book.opening import Opened
from ui.bridge import Bridge
from ui.desk import Desk
from ui.services import Services
from ui.settings import Settings
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.card import Card

TODAY = date(2026, 11, 25)
FONT = Path(__file__).parents[2] / "reports" / "fonts" / "NotoSansSC-Regular.ttf"


@cache
def sample(kind: BookKind = BookKind.PERSON) -> Book:
    """The sample book of a kind, made once."""
    book = Book()
    for wish in commands(kind, TODAY):
        book = apply(book, wish)
    return book


@cache
def big() -> Book:
    """A book of about 10,000 records."""
    return make.book(
        *(make.line(f"line-{n}") for n in range(20)),
        *(make.loan(f"loan-{n}", line=f"line-{n % 20}") for n in range(200)),
        *(
            make.reading(f"line-{n % 20}", date(2025, 1 + n % 12, 1 + n % 28))
            for n in range(3000)
        ),
        *(
            make.move(f"line-{n % 20}", date(2025, 1 + n % 12, 1 + n % 28))
            for n in range(7000)
        ),
    )


def services(stores: dict[Path, MemoryStore] | None = None) -> Services:
    """Parts whose books live in memory, by path."""
    kept = stores if stores is not None else {}

    def open_store(
        path: Path, *, write: bool = False, key: str | None = None
    ) -> MemoryStore:
        return kept[path]

    def new_store(path: Path, book: Book | None = None) -> MemoryStore:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        kept[path] = MemoryStore(book)
        return kept[path]

    return Services(
        clock=FixedClock(TODAY),
        open_store=open_store,
        new_store=new_store,
        read_bills=read_bills,
        preview_bill=preview,
        read_book=book_in,
        write_report=_write_report,
        write_tables=_write_tables,
        copies=Copies,
        repairs=Repairs,
        traces=lambda _place: Traces(),
        change_password=lambda _old, _path, _new, **_: 1,
        keep_copies_in=lambda _place: None,
        sample=_sample,
        font=FONT,
    )


def begun(session: Session, path: Path = Path("none.duheng")) -> Opened:
    """A session as the window takes it."""
    return Opened(session, path)


def desk(book: Book, folder: Path) -> Desk:
    """A desk with this book on it."""
    session = Session(MemoryStore(book), FixedClock(TODAY))
    owner = QApplication.instance()
    bridge = Bridge(session, owner)
    tasks = Tasks(lambda: bridge.book, owner)
    return Desk(bridge, tasks, services(), Settings(folder / "duheng.ini"))


def dress() -> None:
    """Look as the program does, in the light look."""
    QApplication.setStyle("Fusion")
    look.choose_face(FONT)
    look.wear(Theme.LIGHT)


def named(inside: QWidget, name: str) -> QWidget:
    """The one visible widget with this accessible name."""
    found = [
        one
        for one in inside.findChildren(QWidget)
        if one.accessibleName() == name
        and one.isVisible()
        and not isinstance(one, Card)
    ]
    assert len(found) == 1, (name, found)
    return found[0]


def press(inside: QWidget, words: str, qtbot: QtBot) -> None:
    """Click the first visible button with these words or this name."""

    def found() -> list[QAbstractButton]:
        return [
            one
            for one in inside.findChildren(QAbstractButton)
            if one.isVisible() and words in (one.text(), one.accessibleName())
        ]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def press_hidden(inside: QWidget, words: str) -> None:
    """Click the one button with these words in a window that is not shown."""
    (found,) = [x for x in inside.findChildren(QAbstractButton) if x.text() == words]
    found.click()


def close_dialog(inside: QWidget) -> None:
    """Leave the one dialog that is open."""
    (dialog,) = [one for one in inside.findChildren(QDialog) if one.isVisible()]
    dialog.reject()


def all_text(inside: QWidget) -> str:
    """Every label's words."""
    return "\n".join(
        one.text() for one in inside.findChildren(QLabel) if not one.isHidden()
    )


def _sample(kind: BookKind, on: date) -> Iterable[Command]:
    wishes: Sequence[Command] = tuple(commands(kind, on))
    return wishes


def _write_tables(book: Book, on: date, out: Path) -> Sequence[Path]:
    from planner.exchange.write import write_tables  # noqa: PLC0415  # heavy

    return write_tables(book, on, out)


def _write_report(*told: object, **more: object) -> int:
    from reports.write import write_report  # noqa: PLC0415  # heavy

    return write_report(*told, **more)


def typed_in_place(table: QWidget, column: int, words: str, qtbot: QtBot) -> None:
    """Press F2 on a cell of the first row, type, press Enter."""
    assert isinstance(table, QTableView)
    table.setCurrentIndex(table.model().index(0, column))
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, words)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() == QTableView.State.NoState)

"""Bills come in, reviewed row by row; records go out as tables and calendars."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QMimeData, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QFileDialog, QPushButton, QStackedWidget, QWidget

from planner.app.commands import Command, Declare, TakeImport
from planner.app.import_call import Apart, set_apart
from planner.app.labels import label
from planner.errors import PlannerError
from planner.exchange.errors import LockedZipError, NoBillError, NoHeaderError
from planner.model.bills import BillReading
from planner.model.book import Book
from planner.model.declared import FileLayout, ImportRule
from planner.model.records import (
    ImportedRow,
    Line,
    Loan,
    Question,
    Record,
    Repayment,
)
from planner.phrases import Sentence
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import shelf, theme
from ui.desk import Desk
from ui.forms import password_form
from ui.forms.layout_form import LayoutDialog
from ui.models.counts import records
from ui.parts.questions import Questions
from ui.parts.review import Review
from ui.services import Services
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.card import Card
from ui.widgets.frame import framed, scrolled

_TASK, _EXPORT = "import", "export"


class Page(QWidget):
    """A place to drop bills, their review, open questions, and exports."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset(
        {ImportedRow, Question, Line, Loan, Repayment, ImportRule, FileLayout}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._notice = Banner()
        self._added: Sentence | None = None
        self._files: tuple[Path, ...] = ()
        self._password: str | None = None
        self._pasted: QTemporaryDir | None = None  # gone with the page
        self._layouts: tuple[FileLayout, ...] = ()
        self._books: tuple[Command, ...] = ()
        self._in_books = 0  # records that these add
        self._unknown: Path | None = None
        self._written: Path | None = None
        self._map_button = self._offer(tr("Say what its columns hold …"), self._map)
        self._folder_button = self._offer(tr("Open folder"), self._show_folder)
        self._busy = Busy(tr("Reading the bills …"), self._stop)
        self._writing = Busy(tr("Writing the file …"), self._stop_export)
        self._review = Review(desk)
        self._review.agreed.connect(self._agree)
        self._review.cancelled.connect(self._show_start)
        self._questions = Questions(desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(self._start()))
        self._stack.addWidget(self._review)
        body = QWidget()
        body.setLayout(
            text.column(
                self._notice, self._busy, self._writing, self._stack, gap=theme.PAD
            )
        )
        framed(
            self,
            tr("Import and export"),
            tr("Bills are reviewed before anything is written to your book."),
            body,
        )
        self.setAcceptDrops(True)
        self.refresh()

    def refresh(self) -> None:
        """Show the open questions of the book."""
        if self._added is not None and self._added != self.desk.bridge.undoable:
            # What it told of is taken back, or is not what undo takes back next.
            self._tell("")
            self._added = None
        self._questions.refresh()

    def read(self, files: Sequence[Path]) -> None:
        """Read bill files and show what they hold; nothing is written."""
        self._files, self._password = tuple(files), None
        self._layouts = ()
        self._start_reading()

    def _start_reading(self) -> None:
        self._tell("")
        self._busy.begin()
        book = self.desk.book.with_(*self._layouts)
        work = partial(_read, self.desk.services, self._files, book, self._password)
        task = self.desk.tasks.start(_TASK, work, self._show_reading, self.show_refusal)
        task.progressed.connect(self._busy.show_progress)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override QWidget.dragEnterEvent."""
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override QWidget.dropEvent."""
        files = _files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.read(files)

    def _start(self) -> QWidget:
        drop = Card(tr("Import bills"))
        drop.add(
            text.label(
                tr(
                    "Drop files here: exports of Alipay, WeChat, JD and Meituan,"
                    " statements of banks, a credit report; zipped ones too."
                ),
                Tone.MUTED,
            )
        )
        choose = text.primary(tr("Choose files …"), "import", self._choose)
        paste = text.button(tr("Paste"), "", self._paste)
        paste.setToolTip(tr("Files, or the text of a bill or credit report"))
        drop.add(text.row(choose, paste, 1))
        out = Card(tr("Export"))
        out.add(
            text.label(
                tr("All records for other programs and for your calendar."), Tone.MUTED
            )
        )
        out.add(text.row(*self._export_buttons(), 1))
        body = QWidget()
        body.setLayout(text.column(drop, self._questions, out, 1, gap=theme.PAD))
        return body

    def _export_buttons(self) -> list[QWidget]:
        kinds = {
            "xlsx": tr("Excel table"),
            "csv": tr("CSV tables"),
            "json": tr("JSON"),
            "ics": tr("Calendar of dues"),
        }
        return [
            text.button(words, "export", partial(self._export, ending))
            for ending, words in kinds.items()
        ]

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            tr("Choose bill files"),
            str(Path.home()),
            tr("Bills")
            + " (*.csv *.xlsx *.xls *.txt *.ofx *.zip *.pdf *.json);;"
            + tr("All files")
            + " (*)",
        )
        if names:
            self.read([Path(name) for name in names])

    def _paste(self) -> None:
        """Read the files, or else the text, that was copied elsewhere."""
        # Qt declares that there always is one; a clipboard of nothing has none.
        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()
        files = _files(copied)
        words = QGuiApplication.clipboard().text()
        if not files and words.strip():
            self._pasted = QTemporaryDir()
            path = Path(self._pasted.path()) / tr("pasted text.txt")
            # Half a letter, which the clipboard may hold, is no UTF-8.
            path.write_text(words, encoding="utf-8", errors="replace")
            files = [path]
        if files:
            self.read(files)
        else:
            self._tell(tr("Nothing was copied that could be read."), Tone.PLAIN)

    def _show_reading(self, found: object) -> None:
        self._busy.hide()
        if isinstance(found, tuple):
            reading, apart = found
            self._books, self._in_books = apart.wishes, apart.added
            more = bool(self._layouts or self._books)
            self._review.show_reading(reading, brings_more=more)
            self._stack.setCurrentIndex(1)

    def show_refusal(self, refusal: PlannerError) -> None:
        """Say why the files cannot be read."""
        self._busy.hide()
        if isinstance(refusal, LockedZipError):
            form = password_form.ask(say(refusal), self._unlock, self.window())
            form.open()
            return
        self._tell(say(refusal), Tone.BAD)
        self._unknown = _meant(self._files, refusal)
        self._map_button.setVisible(self._unknown is not None)

    def _offer(self, words: str, does: Callable[[], None]) -> QPushButton:
        """A button beside the notice, hidden until there is something to do."""
        made = text.button(words, clicked=does)
        made.hide()
        self._notice.add(made)
        return made

    def _tell(self, words: str, tone: Tone = Tone.PLAIN) -> None:
        self._notice.tell(words, tone)
        self._unknown = None
        self._map_button.hide()
        self._folder_button.hide()

    def _unlock(self, password: str) -> None:
        self._password = password
        self._start_reading()

    def _map(self) -> None:
        """Let the user say what the columns of the refused file hold."""
        if self._unknown is None:
            return
        try:
            preview = self.desk.services.preview_bill(
                self._unknown, self.desk.book, self._password
            )
        except PlannerError as refusal:
            self._tell(say(refusal), Tone.BAD)
            return
        book, take = self.desk.book, self._read_with
        LayoutDialog(preview, book, take, self.window()).open()

    def _read_with(self, layout: FileLayout) -> None:
        """Read again; the layout goes into the book with what it reads, or not."""
        known = [*self.desk.book.layouts.values(), *self._layouts]
        number = len(known) + 1
        while self.desk.book.find(name := f"layout-{number}") is not None:
            number += 1
        self._layouts = (*self._layouts, replace(layout, id=name))
        self._start_reading()

    def _show_start(self) -> None:
        self._stack.setCurrentIndex(0)

    def _agree(self, reading: BillReading, more: tuple[Command, ...]) -> None:
        wish = TakeImport(
            reading.records, reading.rows, reading.questions, reading.settled
        )
        layouts = [Declare(layout) for layout in self._layouts]
        wishes = (*self._books, *layouts, wish, *more)
        named = label(self.desk.book, wish) if wishes != (wish,) else None
        if self._books and not reading.records:
            named = label(self.desk.book, self._books[0])
        if self.desk.bridge.do(*wishes, named=named):
            words = tr("Added: {records}. Undo takes all of it back.")
            count = self._in_books + len(reading.records)
            told = words.format(records=records(count))
            self._tell(told, Tone.GOOD)
            self._added = self.desk.bridge.undoable
            self._show_start()

    def _stop(self) -> None:
        self.desk.tasks.cancel(_TASK)
        self._busy.hide()
        self._tell(tr("Stopped; nothing in the book was changed."), Tone.PLAIN)

    def _export(self, ending: str) -> None:
        name = f"duheng-{self.desk.today}.{ending}"
        out = shelf.save_place(self, tr("Export"), name, f"*.{ending}")
        if out is None:
            return
        write, book, today = (
            self.desk.services.write_tables,
            self.desk.book,
            self.desk.today,
        )

        def work(_: Told) -> Path:
            write(book, today, out)
            return out

        self._writing.begin()
        task = self.desk.tasks.start(
            _EXPORT, work, self._tell_exported, self._refuse_export, whatever_book=True
        )
        task.progressed.connect(self._writing.show_progress)

    def _tell_exported(self, written: object) -> None:
        self._writing.hide()
        self._written = cast("Path", written)
        words = tr("{file} is written.").format(file=self._written.name)
        self._tell(words, Tone.GOOD)
        self._folder_button.show()

    def _show_folder(self) -> None:
        if self._written is not None:
            folder = QUrl.fromLocalFile(str(self._written.parent))
            QDesktopServices.openUrl(folder)

    def _refuse_export(self, refusal: PlannerError) -> None:
        self._writing.hide()
        self._tell(say(refusal), Tone.BAD)

    def _stop_export(self) -> None:
        self.desk.tasks.cancel(_EXPORT)
        self._writing.hide()
        self._tell(tr("Stopped; nothing in the book was changed."), Tone.PLAIN)


def _read(
    services: Services,
    files: tuple[Path, ...],
    book: Book,
    password: str | None,
    told: Told,
) -> tuple[BillReading, Apart]:
    """What bills hold, beside the books and lenders' tables among the files."""
    apart = set_apart(files, book, services.read_book)
    reading = services.read_bills(
        apart.bills,
        apart.book,
        progress=told.progress,
        cancelled=told.cancelled,
        password=password,
    )
    reading = replace(reading, files=(*apart.files, *reading.files))
    return reading, apart


def _meant(files: Sequence[Path], refusal: PlannerError) -> Path | None:
    """The file that can be mapped by hand, of a refusal that says nobody knows it."""
    if not isinstance(refusal, (NoBillError, NoHeaderError)):
        return None
    named = str(refusal.values["file"])
    return next((file for file in files if named.startswith(str(file))), None)


def _files(dropped: QMimeData | None) -> list[Path]:
    urls = dropped.urls() if dropped is not None else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]

"""What a report will say, before it is saved as PDF."""

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTextBrowser, QWidget

from planner.app.report_options import ReportOptions
from planner.errors import PlannerError
from planner.model.book import TABLE_OF, Book
from planner.model.records import BookKind, Record
from planner.wording import i18n, mask
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import printing, shelf, theme
from ui.desk import Desk
from ui.paper import Paper
from ui.parts.report_choice import ReportChoice
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.edit import Choice
from ui.widgets.frame import framed
from ui.widgets.sheets import Sheets

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from reports.document import Document

_PREVIEW, _WRITE, _PRINT = "preview", "report", "print"


class Page(QWidget):
    """The kind of report, its words, and where to save it."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset(TABLE_OF)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._notice = Banner()
        self._opens = text.flat(tr("Open"), self.open_written)
        self._notice.add(self._opens)
        self._opens.hide()
        self._written: Path | None = None
        self._busy = Busy(tr("Preparing the report …"), self._stop)
        self._kind = Choice()
        self._kind.setAccessibleName(tr("Kind of report"))
        self._save = text.primary(tr("Save as PDF …"), "export", self._choose_place)
        self._print = text.button(tr("Print …"), "reports", self.print_shown)
        self._print.setEnabled(False)
        self._choice = ReportChoice(desk.today, desk.settings.paper)
        self._paper: Paper | None = None
        self._sheets = Sheets()
        self._as_words = text.button(tr("As text"), clicked=self._turn)
        self._as_words.setCheckable(True)
        self._shown = QTextBrowser()
        self._shown.setAccessibleName(tr("Preview"))
        self._shown.setOpenExternalLinks(False)
        self._shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown.document().setDocumentMargin(theme.EDGE)
        self._lay_out()
        self._offer()
        self._kind.typed.connect(self._preview)
        self._choice.changed.connect(self._preview)
        self._is_new = True

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget.showEvent: work begins when the page is first looked at."""
        if self._is_new:
            self.refresh()
        super().showEvent(event)

    def _lay_out(self) -> None:
        self._views = QStackedWidget()
        self._views.addWidget(self._sheets)
        self._views.addWidget(self._shown)
        body = QWidget()
        body.setLayout(
            text.column(
                self._choice, self._notice, self._busy, self._views, gap=theme.GAP
            )
        )
        words = tr("The pages as they will be saved and printed.")
        if mask.is_hidden():
            words += tr(" Amounts are hidden in them, as on the screen.")
        framed(
            self,
            tr("Reports"),
            words,
            body,
            text.flat(tr("A folder of books …"), self.ask_folder),
            self._kind,
            self._as_words,
            self._print,
            self._save,
        )

    def refresh(self) -> None:
        """Show the report of the book as it is now."""
        self._is_new = False
        self._offer()
        self._preview()

    def save(self, out: Path) -> None:
        """Write the report to a file that the user chose."""
        self._busy.begin()
        desk = self.desk
        work = partial(
            _written,
            partial(
                desk.services.write_report,
                desk.book,
                desk.today,
                out,
                self._asked(out.with_suffix(".xlsx")),
                # The dialog has asked whether to replace a file.
                force=True,
                book_file=desk.settings.last_book,
            ),
            out,
        )
        task = desk.tasks.start(
            _WRITE, work, self._tell_written, self.show_refusal, whatever_book=True
        )
        task.progressed.connect(self._busy.show_progress)

    def _offer(self) -> None:
        self._choice.offer(self.desk.book)
        kind = self.desk.book.profile.kind
        own = (
            tr("Business report")
            if kind is BookKind.BUSINESS
            else tr("Personal report")
        )
        kinds = (
            (kind.value, own),
            ("bank", tr("For the bank")),
            ("plan", tr("The plan")),
        )
        chosen = self._kind.value()
        if self._kind.offered != tuple(value for value, _ in kinds):
            with QSignalBlocker(self._kind):
                self._kind.offer(*kinds)
                self._kind.put(chosen if chosen in ("bank", "plan") else kind.value)

    def _asked(self, tables: Path | None = None) -> ReportOptions:
        """What is shown, saved and printed alike."""
        return self._choice.options(self._kind.value(), tables)

    def _preview(self) -> None:
        self._busy.begin()
        work = partial(_document, self.desk.book, self.desk.today, self._asked())
        task = self.desk.tasks.start(
            _PREVIEW, work, self._show_document, self.show_refusal
        )
        task.progressed.connect(self._busy.show_progress)

    def _show_document(self, made: object) -> None:
        words, content = cast("tuple[str, bytes]", made)
        self._busy.hide()
        self._notice.hide()
        self._save.setEnabled(True)
        self._print.setEnabled(True)
        self._shown.setHtml(words)
        before, self._paper = self._paper, Paper(content)
        self._sheets.show_paper(self._paper)
        if before is not None:
            before.close()

    def _turn(self) -> None:
        self._views.setCurrentIndex(int(self._as_words.isChecked()))

    def ask_folder(self) -> None:
        """Offer to write the reports of all books of a folder, as chosen here."""
        # many processes come with this import: only when they are asked for
        from ui.parts import folder_reports  # noqa: PLC0415  # heavy, only when used

        asked = self._asked()
        folder_reports.FolderReports(self.desk, asked, self.window()).open()

    def print_shown(self) -> None:
        """Print the pages that are shown, hidden amounts and all."""
        paper = self._paper
        printer = printing.ask(paper, self) if paper is not None else None
        if printer is None or paper is None:
            return
        self._busy.begin()
        work = partial(_printed, printer, paper)
        task = self.desk.tasks.start(
            _PRINT, work, self._tell_printed, self.show_refusal, whatever_book=True
        )
        task.progressed.connect(self._busy.show_progress)

    def _tell_printed(self, count: object) -> None:
        self._busy.hide()
        self._opens.hide()
        if count:
            words = tr("{n} pages went to the printer.").format(n=count)
            self._notice.tell(words, Tone.GOOD)
        else:
            words = tr("The printer takes nothing; nothing was printed.")
            self._notice.tell(words, Tone.BAD)

    def show_refusal(self, refusal: PlannerError) -> None:
        """Say why there is no report."""
        self._busy.hide()
        self._opens.hide()
        self._notice.tell(say(refusal), Tone.BAD)

    def _choose_place(self) -> None:
        out = shelf.pdf_place(self, tr("Report"), self.desk.today)
        if out is not None:
            self.save(out)

    def _tell_written(self, out: object) -> None:
        self._busy.hide()
        self._written = cast("Path", out)
        self._opens.show()
        words = tr("{file} is written.").format(file=self._written.name)
        self._notice.tell(words, Tone.GOOD)

    def open_written(self) -> None:
        """Open the PDF just written."""
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _stop(self) -> None:
        self.desk.tasks.cancel(_PREVIEW)
        self.desk.tasks.cancel(_WRITE)
        self.desk.tasks.cancel(_PRINT)
        self._busy.hide()


def _document(
    book: Book, today: date, asked: ReportOptions, _told: Told
) -> tuple[str, bytes]:
    # Ink and its library are fetched here, on the worker's thread.
    with i18n.speaking(asked.language):
        document: Document = import_module("reports.write").report(book, today, asked)
        words = str(import_module("ui.preview").html(document))
        return words, bytes(import_module("reports.pdf").ink(document))


def _printed(printer: "QPrinter", paper: Paper, told: Told) -> int:
    return printing.print_on(printer, paper, told.progress, told.cancelled)


def _written(write: Callable[[], object], out: Path, _told: Told) -> Path:
    write()
    return out

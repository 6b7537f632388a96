"""What a report will say, before it is saved as PDF."""

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QTextBrowser, QWidget

from planner.errors import PlannerError
from planner.model.book import TABLE_OF, Book
from planner.model.records import BookKind, Record
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import shelf, theme
from ui.desk import Desk
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.edit import Choice
from ui.widgets.frame import framed

if TYPE_CHECKING:
    from reports.document import Document

_PREVIEW, _WRITE = "preview", "report"


class Page(QWidget):
    """The kind of report, its words, and where to save it."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset(TABLE_OF)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
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
        self._shown = QTextBrowser()
        self._shown.setAccessibleName(tr("Preview"))
        self._shown.setOpenExternalLinks(False)
        self._shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown.document().setDocumentMargin(theme.EDGE)
        body = QWidget()
        body.setLayout(
            text.column(self._notice, self._busy, self._shown, gap=theme.GAP)
        )
        framed(
            self,
            tr("Reports"),
            tr(
                "The words of the report; the PDF adds charts, page numbers and"
                " bookmarks."
            ),
            body,
            self._kind,
            self._save,
        )
        self._offer()
        self._kind.typed.connect(self._preview)
        self._preview()

    def refresh(self) -> None:
        """Show the report of the book as it is now."""
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
                self._kind.value(),
                # The dialog has asked whether to replace a file.
                force=True,
                book_file=desk.settings.last_book,
            ),
            out,
        )
        desk.tasks.start(_WRITE, work, self._tell_written, self.show_refusal)

    def _offer(self) -> None:
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

    def _preview(self) -> None:
        self._busy.begin()
        work = partial(
            _document, self.desk.book, self.desk.today, str(self._kind.value())
        )
        self.desk.tasks.start(_PREVIEW, work, self._show_document, self.show_refusal)

    def _show_document(self, words: object) -> None:
        self._busy.hide()
        self._save.setEnabled(True)
        self._shown.setHtml(str(words))

    def show_refusal(self, refusal: PlannerError) -> None:
        """Say why there is no report."""
        self._busy.hide()
        self._opens.hide()
        self._notice.tell(say(refusal), Tone.BAD)

    def _choose_place(self) -> None:
        proposed = shelf.folder() / f"{tr('Report')} {self.desk.today}.pdf"
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Save as PDF"), str(proposed), "PDF (*.pdf)"
        )
        if name:
            out = Path(name)
            self.save(out if out.suffix else out.with_suffix(".pdf"))

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
        self._busy.hide()


def _document(book: Book, today: date, kind: str, _told: Told) -> str:
    # Ink and its library are fetched here, on the worker's thread.
    document: Document = import_module("reports.write").report(book, today, kind)
    return str(import_module("ui.preview").html(document))


def _written(write: Callable[[], object], out: Path, _told: Told) -> Path:
    write()
    return out

"""Why a limit is low, what would help, and a letter to the one who decides."""

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from planner.app.labels import name_of
from planner.app.outlook import limit_estimates
from planner.app.queries_advice import AdviceRow, advice
from planner.credit.estimate import Estimate
from planner.errors import PlannerError
from planner.model.book import Book
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import shelf, theme
from ui.desk import Desk
from ui.models.advice import ADVICE
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.card import Card
from ui.widgets.edit import Choice
from ui.widgets.frame import scrolled
from ui.widgets.table import Table

if TYPE_CHECKING:
    from reports.document import Document

_PREVIEW, _WRITE = "letter-preview", "letter"
_PAPER_HEIGHT = 420
_WIDE = 290  # of the choice; the longest kind is read in full


class _Drafted(NamedTuple):
    """What is shown of one line."""

    rows: tuple[AdviceRow, ...]
    letter: str


class Objection(QWidget):
    """What speaks against the line above, the letter about it below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._notice = Banner()
        self._opens = text.flat(tr("Open"), self.open_written)
        self._notice.add(self._opens)
        self._opens.hide()
        self._written: Path | None = None
        self._busy = Busy(tr("Preparing the letter …"), self._stop)
        self._line, self._kind = Choice(), Choice()
        self._line.setAccessibleName(tr("Line"))
        self._kind.setAccessibleName(tr("Kind of letter"))
        self._kind.setMinimumWidth(_WIDE)
        self._kind.offer(
            ("limit", tr("Request to review a credit limit")),
            ("bureau", tr("Objection to a credit record")),
            ("complaint", tr("Complaint about a lender")),
        )
        self._save = text.primary(tr("Save as PDF …"), "export", self._choose_place)
        self._save.setEnabled(False)
        self._rows: Table[AdviceRow] = Table(
            ADVICE,
            tr("Why it is low, and what would help"),
            tr("The book shows nothing that speaks against it."),
            wraps=True,
        )
        self._paper = QTextBrowser()
        self._paper.setAccessibleName(tr("The letter"))
        self._paper.document().setDocumentMargin(theme.PAD)
        self._paper.setMinimumHeight(_PAPER_HEIGHT)
        self._paper.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self._line.typed.connect(self._draft)
        self._kind.typed.connect(self._draft)

    def refresh(self) -> None:
        """Offer the lines of the book as it is now, and draft anew."""
        book, today = self._desk.book, self._desk.today
        chosen = self._line.value()
        lines = [one for one in book.lines.values() if one.opened_on <= today]
        self._line.offer(*((one.id, name_of(one)) for one in lines))
        if chosen in self._line.offered:
            self._line.put(chosen)
        self._draft()

    def save(self, out: Path) -> None:
        """Write the letter to a file that the user chose."""
        self._busy.begin()
        desk = self._desk
        write = partial(
            desk.services.write_report,
            desk.book,
            desk.today,
            out,
            self._wanted(),
            # The dialog has asked whether to replace a file.
            force=True,
            book_file=desk.settings.last_book,
        )
        work = partial(_written, write, out)
        desk.tasks.start(
            _WRITE, work, self._tell_written, self.show_refusal, whatever_book=True
        )

    def show_refusal(self, refusal: PlannerError) -> None:
        """Say why there is no letter."""
        self._busy.hide()
        self._opens.hide()
        self._notice.tell(say(refusal), Tone.BAD)

    def open_written(self) -> None:
        """Open the PDF just written."""
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _lay_out(self) -> None:
        why = Card(tr("Why it is low, and what would help"), padded=False)
        why.head.addWidget(self._line)
        why.add(self._rows)
        secret = text.label(
            tr("Estimates, no promise: the lender's rule is secret."),
            Tone.MUTED,
            theme.SMALL_PT,
        )
        secret.setContentsMargins(theme.PAD, 0, theme.PAD, theme.GAP)
        why.add(secret)
        letter = Card(tr("When and how to object"))
        letter.head.addWidget(self._kind)
        letter.head.addWidget(self._save)
        letter.add(self._paper)
        body = QWidget()
        body.setLayout(
            text.column(self._notice, self._busy, why, letter, 1, gap=theme.PAD)
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(scrolled(body))

    def _wanted(self) -> str:
        return f"letter:{self._kind.value()}:{self._line.value() or ''}"

    def _draft(self) -> None:
        line = self._line.value()
        if line is None:
            return
        self._busy.begin()
        book, today = self._desk.book, self._desk.today
        work = partial(_drafted, book, today, str(line), self._wanted())
        self._desk.tasks.start(_PREVIEW, work, self._take, self.show_refusal)

    def _take(self, found: object) -> None:
        self._busy.hide()
        if isinstance(found, _Drafted):
            self._save.setEnabled(True)
            self._rows.show_rows(found.rows)
            self._rows.fit_height(8)
            self._paper.setHtml(found.letter)

    def _choose_place(self) -> None:
        out = shelf.pdf_place(self, tr("Letter"), self._desk.today)
        if out is not None:
            self.save(out)

    def _tell_written(self, out: object) -> None:
        self._busy.hide()
        if isinstance(out, Path):
            self._written = out
            self._opens.show()
            words = tr("{file} is written.").format(file=out.name)
            self._notice.tell(words, Tone.GOOD)

    def _stop(self) -> None:
        self._desk.tasks.cancel(_PREVIEW)
        self._desk.tasks.cancel(_WRITE)
        self._busy.hide()


def _drafted(book: Book, today: date, line: str, kind: str, _told: Told) -> _Drafted:
    (found,) = limit_estimates(book, today, lines=(line,))
    rows = advice(found) if isinstance(found, Estimate) else ()
    # Ink and its library are fetched here, on the worker's thread.
    document: Document = import_module("reports.write").report(book, today, kind)
    return _Drafted(rows, str(import_module("ui.preview").html(document)))


def _written(write: Callable[[], object], out: Path, _told: Told) -> Path:
    write()
    return out

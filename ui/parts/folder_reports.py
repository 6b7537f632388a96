"""The reports of all books of a folder, begun, watched and stopped in a window."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLineEdit,
    QWidget,
)

from planner.app import report_many
from planner.app.many_processes import cores
from planner.app.report_many import Order, Outcome, Tools
from planner.app.report_options import Kind, ReportOptions
from planner.errors import PlannerError
from planner.model.book import Book
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.say import say
from reports.document import Column, Section, Table
from reports.words import sentences
from ui import clear, preview
from ui.desk import Desk
from ui.parts.firm_paper import Paper
from ui.tasks import Task, Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.edit import Choice
from ui.widgets.folder import FolderEdit
from ui.widgets.frame import dialog_column, scrolled

_TASK = "reports of a folder"
_SMALLEST = 640, 560  # some failures can be read without scrolling


class FolderReports(QDialog):
    """Asks for two folders, writes, and says at the end what failed."""

    def __init__(
        self, desk: Desk, asked: ReportOptions, parent: QWidget | None = None
    ) -> None:
        """Prepare it.

        Args:
            desk: the desk.
            asked: how the reports are wanted, their kind left aside.
            parent: the window.
        """
        super().__init__(parent)
        self._desk = desk
        # Lines are chosen by name, and every book has its own.
        self._asked = replace(asked, only=(), tables=None)
        self._counts = (0, 0, 0)
        self._task: Task | None = None
        self._out: Path | None = None
        self.setWindowTitle(tr("Reports of a folder"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*_SMALLEST)
        self._from = FolderEdit(tr("Folder of the books"), self._offer)
        self._into = FolderEdit(tr("Folder for the reports"), self._offer)
        self._kind = Choice(
            (None, tr("Of each book's own kind")),
            ("bank", tr("For the bank")),
            ("plan", tr("The plan")),
        )
        self._many = Choice(*((n, str(n)) for n in range(1, cores() + 1)))
        self._many.put(cores())
        self._key = QLineEdit()
        self._key.setEchoMode(QLineEdit.EchoMode.Password)
        self._key.setPlaceholderText(tr("Only for books that have one"))
        self._busy = Busy(tr("Writing the reports …"), self._stop)
        self._notice = Banner()
        self._failures = Paper(tr("What failed"))
        self._room = scrolled(self._failures)
        self._room.hide()
        self._begins = text.primary(tr("Write the reports"), clicked=self.begin)
        self._shows = text.button(tr("Open the folder"), clicked=self.open_folder)
        self._closes = text.button(tr("Close"), clicked=self.reject)
        self._lay_out()
        self._offer()

    def _lay_out(self) -> None:
        self._shows.hide()
        fields = QFormLayout()
        for words, field in (
            (tr("Folder of the books"), self._from),
            (tr("Folder for the reports"), self._into),
            (tr("Kind of report"), self._kind),
            (tr("Processes"), self._many),
            (tr("Password of the books"), self._key),
        ):
            field.setAccessibleName(words)
            fields.addRow(words, field)
        whole = dialog_column(self)
        whole.addWidget(text.short(tr("Reports of a folder"), points=14.0, strong=True))
        whole.addWidget(text.label(_told(self._asked), Tone.MUTED))
        whole.addLayout(fields)
        whole.addWidget(self._busy)
        whole.addWidget(self._notice)
        whole.addWidget(self._room, 1)
        whole.addStretch(0)
        whole.addLayout(text.row(1, self._shows, self._closes, self._begins))

    def _offer(self) -> None:
        chosen = self._from.path is not None and self._into.path is not None
        self._begins.setEnabled(chosen and self._task is None)

    def begin(self) -> None:
        """Write the reports, some at a time, in processes of their own."""
        folder, out = self._from.path, self._into.path
        if folder is None or out is None:
            return
        is_sealed = bool(self._key.text())
        if not clear.is_agreed(self, out, is_sealed=is_sealed):
            return
        self._out = out
        order = Order(folder, out, processes=self._many.value(), way="spawn")
        services, key = self._desk.services, self._key.text()
        opens = partial(services.open_store, write=False)
        tools = Tools(
            on=self._desk.today,
            open_store=partial(opens, key=key) if key else opens,
            write_report=services.write_report,
            options_of=partial(_options, self._asked, self._kind.value()),
        )
        self._notice.tell("")
        self._room.hide()
        self._run(partial(self._reports, order, tools))

    def _run(self, work: partial[Outcome]) -> None:
        self._busy.begin()
        self._task = self._desk.tasks.start(
            _TASK, work, self._ended, self._refused, whatever_book=True
        )
        self._task.progressed.connect(self._show_progress)
        self._offer()

    def _reports(self, order: Order, tools: Tools, told: Told) -> Outcome:
        """Runs beside the screen; touches no widget."""

        def watch(done: int, whole: int, failed: int) -> bool:
            self._counts = (done, whole, failed)
            told.progress(done / whole)
            return not told.cancelled()

        return report_many.reports(order, tools, watch)

    def _show_progress(self, share: float) -> None:
        self._busy.show_progress(share)
        done, whole, failed = self._counts
        words = tr("{done} of {all} books, {failed} failed.")
        said = words.format(done=done, all=whole, failed=failed)
        self._notice.tell(said, Tone.PLAIN)

    def _ended(self, value: object) -> None:
        outcome = cast("Outcome", value)
        self._rest()
        self._shows.setVisible(bool(outcome.written))
        tone = Tone.WARN if outcome.failed or outcome.left else Tone.GOOD
        self._notice.tell(_summary(outcome), tone)
        if outcome.failed:
            columns = (Column(tr("Book")), Column(tr("Why"), 1))
            rows = tuple(
                (x.book.name, str(why["refused"])) for x, why in outcome.failed
            )
            table = Table(columns, rows, "")
            self._room.show()
            self._failures.tell(preview.section_html(Section("", (table,))))

    def _refused(self, refusal: PlannerError) -> None:
        self._rest()
        self._notice.tell(say(refusal), Tone.BAD)

    def _rest(self) -> None:
        self._task = None
        self._busy.hide()
        self._offer()

    def _stop(self) -> None:
        """Begin no further book; what is written stays, and is told."""
        if self._task is not None:
            self._task.told.cancel()

    def reject(self) -> None:
        """Override QDialog.reject: what was begun is stopped first."""
        self._stop()
        super().reject()

    def open_folder(self) -> None:
        """Open the folder with the reports."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._out)))


def _options(asked: ReportOptions, kind: Kind | None, book: Book) -> ReportOptions:
    """How a book's report is wanted; runs in a process of its own."""
    return replace(asked, kind=kind or book.profile.kind.value)


def _told(asked: ReportOptions) -> str:
    """What holds for every report, as chosen on the page."""
    period = tr("the next 12 months")
    if asked.has_period:
        words = tr("{since} to {until}")
        since, until = (say(day) if day else "…" for day in (asked.since, asked.until))
        period = words.format(since=since, until=until)
    told = (
        period,
        {"zh": "中文", "en": "English"}[asked.language or i18n.language()],
        {"a4": tr("A4"), "letter": tr("US Letter")}[asked.paper],
        tr("amounts hidden") if asked.is_masked else tr("with all amounts"),
    )
    words = tr(
        "A report of every book in the folder, as chosen on the page: {told}. All lines"
        " are listed. Reports are not encrypted; no other file is ever replaced."
    )
    return words.format(told=tr(", ").join(told))


def _summary(outcome: Outcome) -> str:
    words = tr("{n} reports are written, {failed} books failed.")
    said = [words.format(n=len(outcome.written), failed=len(outcome.failed))]
    if outcome.skipped:
        words = tr("{n} other files were passed over.")
        said.append(words.format(n=len(outcome.skipped)))
    if outcome.left:
        words = tr("It was stopped: {n} files were not come to.")
        said.append(words.format(n=outcome.left))
    return sentences(*said)

"""Shows what happened, and word by word what a report for help would hold."""

from functools import partial

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from planner.app import events
from planner.app.about_book import OURS, AboutBook, about, help_report, said
from planner.app.files import write_bytes_whole
from planner.errors import PlannerError
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import shelf, theme
from ui.book.opening import Opened
from ui.desk import Desk
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.frame import dialog_column

_TASK = "help-report"


class Log(QDialog):
    """Two sheets: what happened, and the report; the report is saved as it is shown."""

    def __init__(
        self, desk: Desk, opened: Opened, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._opened = desk, opened
        self.setWindowTitle(tr("Log and report for help"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(760, 520)
        self._report = _sheet(tr("Report for help"))
        self._report.setPlainText(tr("Checking …"))
        self._say = text.label("", Tone.MUTED)
        self._save = text.primary(tr("Save the report …"), clicked=self._save_it)
        self._copy = text.button(tr("Copy the report"), clicked=self._copy_it)
        for button in (self._save, self._copy):
            button.setEnabled(False)
        self._lay_out()
        self._start()

    def done(self, result: int) -> None:
        """Override QDialog.done."""
        self._desk.tasks.cancel(_TASK)
        super().done(result)

    def _lay_out(self) -> None:
        note = tr(
            "The log holds what happened and when; no amount, name, number of an"
            " account or path. It stays on this machine. The report holds what is shown"
            " here and nothing else; whom you give it to is up to you."
        )
        happened = _sheet(tr("What happened"))
        lines = [f"{one.when}  {said(one)}" for one in events.entries()]
        where = tr("File: {file}").format(file=events.log_path())
        happened.setPlainText("\n".join([*lines, "", where]))
        sheets = QTabWidget()
        sheets.setDocumentMode(True)
        sheets.addTab(happened, tr("What happened"))
        sheets.addTab(self._report, tr("Report for help"))
        whole = dialog_column(self)
        whole.addWidget(text.short(self.windowTitle(), points=14.0, strong=True))
        whole.addWidget(text.label(note, Tone.MUTED))
        whole.addWidget(sheets, 1)
        whole.addWidget(self._say)
        close = text.button(tr("Close"), clicked=self.reject)
        whole.addLayout(text.row(self._copy, self._save, 1, close))

    def _start(self) -> None:
        path, key = self._opened.path, self._opened.key
        services, today = self._desk.services, self._desk.today

        def look(_: Told) -> AboutBook | None:
            if not path.exists():
                return None
            open_store = partial(services.open_store, key=key)
            return about(path, open_store, services.copies(key), today)

        self._desk.tasks.start(_TASK, look, self._told, self._refused)

    def _told(self, answer: object) -> None:
        book = answer if isinstance(answer, AboutBook) else None
        self._report.setPlainText(help_report(book, f"Qt {qVersion()}"))
        for button in (self._save, self._copy):
            button.setEnabled(True)

    def _refused(self, refusal: PlannerError) -> None:
        self._told(None)
        text.retone(self._say, Tone.BAD)
        self._say.setText(say(refusal))

    def _save_it(self) -> None:
        name = f"{tr('Report for help')} {self._desk.today}.txt"
        words = tr("Save the report")
        out = shelf.save_place(self, words, name, "TXT (*.txt)", of_book=False)
        if out is None:
            return
        content = self._report.toPlainText().encode()
        try:
            write_bytes_whole(out, content, OURS, force=True, book=self._opened.path)
        except PlannerError as refusal:
            text.retone(self._say, Tone.BAD)
            self._say.setText(say(refusal))
        else:
            text.retone(self._say, Tone.GOOD)
            self._say.setText(tr("Written: {files}").format(files=out))

    def _copy_it(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        text.retone(self._say, Tone.GOOD)
        self._say.setText(tr("Copied."))


def _sheet(name: str) -> QPlainTextEdit:
    sheet = QPlainTextEdit()
    sheet.setReadOnly(True)
    sheet.setTabChangesFocus(True)
    sheet.setAccessibleName(name)
    sheet.setFont(theme.font())
    return sheet

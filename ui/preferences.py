"""The few settings there are, each explained; none of them changes a number."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QWidget,
)

from planner.app.report_options import Paper
from planner.lean import dataclass
from planner.wording.i18n import Language, language, tr
from ui import theme
from ui.settings import Settings
from ui.theme import Theme, Tone
from ui.widgets import text
from ui.widgets.edit import Choice
from ui.widgets.frame import dialog_column

_WIDTH = 640


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was chosen.

    Attributes:
        backup_place: None for beside each book.
        reminds: whether the desktop is told what is due.
    """

    language: Language
    theme: Theme
    paper: Paper
    backup_place: Path | None
    reminds: bool


class Preferences(QDialog):
    """Language, look, paper, reminders, where copies go, and the book's password.

    Attributes:
        chosen: a ``Wanted``, once it is saved.
        password_asked: the book is to get a password, or another one.
    """

    chosen = Signal(object)
    password_asked = Signal()

    def __init__(
        self, settings: Settings, *, has_key: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._language = Choice(("zh", tr("中文")), ("en", tr("English")))
        self._theme = Choice(
            (Theme.SYSTEM, tr("Look of the system")),
            (Theme.LIGHT, tr("Light")),
            (Theme.DARK, tr("Dark")),
        )
        self._paper = Choice(("a4", tr("A4")), ("letter", tr("US Letter")))
        self._reminds = QCheckBox(tr("Tell me once a day"))
        self._place: Path | None = settings.backup_place
        self._shown_place = text.label("")
        self._rows = QGridLayout()
        self._put(settings)
        self._lay_out(has_key=has_key)

    def wanted(self) -> Wanted:
        """What is chosen now."""
        return Wanted(
            self._language.value(),
            self._theme.value(),
            self._paper.value(),
            self._place,
            self._reminds.isChecked(),
        )

    def _put(self, settings: Settings) -> None:
        self._language.put(language())
        self._theme.put(settings.theme)
        self._paper.put(settings.paper)
        self._reminds.setChecked(settings.reminds)
        self._show_place()

    def _lay_out(self, *, has_key: bool) -> None:
        password = tr("Change password …") if has_key else tr("Set password …")
        self._rows.setHorizontalSpacing(theme.EDGE)
        self._rows.setVerticalSpacing(theme.GAP // 2)
        self._rows.setColumnStretch(1, 1)
        for name, control, why in (
            (
                tr("Language"),
                self._language,
                tr("Of the window, of dates and numbers, and of new reports."),
            ),
            (
                tr("Light or dark"),
                self._theme,
                tr("“Look of the system” changes with it."),
            ),
            (tr("Page size"), self._paper, tr("The size of the pages of reports.")),
            (
                tr("Reminders"),
                self._reminds,
                tr(
                    "The desktop tells what is due, planned or tight, while Duheng"
                    " runs. Off unless you switch it on; without amounts while"
                    " amounts are hidden."
                ),
            ),
            (
                tr("Copies"),
                self._place_row(),
                tr(
                    "A copy of the book as it was at the end of each day of use. On"
                    " another disk they outlive this one."
                ),
            ),
            (
                tr("Password"),
                text.button(password, clicked=self._ask_password),
                tr(
                    "Encrypts this book and its copies. Nobody can help who forgets it."
                ),
            ),
        ):
            self._add(name, control, why)
        cancel = text.button(tr("Cancel"), clicked=self.reject)
        save = text.primary(tr("Save"), clicked=self._save)
        save.setDefault(True)
        whole = dialog_column(self)
        whole.addWidget(text.short(tr("Settings"), points=14.0, strong=True))
        whole.addWidget(
            text.label(tr("No number of a plan depends on them."), Tone.MUTED)
        )
        whole.addLayout(self._rows)
        whole.addStretch(1)
        whole.addLayout(text.row(1, cancel, save))
        # Words that wrap are asked how high they are once the width is known.
        self.setMinimumWidth(_WIDTH)
        self.setMinimumHeight(whole.heightForWidth(_WIDTH))

    def _add(self, name: str, control: QWidget, why: str) -> None:
        row = self._rows.count()  # name, control, words: three a setting
        beside = text.short(name)
        said = text.label(why, Tone.MUTED, theme.SMALL_PT)
        if not control.accessibleName():
            control.setAccessibleName(name)
        control.setAccessibleDescription(why)
        self._rows.addWidget(beside, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows.addWidget(control, row, 1)
        self._rows.addWidget(said, row + 1, 1)
        self._rows.setRowMinimumHeight(row + 2, theme.GAP)

    def _place_row(self) -> QWidget:
        whole = QWidget()
        whole.setAccessibleName(tr("Where copies of books go"))
        line = text.row(
            text.button(tr("Choose …"), clicked=self._choose_place),
            text.button(tr("Beside the book"), clicked=self._take_beside),
        )
        line.insertWidget(0, self._shown_place, 1)
        line.setContentsMargins(0, 0, 0, 0)
        whole.setLayout(line)
        return whole

    def _choose_place(self) -> None:
        begin = str(self._place or Path.home())
        chosen = QFileDialog.getExistingDirectory(self, tr("Copies of books"), begin)
        if chosen:
            self._place = Path(chosen)
            self._show_place()

    def _take_beside(self) -> None:
        self._place = None
        self._show_place()

    def _show_place(self) -> None:
        words = tr("In a folder beside the book")
        self._shown_place.setText(str(self._place) if self._place else words)

    def _ask_password(self) -> None:
        self.accept()
        self.password_asked.emit()

    def _save(self) -> None:
        wanted = self.wanted()
        self.accept()
        self.chosen.emit(wanted)

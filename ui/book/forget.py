"""Shows everything that belongs to the book, and has it deleted where that is meant."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QListWidget, QWidget

from planner.app.forgetting import NOT_REACHED, Left
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.frame import dialog_column


class Forget(QDialog):
    """The files, what stays out of reach, and a tick before the button.

    Attributes:
        agreed: all of the files are to be deleted.
    """

    agreed = Signal()

    def __init__(self, files: Sequence[Left], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Delete everything"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(760, 520)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Files that are deleted"))
        self._list.setFont(theme.font())
        words = tr("{what}: {more}")
        self._list.addItems(
            [words.format(what=say(one.what), more=one.path) for one in files]
        )
        self._sure = QCheckBox(tr("I know that nobody can bring any of this back."))
        self._do = text.button(tr("Delete everything"), "drop", self._agree)
        self._do.setEnabled(False)
        self._sure.toggled.connect(self._do.setEnabled)
        self._lay_out()

    def _lay_out(self) -> None:
        note = tr(
            "The book, its backups and copies, and all that Duheng keeps for itself:"
            " log, settings, passing files. Duheng closes afterwards."
        )
        whole = dialog_column(self)
        whole.addWidget(text.short(tr("Delete everything"), points=14.0, strong=True))
        whole.addWidget(text.label(note))
        whole.addWidget(self._list, 1)
        whole.addWidget(text.short(tr("What Duheng cannot reach:"), Tone.MUTED))
        for words in NOT_REACHED:
            whole.addWidget(text.label(f"· {say(words)}", Tone.MUTED))
        whole.addWidget(self._sure)
        cancel = text.primary(tr("Cancel"), clicked=self.reject)
        cancel.setDefault(True)
        cancel.setFocus()
        whole.addLayout(text.row(self._do, 1, cancel))

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()

"""The password of a locked zip, as the app told it when it sent the bill."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from planner.wording.i18n import tr
from ui.widgets import text
from ui.widgets.frame import dialog_column


def ask(
    words: str, take: Callable[[str], None], parent: QWidget | None = None
) -> QDialog:
    """A dialog that says ``words`` and hands the password on."""
    return PasswordDialog(words, take, parent)


class PasswordDialog(QDialog):
    """One hidden field; nothing that is typed here is kept."""

    def __init__(
        self, words: str, take: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        title = tr("Password of the file")
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take = take
        self._typed = QLineEdit()
        self._typed.setEchoMode(QLineEdit.EchoMode.Password)
        self._typed.setAccessibleName(title)
        self._open = text.primary(tr("Open"), clicked=self._hand_on)
        self._open.setDefault(True)
        self._open.setEnabled(False)
        self._typed.textChanged.connect(self._changed)
        cancel = text.button(tr("Cancel"), clicked=self.reject)
        whole = dialog_column(self)
        whole.addWidget(text.short(title, points=14.0, strong=True))
        whole.addWidget(text.label(words))
        whole.addWidget(self._typed)
        whole.addStretch(1)
        whole.addLayout(text.row(1, cancel, self._open))
        self.setMinimumWidth(460)
        self._typed.setFocus()

    def _changed(self, typed: str) -> None:
        self._open.setEnabled(bool(typed))

    def _hand_on(self) -> None:
        password = self._typed.text()
        self.accept()
        self._take(password)

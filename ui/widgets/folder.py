"""A field for a folder: what is chosen, and a button that asks for another."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from planner.wording.i18n import tr
from ui.theme import Tone
from ui.widgets import text


class FolderEdit(QWidget):
    """Holds the path of a folder, or None.

    Attributes:
        path: the folder chosen.
    """

    def __init__(self, name: str, changed: Callable[[], None]) -> None:
        """Make it.

        Args:
            name: what the folder is for; heads the question and names the field.
            changed: called after another folder was chosen.
        """
        super().__init__()
        self.path: Path | None = None
        self._name, self._changed = name, changed
        self._shown = text.label(tr("none chosen"), Tone.MUTED)
        asks = text.button(tr("Choose …"), clicked=self.ask)
        asks.setAccessibleName(tr("Choose: {what}").format(what=name))
        line = text.row(self._shown, asks)
        line.setStretch(0, 1)
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)
        self.setMinimumHeight(asks.sizeHint().height())
        self.setAccessibleName(name)

    def ask(self) -> None:
        """Let the user choose; a question that was left changes nothing."""
        begin = str(self.path or Path.home())
        chosen = QFileDialog.getExistingDirectory(self, self._name, begin)
        if chosen:
            self.put(Path(chosen))

    def put(self, path: Path) -> None:
        """Take this folder."""
        self.path = path
        self._shown.setText(str(path))
        text.retone(self._shown, Tone.PLAIN)
        self._changed()

"""The list of what is to be remembered; without it a count would tell nothing."""

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from planner.app.reminders import Reminder
from planner.wording.i18n import tr
from planner.wording.say import day, say
from ui import icons, theme
from ui.models.counts import from_now
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.frame import dialog_column

_ACTION = Qt.ItemDataRole.UserRole
_ICONS = MappingProxyType(
    {
        "overdue": "bad",
        "plan-missed": "warning",
        "due-soon": "calendar",
        "plan-step": "repay",
        "window": "info",
    }
)
_TONES = MappingProxyType({"overdue": Tone.BAD, "plan-missed": Tone.WARN})


class ReminderList(QDialog):
    """What is due, planned or known to be tight, by day; Enter leads to its page.

    Attributes:
        asked: the id of an action that leads there, or ``settings``.
    """

    asked = Signal(str)

    def __init__(
        self, told: Sequence[Reminder], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.setWindowTitle(tr("Reminders"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(640, 380)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Reminders"))
        self._list.setFont(theme.font())
        self._list.setSpacing(4)
        self._list.setWordWrap(True)
        self._list.itemActivated.connect(self._go)
        close = text.primary(tr("Close"), clicked=self.reject)
        close.setDefault(True)
        desktop = text.flat(tr("Tell me on the desktop …"), self._to_settings)
        whole = dialog_column(self)
        whole.addWidget(text.label(self._note(told), Tone.MUTED))
        whole.addWidget(self._list, 1)
        whole.addLayout(text.row(desktop, 1, close))
        self._fill(told)

    def _note(self, told: Sequence[Reminder]) -> str:
        if not told:
            return tr("Nothing is due within a week, and no tight days lie ahead.")
        return tr(
            "Dues of the next week, the steps of the plans you follow, and tight days"
            " within two weeks. “Import and export” writes all dues as a calendar file."
        )

    def _fill(self, told: Sequence[Reminder]) -> None:
        look = theme.tokens()
        for one in told:
            near = from_now((one.on - self._today).days)
            item = QListWidgetItem(f"{say(one.say)}\n{day(one.on)} · {near}")
            tone = _TONES.get(one.kind, Tone.PLAIN)
            item.setIcon(icons.icon(_ICONS[one.kind], look.of(tone)))
            item.setData(_ACTION, _action(one))
            self._list.addItem(item)
        self._list.setVisible(bool(told))
        if told:
            self._list.setCurrentRow(0)
            self._list.setFocus()

    def _go(self, item: QListWidgetItem) -> None:
        self.accept()
        self.asked.emit(str(item.data(_ACTION)))

    def _to_settings(self) -> None:
        self.accept()
        self.asked.emit("settings")


def _action(one: Reminder) -> str:
    """Where one sees more of it."""
    if one.kind.startswith("plan-"):
        return "go-repay"
    return "go-loans" if one.kind == "overdue" else "go-calendar"

"""What needs a look, one line each with an icon; colour alone would tell too little."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from planner.app.queries_warnings import Level, WarningRow
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import icons, theme
from ui.theme import Tone
from ui.widgets import text

_LOOKS: Mapping[Level, tuple[str, Tone, Phrase]] = MappingProxyType(
    {
        Level.URGENT: ("bad", Tone.BAD, Phrase("urgent")),
        Level.WARNING: ("warning", Tone.WARN, Phrase("warning")),
        Level.NOTICE: ("info", Tone.MUTED, Phrase("notice")),
    }
)
_MOST = 6


class Warnings(QWidget):
    """The most urgent warnings, and how many more there are."""

    def __init__(self, open_page: Callable[[WarningRow], None]) -> None:
        super().__init__()
        self._open = open_page
        self._lines = text.column(gap=2)
        self.setLayout(self._lines)

    def show_rows(self, rows: Sequence[WarningRow]) -> None:
        """Show these, the first ones first."""
        text.clear(self._lines)
        for row in rows[:_MOST]:
            self._lines.addWidget(self._line(row))
        if not rows:
            self._lines.addWidget(
                text.label(tr("Nothing needs your attention."), Tone.MUTED)
            )
        if len(rows) > _MOST:
            words = tr("and {n} more").format(n=len(rows) - _MOST)
            self._lines.addWidget(text.label(words, Tone.MUTED))
        self._lines.addStretch(1)

    def _line(self, row: WarningRow) -> QWidget:
        icon, tone, name = _LOOKS[row.level]
        picture = QLabel()
        color = theme.tokens().of(tone)
        picture.setPixmap(icons.pixmap(icon, 16, color, self.devicePixelRatioF()))
        picture.setAccessibleName(tr(name))
        picture.setToolTip(tr(name))
        words = text.note(say(row.say))
        words.setAccessibleName(f"{tr(name)}: {say(row.say)}")
        line = QWidget()
        beside = QHBoxLayout(line)
        beside.setContentsMargins(0, 4, 0, 4)
        beside.setSpacing(10)
        picture.setContentsMargins(0, 3, 0, 0)
        beside.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(words, 1)
        look = text.flat(tr("Look"), lambda: self._open(row))
        look.setAccessibleName(f"{tr('Look')}: {say(row.say)}")
        beside.addWidget(look, 0, Qt.AlignmentFlag.AlignTop)
        return line

"""How good the estimates were, in plain words; trust needs more than a promise."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from planner.app.track_record import Record, track_record
from planner.errors import PlannerError
from planner.model.book import Book
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.desk import Desk
from ui.models.counts import months
from ui.models.record import RECORD
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.card import Card
from ui.widgets.frame import scrolled
from ui.widgets.table import Table

_TASK = "track-record"
_ACROSS = 2  # horizons beside each other


class TrackRecord(QWidget):
    """Predicted against happened, on this book's own months."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._notice = Banner()
        self._busy = Busy(tr("Checking earlier estimates …"), self._stop)
        self._table: Table[Record] = Table(
            RECORD, tr("Estimates against what happened")
        )
        self._told = QGridLayout()
        self._told.setSpacing(theme.PAD)
        numbers = Card(tr("Estimates against what happened"), padded=False)
        numbers.add(self._table)
        words = tr(
            "Each month of your book is estimated anew from nothing but the months"
            " before it, and then held against what really came."
        )
        body = QWidget()
        body.setLayout(
            text.column(
                text.label(words, Tone.MUTED),
                self._notice,
                self._busy,
                self._told_box(),
                numbers,
                1,
                gap=theme.PAD,
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(scrolled(body))

    def refresh(self) -> None:
        """Check the estimates of the book as it is now."""
        self._busy.begin()
        work = partial(_checked, self._desk.book, self._desk.today)
        task = self._desk.tasks.start(_TASK, work, self._take, self.show_refusal)
        task.progressed.connect(self._busy.show_progress)

    def show_refusal(self, refusal: PlannerError) -> None:
        """Say why nothing could be checked."""
        self._busy.hide()
        self._notice.tell(say(refusal), Tone.BAD)

    def _take(self, found: object) -> None:
        self._busy.hide()
        self._notice.tell("")
        records = found if isinstance(found, tuple) else ()
        self._table.show_rows(records)
        self._table.fit_height()
        text.clear_grid(self._told)
        for place, record in enumerate(records):
            self._told.addWidget(_card(record), *divmod(place, _ACROSS))

    def _told_box(self) -> QWidget:
        box = QWidget()
        self._told.setContentsMargins(0, 0, 0, 0)
        box.setLayout(self._told)
        return box

    def _stop(self) -> None:
        self._desk.tasks.cancel(_TASK)
        self._busy.hide()


def _card(record: Record) -> Card:
    words = tr("{months} ahead").format(months=months(record.score.months))
    card = Card(words)
    tone = Tone.PLAIN if record.is_enough else Tone.MUTED
    card.add(text.label("\n".join(f"· {say(one)}" for one in record.says), tone))
    card.inside.addStretch(1)
    return card


def _checked(book: Book, on: date, _told: Told) -> tuple[Record, ...]:
    return track_record(book, on)

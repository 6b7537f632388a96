"""Keeps what is to be remembered up to date; without it one would have to look."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from planner.errors import PlannerError
from planner.model.book import Book
from planner.model.change import Change
from planner.wording.i18n import tr
from planner.wording.say import say
from ui.desk import Desk
from ui.models.counts import things
from ui.tasks import Told
from ui.tray import Desktop

if TYPE_CHECKING:
    from planner.app.reminders import Reminder

_EVERY_MS = 15 * 60 * 1000  # a day may begin while the window is open
_FIRST_MS = 300  # the first painting goes first
_TASK = "reminders"
_TOLD = 3  # in a notification; the list has all


class Reminding(QObject):
    """The reminders of the open book; tells the desktop once a day, if it may.

    Attributes:
        counted: how many there are, whenever that changes.
    """

    counted = Signal(int)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desktop = desktop
        self._desk: Desk | None = None
        self._seen: tuple[Book, date] | None = None
        self._now: tuple[Reminder, ...] = ()
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(self.look)

    @property
    def now(self) -> "tuple[Reminder, ...]":
        """What there is to remember, by day."""
        return self._now

    def follow(self, desk: Desk) -> None:
        """Follow this desk from now on; the first look is after the first painting."""
        self._desk = desk
        self._seen = None
        desk.bridge.changed.connect(self._changed)
        self._clock.start()
        QTimer.singleShot(_FIRST_MS, self.look)

    def look(self) -> None:
        """See what there is today, and tell the desktop what it was not told yet."""
        desk = self._desk
        if desk is None:
            return
        book, day = self._seen or (None, None)
        if book is desk.book and day == desk.today:
            self._tell(desk)
            return
        self._seen = (desk.book, desk.today)
        work = partial(_looked, *self._seen)
        desk.tasks.start(_TASK, work, self._take, self._wait_for_the_next)

    def _take(self, found: object) -> None:
        self._now = cast("tuple[Reminder, ...]", found)
        self.counted.emit(len(self._now))
        if self._desk is not None:
            self._tell(self._desk)

    def _wait_for_the_next(self, _: PlannerError) -> None:
        """What cannot be worked out today is told by the pages themselves."""

    def leave(self) -> None:
        """Look no more, and go away from the desktop."""
        self._clock.stop()
        self._desk = None
        self._desktop.leave()

    def _changed(self, _: Change) -> None:
        QTimer.singleShot(0, self.look)

    def _tell(self, desk: Desk) -> None:
        settings = desk.settings
        if not settings.reminds:
            self._desktop.leave()
            return
        if settings.reminded_on == desk.today or not self._now:
            return
        if self._desktop.tell(things(len(self._now)), summary(self._now)):
            settings.reminded_on = desk.today


def _looked(book: Book, on: date, _: Told) -> "tuple[Reminder, ...]":
    from planner.app.reminders import reminders  # noqa: PLC0415  # after the start

    return reminders(book, on)


def summary(told: "tuple[Reminder, ...]") -> str:
    """The first few in a line each; amounts are hidden where the window hides them."""
    lines = [say(one.say) for one in told[:_TOLD]]
    if len(told) > _TOLD:
        lines.append(tr("… and {n} more.").format(n=len(told) - _TOLD))
    return "\n".join(lines)

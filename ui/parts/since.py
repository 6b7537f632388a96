"""What changed since the book was last looked at; coming back would mean searching."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.queries_since import since
from planner.errors import PlannerError
from planner.model.book import Book
from planner.phrases import Sentence
from planner.wording.i18n import tr
from planner.wording.say import day, say
from ui.desk import Desk
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card

_MOST = 8


class Since(QWidget):
    """A card of sentences; hidden on the first day of a book."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        path = desk.settings.last_book
        self._then: date | None = None
        if path is not None:
            self._then = desk.settings.seen_before(path, desk.today)
        self._says = text.label("", Tone.MUTED)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        if self._then is not None:
            title = tr("What changed since {day}").format(day=day(self._then))
            card = Card(title)
            card.add(self._says)
            whole.addWidget(card)
        self.setVisible(self._then is not None)

    @property
    def words(self) -> str:
        """What it says."""
        return self._says.text()

    def refresh(self) -> None:
        """Compare the book as it is now with the day of the last time."""
        if self._then is not None:
            work = partial(changed, self._desk.book, self._then, self._desk.today)
            self._desk.tasks.start("since", work, self._show, self._refuse)

    def _show(self, found: object) -> None:
        said = [say(one) for one in cast("Sequence[Sentence]", found)]
        more = len(said) - _MOST
        lines = [f"· {words}" for words in said[:_MOST]]
        if more > 0:
            lines.append(tr("and {n} more changes").format(n=more))
        text.retone(self._says, Tone.PLAIN if said else Tone.MUTED)
        self._says.setText("\n".join(lines) or tr("Nothing has changed since."))

    def _refuse(self, refusal: PlannerError) -> None:
        self._says.setText(say(refusal))


def changed(book: Book, then: date, today: date, _told: Told) -> Sequence[Sentence]:
    """What differs between the days; runs on a worker's thread."""
    return since(book, then, today)

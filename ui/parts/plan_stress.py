"""What the contracts stand: income late or lost, dearer money, a frozen line."""

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.labels import name_of
from planner.app.queries_loans import name_of as named_by_id
from planner.app.usual import card_usual
from planner.model.book import Book
from planner.plan.plan import Step
from planner.wording.i18n import tr
from planner.wording.say import day, money
from ui import theme
from ui.desk import Desk
from ui.models.counts import months
from ui.models.plan_stress import SHAKEN, Shaken, broken_columns, shaken
from ui.parts.plan_wait import Wait
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.edit import Choice
from ui.widgets.frame import scrolled
from ui.widgets.table import Table

if TYPE_CHECKING:
    from planner.plan.scenarios import Stress

_MONTHS = (1, 2, 3, 6, 12)


class StressTest(QWidget):
    """Each shock above; below, which dues break in the one chosen and what mends it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._months = Choice(*((n, months(n)) for n in _MONTHS))
        self._months.setAccessibleName(tr("Income late or lost for"))
        self._months.typed.connect(self.refresh)
        self._wait = Wait(desk, "repay-stress", tr("Testing …"), self._clear)
        self._table: Table[Shaken] = Table(SHAKEN, tr("What may go wrong"))
        self._table.chosen.connect(self._show_broken)
        self._mend = text.label("")
        self._broken: Table[Step] = Table(
            broken_columns(self._named),
            tr("Dues that break"),
            tr("Every payment can still be made on its day."),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(scrolled(self._body()))

    def refresh(self) -> None:
        """Test the book as it is now."""
        work = partial(stressed, self.desk.book, self.desk.today, self._months.value())
        self._wait.start(work, self.show_rows)

    def show_rows(self, rows: object) -> None:
        """Show what each shock does; the worst is chosen."""
        told: tuple[Shaken, ...] = rows if isinstance(rows, tuple) else ()
        self._table.show_rows(told)
        self._table.fit_height()
        if told:
            worst = max(range(len(told)), key=lambda n: told[n].missing.minor)
            self._table.selectRow(worst)
        self._show_broken(self._table.current)

    def _body(self) -> QWidget:
        shocks = Card(tr("What may go wrong"), padded=False)
        shocks.head.addWidget(text.short(tr("Income late or lost for"), Tone.MUTED))
        shocks.head.addWidget(self._months)
        shocks.add(self._table)
        words = text.label(
            tr(
                "As the contracts run, each card bill at its minimum and nothing paid"
                " early."
            ),
            Tone.MUTED,
            theme.SMALL_PT,
        )
        words.setContentsMargins(theme.PAD, 0, theme.PAD, 0)
        shocks.add(words)
        broken = Card(tr("Dues that break, and the least that mends it"), padded=False)
        self._mend.setContentsMargins(theme.PAD, 0, theme.PAD, 0)
        broken.add(self._mend)
        broken.add(self._broken)
        body = QWidget()
        body.setLayout(text.column(self._wait, shocks, broken, 1, gap=theme.PAD))
        return body

    def _show_broken(self, row: Shaken | None) -> None:
        self._broken.show_rows(row.broken if row else ())
        self._broken.fit_height()
        self._mend.setText(_mending(row) if row else "")

    def _named(self, record_id: str) -> str:
        record = self.desk.book.find(record_id)
        return name_of(record) if record else record_id

    def _clear(self) -> None:
        self.show_rows(())


def _mending(row: Shaken) -> str:
    if row.since is None:
        return tr("{shock}: every payment can still be made.").format(shock=row.shock)
    words = tr("{shock}: from {day} on, {missing} is missing above your reserve.")
    missing = money(row.missing)
    said = [words.format(shock=row.shock, day=day(row.since), missing=missing)]
    more = tr("So much more at hand by then mends all of it.")
    said.append(more)
    if row.mending:
        said.append(tr("Or ask for this, the least that mends it:"))
        said += [f"· {words}" for words in row.mending]
    return "\n".join(said)


def stressed(book: Book, today: date, ahead: int, _told: Told) -> tuple[Shaken, ...]:
    """Every shock as a row; runs on a worker's thread."""
    # The arrays are fetched here, on the worker's thread.
    situation: Any = import_module("planner.plan.situation").Situation
    test: Callable[..., tuple[Stress, ...]] = import_module(
        "planner.plan.scenarios"
    ).stresses
    here = situation(book, today, usual=card_usual(book, today))
    return shaken(test(here, ahead), partial(named_by_id, book))

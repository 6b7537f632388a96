"""One kept plan beside what was done: three lines, its steps, what changed since."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.queries_followed import Followed, followed
from planner.app.queries_plans import StepRow
from planner.model.book import Book
from planner.model.declared import SavedPlan
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.desk import Desk
from ui.models.plan_kept import KEPT_STEPS
from ui.parts.plan_wait import Wait
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.chart import Chart, Drawing, Flag, Line
from ui.widgets.table import Table

_MOST_STEPS = 14


class FollowedPlan(QWidget):
    """A chart of minimum, plan and actual; below, what changed, and each step."""

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        self._desk = desk
        self._wait = Wait(
            desk, f"{kind}-followed", tr("Reading the ledger …"), self._clear
        )
        self._chart = Chart(tr("Minimum, plan, actual"), 220)
        self._steps: Table[StepRow] = Table(KEPT_STEPS, tr("Steps of the kept plan"))
        self._changed = text.label("")
        self._parts = self._laid_out()
        self._clear()

    def show_plan(self, plan: SavedPlan | None) -> None:
        """Follow this plan; None puts everything away."""
        if plan is None:
            self._wait.leave()
            self._clear()
            return
        work = partial(read, self._desk.book, plan, self._desk.today)
        self._wait.start(work, self.show_followed)

    def show_followed(self, found: object) -> None:
        """Show how a plan is followed."""
        assert isinstance(found, Followed)  # noqa: S101  # what read() gives
        for part in self._parts:
            part.show()
        self._parts[0].setVisible(bool(found.points))
        self._chart.show_drawing(_drawing(found, self._desk.today))
        said = [f"· {say(one)}" for one in found.changed]
        self._changed.setText("\n".join(said) or tr("Nothing: all went as planned."))
        text.retone(self._changed, Tone.WARN if said else Tone.GOOD)
        self._steps.show_rows(found.steps)
        self._steps.fit_height(_MOST_STEPS)

    def _laid_out(self) -> tuple[Card, ...]:
        lines = Card(tr("Minimum, plan, actual"))
        lines.add(self._chart)
        changed = Card(tr("What changed since"))
        changed.add(self._changed)
        steps = Card(tr("Its steps"), padded=False)
        steps.add(self._steps)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.PAD)
        whole.addWidget(self._wait)
        for card in (lines, changed, steps):
            whole.addWidget(card)
        return lines, changed, steps

    def _clear(self) -> None:
        for part in self._parts:
            part.hide()


def _drawing(found: Followed, today: date) -> Drawing:
    if not found.points:
        return Drawing()
    actual = tuple(
        (point.on, point.actual) for point in found.points if point.actual is not None
    )
    lines = (
        Line(
            tr("Minimum only"),
            tuple((point.on, point.minimum) for point in found.points),
        ),
        Line(tr("The plan"), tuple((point.on, point.plan) for point in found.points)),
        Line(tr("Actual"), actual, filled=True),
    )
    return Drawing(lines, flags=(Flag(today, tr("Today"), Tone.ACCENT),))


def read(book: Book, plan: SavedPlan, today: date, _told: Told) -> Followed:
    """How the plan is followed; runs on a worker's thread."""
    return followed(book, plan, today)

"""The schedule and true cost of terms while they are typed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.model.terms import Terms
from planner.phrases import Sentence
from planner.schedule.schedule import Schedule, schedule
from planner.wording.i18n import tr
from planner.wording.say import money, percent, say
from ui import theme
from ui.models.schedule import FEE, PLANNED
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.explained import CellTable, Told


class SchedulePreview(QWidget):
    """Says what is missing until the terms are whole, then shows where they lead."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(536)
        self._words = text.label("", Tone.MUTED)
        self._figures = text.label("", points=11.0, strong=True)
        self._cost = text.label("", Tone.MUTED)
        told = [Told(column, is_rare=column is FEE) for column in PLANNED]
        self._table = CellTable(told, tr("Repayment schedule"), "")
        self._assumed = text.label("", Tone.MUTED, theme.SMALL_PT)
        waiting = Card(tr("Repayment schedule"))
        waiting.add(self._words)
        waiting.inside.addStretch(1)
        shown = Card(tr("Repayment schedule"))
        shown.add(self._figures)
        shown.add(self._cost)
        shown.add(self._table)
        self._stack = QStackedLayout()
        self._stack.addWidget(waiting)
        self._stack.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, theme.GAP)
        whole.addLayout(self._stack, 1)
        whole.addWidget(self._assumed)
        self.wait()

    @property
    def words(self) -> str:
        """What it says now."""
        if self._stack.currentIndex() == 0:
            return self._words.text()
        return f"{self._figures.text()} {self._cost.text()}"

    def tell_assumed(self, assumed: Sequence[Sentence]) -> None:
        """Say what the catalogue filled in, so that the user checks it."""
        said = tr(", ").join(say(sentence) for sentence in assumed)
        words = tr("From the catalogue, please check: {what}").format(what=said)
        self._assumed.setText(words if assumed else "")
        self._assumed.setVisible(bool(assumed))

    def wait(self) -> None:
        """Say that the terms are not whole yet."""
        self._tell(tr("Appears here as soon as the terms are complete."), Tone.MUTED)

    def show_refusal(self, refusal: PlannerError) -> None:
        """Say why these terms make no schedule."""
        # The field's own name would mean nothing here; it is marked in the form.
        self._tell(say(refusal.values.get("reason", refusal)), Tone.BAD)

    def show_terms(self, terms: Terms) -> None:
        """Show where the terms lead.

        Raises:
            PlannerError: they contradict themselves.
        """
        made = schedule(terms)
        first = made.instalments[0]
        self._figures.setText(
            tr("{payment} first due, {interest} interest and fees in all").format(
                payment=money(first.payment),
                interest=money(made.totals.interest + made.totals.fees),
            )
        )
        self._cost.setText(_cost(made))
        self._table.show_rows(made.instalments)
        self._stack.setCurrentIndex(1)

    def _tell(self, words: str, tone: Tone) -> None:
        self._words.setText(words)
        text.retone(self._words, tone)
        self._stack.setCurrentIndex(0)


def _cost(made: Schedule) -> str:
    nominal, effective = made.annual.nominal, made.annual.effective
    if nominal is None or effective is None:
        return tr("These flows have no single annual rate.")
    return tr("True annual cost {effective} compounded, {nominal} simple").format(
        effective=percent(effective), nominal=percent(nominal)
    )

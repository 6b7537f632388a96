"""Kept plans in one picture; a table alone does not show which one ends first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.model.declared import SavedPlan
from planner.money import Money, total
from planner.wording.i18n import tr
from planner.wording.say import short_day
from ui.widgets.bars import Bar, Stack, StackedBars
from ui.widgets.card import Card
from ui.widgets.chart import Chart, Drawing, Line

_MOST = 4  # lines that the eye can tell apart
_FEWEST = 2  # one plan has nothing to be compared with
_DRAW = "draw"


class Compared(QWidget):
    """What plans for repaying still ask for, or what mixes borrow and cost."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._is_mix = kind == "finance"
        name = tr("Still to pay, by plan")
        if self._is_mix:
            name = tr("Borrowed and its cost, by plan")
        self._lines, self._bars = Chart(name, 200), StackedBars(name, 200)
        card = Card(name)
        card.add(self._bars if self._is_mix else self._lines)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        self.hide()

    def show_plans(self, plans: Sequence[SavedPlan]) -> None:
        """Draw these, the first four of them; fewer than two are not drawn."""
        self.setVisible(len(plans) >= _FEWEST)
        some = plans[:_MOST]
        if self._is_mix:
            self._bars.show_stack(_stack(some))
        else:
            self._lines.show_drawing(Drawing(tuple(_line(plan) for plan in some)))


def _line(plan: SavedPlan) -> Line:
    left = total(step.amount for step in plan.steps)
    points = {plan.made_on: left}
    for step in sorted(plan.steps, key=lambda one: one.on):
        left -= step.amount
        points[step.on] = left
    return Line(plan.name, tuple(points.items()), steps=True)


def _stack(plans: Sequence[SavedPlan]) -> Stack:
    bars = tuple(
        Bar(short_day(plan.made_on), plan.name, (_borrowed(plan), plan.total))
        for plan in plans
    )
    return Stack(tr("Name"), (tr("Borrowed"), tr("Interest and fees")), bars)


def _borrowed(plan: SavedPlan) -> Money:
    return total(step.amount for step in plan.steps if step.kind == _DRAW)

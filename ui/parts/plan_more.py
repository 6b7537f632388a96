"""What more money a month would do, and what a day asks for."""

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from planner.model.book import Book
from planner.money import ZERO, Money
from planner.phrases import Phrase
from planner.plan.plan import Found
from planner.wording.i18n import tr
from planner.wording.say import day, money
from ui import theme
from ui.desk import Desk
from ui.forms.form import Field, Form
from ui.models.counts import days
from ui.parts.plan_aims import asking
from ui.parts.plan_wait import Wait
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.edit import AheadEdit, money_edit

if TYPE_CHECKING:
    from planner.plan.compare import Needed

_USUAL = Money(500_00)
_PAUSE_MS = 600  # a pause in typing; each key would else begin a search


class More(QWidget):
    """Two questions, each with its answer below.

    Attributes:
        wished: the user wants the plan of an answer; carries day and extra money.
    """

    wished = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._more = Form((Field("extra", Phrase("More each month"), money_edit),))
        self._more.put(extra=_USUAL)
        self._by = Form(
            (Field("until", Phrase("Free of debt by"), partial(AheadEdit, desk.today)),)
        )
        words = tr("Working it out …")
        self._more_wait = Wait(desk, "repay-more", words, self._clear_more)
        self._by_wait = Wait(desk, "repay-by", words, self._clear_by)
        self._more_says = text.label("", points=12.0)
        self._by_says = text.label("", points=12.0)
        self._plan_it = text.button(tr("Plan with it"), "repay", self._wish)
        self._plan_it.hide()
        self._needed: Needed | None = None
        self._more_soon = _soon(self, self._more, self._ask_more)
        self._by_soon = _soon(self, self._by, self._ask_by)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.setSpacing(theme.PAD)
        whole.addWidget(self._more_card())
        whole.addWidget(self._by_card())
        whole.addStretch(1)

    @property
    def words(self) -> tuple[str, str]:
        """Both answers as they stand."""
        return self._more_says.text(), self._by_says.text()

    def refresh(self) -> None:
        """Put away answers for the book as it was, and ask the first anew."""
        self._clear_by()
        self._ask_more()

    def show_more(self, found: object) -> None:
        """Say what more money does."""
        extra = self._more.value("extra") or ZERO
        if not isinstance(found, tuple):
            words = tr("Without a plan that holds, more money has nothing to improve.")
            text.retone(self._more_says, Tone.MUTED)
            _say(self._more_says, words)
            return
        without, with_it = found
        sooner = (without.plan.free_on - with_it.plan.free_on).days
        saved = without.plan.cost.total - with_it.plan.cost.total
        words = tr("{extra} more a month saves {saved}.")
        if sooner > 0:
            words = tr(
                "{extra} more a month saves {saved} and frees you {days} sooner."
            )
        said = words.format(
            extra=money(extra), saved=money(max(saved, ZERO)), days=days(sooner)
        )
        ends = tr("Free of debt on {day} instead of {before}.")
        if sooner > 0:
            said += "\n" + ends.format(
                day=day(with_it.plan.free_on), before=day(without.plan.free_on)
            )
        text.retone(self._more_says, Tone.PLAIN)
        _say(self._more_says, said)

    def show_needed(self, needed: object) -> None:
        """Say what the day asks for."""
        until = self._by.value("until")
        self._needed = None
        if needed is None:
            words = tr("No money a month makes you free of debt by {day}.")
            _say(self._by_says, words.format(day=day(until)))
        else:
            self._show_needed(needed)  # type: ignore[arg-type]  # what _needed_by gives
        self._plan_it.setVisible(self._needed is not None)

    def _show_needed(self, needed: "Needed") -> None:
        self._needed = needed
        if needed.extra:
            words = tr(
                "To be free by {day}, have {extra} more each month than expected."
            )
        else:
            words = tr("What is expected suffices to be free by {day}.")
        said = words.format(day=day(needed.until), extra=money(needed.extra))
        costs = tr("Interest and fees are then {cost}.")
        cost = money(needed.found.plan.cost.total)
        _say(self._by_says, said + "\n" + costs.format(cost=cost))

    def _more_card(self) -> Card:
        ask = text.button(tr("Work it out"), clicked=self._ask_more)
        ask.setAccessibleName(tr("Work out what more money does"))
        card = Card(tr("What would more money each month do?"))
        return _filled(card, self._more, ask, self._more_wait, self._more_says)

    def _by_card(self) -> Card:
        ask = text.button(tr("Work it out"), clicked=self._ask_by)
        ask.setAccessibleName(tr("Work out what the day asks for"))
        card = Card(tr("What must I pay to be free by a day?"))
        _filled(card, self._by, ask, self._by_wait, self._by_says)
        card.add(text.row(self._plan_it, 1))
        return card

    def _ask_more(self) -> None:
        self._more_soon.stop()
        if not self._more.complain():
            extra = self._more.value("extra")
            work = partial(more_money, self.desk.book, self.desk.today, extra)
            self._more_wait.start(work, self.show_more)

    def _ask_by(self) -> None:
        self._by_soon.stop()
        if not self._by.complain():
            until = self._by.value("until")
            work = partial(needed_by, self.desk.book, self.desk.today, until)
            self._by_wait.start(work, self.show_needed)

    def _wish(self) -> None:
        if self._needed is not None:
            self.wished.emit(self._needed.until, self._needed.extra or None)

    def _clear_more(self) -> None:
        _say(self._more_says, "")

    def _clear_by(self) -> None:
        self._needed = None
        _say(self._by_says, "")
        self._plan_it.hide()


def _soon(parent: QWidget, form: Form, ask: Callable[[], None]) -> QTimer:
    """A timer that asks once typing has paused and what is typed holds."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(_PAUSE_MS)
    timer.timeout.connect(lambda: ask() if form.values() is not None else None)
    form.edited.connect(lambda: timer.start())  # noqa: PLW0108  # drops the field
    return timer


def _say(says: QLabel, words: str) -> None:
    says.setText(words)
    says.setVisible(bool(words))


def _filled(card: Card, form: Form, ask: QWidget, wait: Wait, says: QLabel) -> Card:
    form.setMaximumWidth(480)
    line = text.row(form, ask, 1, gap=theme.PAD)
    line.setAlignment(ask, Qt.AlignmentFlag.AlignTop)
    card.add(line)
    card.add(wait)
    says.hide()
    card.add(says)
    return card


def more_money(
    book: Book, today: date, extra: Money, told: Told
) -> tuple[Found, Found] | None:
    """The plan without the money and with it; runs on a worker's thread."""
    asked = asking(book, today, told)
    part: Any = import_module("planner.plan.progress").part_of
    without = asked.plan(tell=part(asked.tell, 0, 2))
    with_it = asked.plan(None, extra, tell=part(asked.tell, 1, 2))
    if isinstance(without, Found) and isinstance(with_it, Found):
        return without, with_it
    return None


def needed_by(book: Book, today: date, until: date, told: Told) -> "Needed | None":
    """What a day asks for; runs on a worker's thread."""
    return asking(book, today, told).needed(until)

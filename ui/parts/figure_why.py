"""What a figure of the overview is made of, line by line, as soon as somebody asks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from planner.app import explain_summary
from planner.app.explain_summary import Part
from planner.app.queries import DueRow, Look
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import day, money, percent, plain, short_day
from ui.models.table import Column, Side
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.frame import dialog_column
from ui.widgets.table import Table

_NAME = Column[Part](Phrase("Name"), lambda part: part.name, grows=True)
_AMOUNT = Column[Part](
    Phrase("Amount"),
    lambda part: plain(part.amount),
    lambda part: part.amount.minor,
    Side.RIGHT,
)
_DAY = Column[Part](
    Phrase("Day"),
    lambda part: short_day(part.on) if part.on else "",
    lambda part: part.on.toordinal() if part.on else 0,
)
_RATE = Column[Part](
    Phrase("True annual cost"),
    lambda part: percent(part.rate) if part.rate is not None else "",
    lambda part: float(part.rate or 0),
    Side.RIGHT,
)
_AFTER = Column[Part](
    Phrase("Cash at the end of the day"),
    lambda part: plain(part.after) if part.after is not None else "",
    lambda part: part.after.minor if part.after is not None else 0,
    Side.RIGHT,
)


class Why(QDialog):
    """A figure's name, how it comes about, and its parts as a table."""

    def __init__(
        self,
        title: str,
        words: str,
        columns: Sequence[Column[Part]],
        parts: Sequence[Part],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(560, 360)
        table: Table[Part] = Table(columns, title, tr("There is nothing to add up."))
        table.show_rows(parts)
        close = text.primary(tr("Close"), clicked=self.accept)
        close.setDefault(True)
        whole = dialog_column(self)
        whole.addWidget(text.short(title, points=14.0, strong=True))
        whole.addWidget(text.label(words, Tone.MUTED))
        whole.addWidget(table, 1)
        whole.addLayout(text.row(1, close))


def owed(look: Look, parent: QWidget) -> Why:
    """What is owed, loan by loan."""
    words = tr(
        "{amount}: the principal of all loans not yet paid, and the balances of all"
        " cards. Interest since the last due day comes on top."
    ).format(amount=money(look.summary.owed))
    parts = explain_summary.owed(look)
    return Why(tr("Owed"), words, (_NAME, _AMOUNT), parts, parent)


def cost(look: Look, parent: QWidget) -> Why:
    """The mean cost, loan by loan."""
    words = tr(
        "Each loan's true annual cost, every fee in it, times what is owed of it; the"
        " sum divided by what is owed of all these. Cards and loans without one rate"
        " are not in it."
    )
    annual = look.summary.annual
    if annual is not None:
        words = f"{percent(annual)}. {words}"
    parts = explain_summary.cost(look)
    return Why(tr("True annual cost"), words, (_NAME, _AMOUNT, _RATE), parts, parent)


def due(rows: Sequence[DueRow], parent: QWidget) -> Why:
    """What is to pay soon, due by due."""
    words = tr(
        "What is unpaid and overdue, or falls due from today through thirty days from"
        " now; penalties in it."
    )
    parts = explain_summary.due(rows)
    return Why(tr("Due in 30 days"), words, (_DAY, _NAME, _AMOUNT), parts, parent)


def lowest(look: Look, parent: QWidget) -> Why:
    """How cash gets to its lowest day."""
    words = tr(
        "The first of the days with the least cash within twelve months is {day}:"
        " {amount}. It counts what falls due, and the expected incomes and expenses"
        " that are sure enough; nothing else."
    ).format(day=day(look.cash.lowest.on), amount=money(look.cash.lowest.amount))
    counted = look.cash.counted_on
    if counted is not None:
        told = tr("Cash was counted on {day}.").format(day=day(counted))
        words = f"{words} {told}"
    parts = explain_summary.lowest(look)
    columns = (_DAY, _NAME, _AMOUNT, _AFTER)
    return Why(tr("Lowest cash ahead"), words, columns, parts, parent)

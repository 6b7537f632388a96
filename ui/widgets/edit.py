"""A line to type a value into; it reads, echoes and writes by three plain functions."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QDate, QPoint, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QMenu,
    QWidgetAction,
)

from planner.errors import FieldError
from planner.money import ZERO, Money
from planner.phrases import Phrase
from planner.rates import Period, Rate
from planner.wording import say
from planner.wording.i18n import language, tr
from ui import icons, theme
from ui.models.counts import from_now
from ui.widgets.reading import (
    read_day,
    read_decimal,
    read_money,
    read_number,
    read_rate,
    read_ratio,
)

_WEEKDAYS = (
    *(Phrase("Monday"), Phrase("Tuesday"), Phrase("Wednesday"), Phrase("Thursday")),
    *(Phrase("Friday"), Phrase("Saturday"), Phrase("Sunday")),
)
_YEARLY = {Period.DAY: 365, Period.MONTH: 12, Period.YEAR: 1}


class Edit(QLineEdit):
    """A text field that gives a value.

    Attributes:
        typed: the text changed, by the user or by ``put``.
        touched: the user changed it.
    """

    typed = Signal()
    touched = Signal()

    def __init__(
        self,
        read: Callable[[str], Any],
        echo: Callable[[Any], str],
        write: Callable[[Any], str],
        sample: str = "",
    ) -> None:
        super().__init__()
        self._read, self._echo, self._write = read, echo, write
        self.setMaxLength(500)
        self.setPlaceholderText(sample)
        # First, so that whoever hears ``typed`` knows already whose change it is.
        self.textEdited.connect(self._touched)
        self.textChanged.connect(self._changed)

    def value(self) -> Any:  # noqa: ANN401  # its read function knows
        """What is typed, or None where nothing is.

        Raises:
            PlannerError: what is typed cannot be read.
        """
        return self._read(self.text()) if self.text().strip() else None

    def put(self, value: object) -> None:
        """Show a value; None empties the field."""
        self.setText("" if value is None else self._write(value))

    def echo(self, value: object) -> str:
        """The value in plain words."""
        return self._echo(value)

    def _touched(self) -> None:
        self.touched.emit()

    def _changed(self) -> None:
        self.typed.emit()


def text_edit(sample: str = "") -> Edit:
    """A field for words."""
    return Edit(_words, lambda _: "", str, sample)


def money_edit() -> Edit:
    """A field for an amount above zero."""
    made = Edit(_positive, say.money, written, "3,000")
    made.setToolTip(tr("Also: 3千, 1.2万, ¥3,000.50"))
    return made


def any_money_edit() -> Edit:
    """A field for an amount that may be zero or below."""
    return Edit(read_money, say.money, written, "3,000")


def written(amount: Money) -> str:
    """An amount as a field holds it: in full, also where amounts are hidden.

    >>> written(Money(123450))
    '1,234.50'
    """
    return f"{Decimal(amount.minor).scaleb(-2):,.2f}"


def rate_edit() -> Edit:
    """A field for a rate with its period."""
    made = Edit(read_rate, _plain_rate, say.rate, "万5/日")
    made.setToolTip(tr("Also: 0.05%/天, 年化18%, 月息7.2厘"))
    return made


def number_edit(least: int, most: int, field: str) -> Edit:
    """A field for a whole number."""
    return Edit(lambda typed: read_number(typed, least, most, field), lambda _: "", str)


def ratio_edit(field: str) -> Edit:
    """A field for a share of one hundred percent."""
    return Edit(lambda typed: read_ratio(typed, field), lambda _: "", _percent)


def plain_number_edit(field: str) -> Edit:
    """A field for a number with decimals, such as a multiple."""
    return Edit(lambda typed: read_decimal(typed, field), lambda _: "", _decimal)


class DayEdit(Edit):
    """A field for a day, with a calendar to choose from."""

    def __init__(
        self, today: date, read: Callable[[str, date], date] = read_day
    ) -> None:
        super().__init__(
            lambda typed: read(typed, today),
            lambda day: _plain_day(day, today),
            date.isoformat,
            today.isoformat(),
        )
        self._today = today
        self.setToolTip(tr("Also: 11-25, today, +7"))
        opens = QAction(
            QIcon(icons.icon("calendar", theme.tokens().muted)), tr("Calendar"), self
        )
        opens.triggered.connect(self._open_calendar)
        self.addAction(opens, QLineEdit.ActionPosition.TrailingPosition)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        day = self._day_shown()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(self._chosen)
        calendar.clicked.connect(menu.close)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def day(self) -> date | None:
        """The day; None where none is typed, or none that can be read."""
        try:
            day: date | None = self.value()
        except FieldError:
            return None
        return day

    def _day_shown(self) -> date:
        return self.day() or self._today

    def _chosen(self, day: QDate) -> None:
        self.put(date(day.year(), day.month(), day.day()))


class AheadEdit(DayEdit):
    """A field for a day that has not passed."""

    def __init__(self, today: date) -> None:
        super().__init__(today, _read_ahead)


class Choice(QComboBox):
    """A field to choose one of some values."""

    typed = Signal()
    touched = Signal()

    def __init__(self, *options: tuple[object, str]) -> None:
        super().__init__()
        self._values: list[object] = []
        # A long name in the list must not make the whole form wider.
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setMinimumContentsLength(12)
        self.offer(*options)
        self.currentIndexChanged.connect(self._changed)
        self.activated.connect(self._touched)

    def offer(self, *options: tuple[object, str]) -> None:
        """Offer these values, each with its words."""
        self.clear()
        self._values = [value for value, _ in options]
        self.addItems([words for _, words in options])

    @property
    def offered(self) -> tuple[object, ...]:
        """The values that can be chosen."""
        return tuple(self._values)

    def value(self) -> Any:  # noqa: ANN401  # what was offered
        """What is chosen."""
        place = self.currentIndex()
        return self._values[place] if place >= 0 else None

    def put(self, value: object) -> None:
        """Choose a value; one that was not offered is added, so that none is lost."""
        if value not in self._values:
            if not value:
                return
            self._values.append(value)
            self.addItem(say.say(value))
        self.setCurrentIndex(self._values.index(value))

    def echo(self, _value: object) -> str:
        """A choice needs no echo."""
        return ""

    def _touched(self) -> None:
        self.touched.emit()

    def _changed(self) -> None:
        self.typed.emit()


def _words(typed: str) -> str | None:
    # NUL and other control signs would not survive every file that they go to.
    return "".join(sign for sign in typed if sign.isprintable()).strip() or None


def _positive(typed: str) -> Money:
    amount = read_money(typed)
    if amount <= ZERO:
        raise FieldError(
            field="amount", found=repr(typed), expected=Phrase("an amount above zero")
        )
    return amount


def _read_ahead(typed: str, today: date) -> date:
    day = read_day(typed, today)
    if day < today:
        raise FieldError(
            field="by", found=repr(typed), expected=Phrase("a day that has not passed")
        )
    return day


def _plain_rate(rate: Rate) -> str:
    words = say.rate(rate)
    if rate.per is Period.YEAR:
        return words
    yearly = say.percent(rate.value * _YEARLY[rate.per])
    return tr("{rate}, {yearly} a year").format(rate=words, yearly=yearly)


def _plain_day(day: date, today: date) -> str:
    name = tr(_WEEKDAYS[day.weekday()])
    comma = "，" if language() == "zh" else ", "
    near = from_now((day - today).days)
    return f"{say.day(day)}{comma}{name}{comma}{near}"


def _decimal(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _percent(ratio: Decimal) -> str:
    return say.percent(ratio, places=None)

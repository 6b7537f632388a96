"""How a report is wanted: period, lines, owner, language, size, hidden amounts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from planner.app.queries_loans import name_of
from planner.app.report_options import Kind, Paper, ReportOptions, Whose
from planner.app.usual import line_name
from planner.model.book import Book
from planner.model.records import BookKind
from planner.wording import i18n, mask
from planner.wording.i18n import tr
from ui import theme
from ui.theme import Tone
from ui.tip import plain_tip
from ui.widgets import text
from ui.widgets.edit import Choice, DayEdit

W = TypeVar("W", bound=QWidget)
Days = tuple[date | None, date | None]
_WORDS = 18  # letters of a choice in either language
_LONGEST = 30  # letters of a name in the menu of lines


class ReportChoice(QWidget):
    """A row of choices above the pages of a report.

    Attributes:
        changed: another choice was made; the pages are to be drawn anew.
    """

    changed = Signal()

    def __init__(self, today: date, paper: Paper = "a4") -> None:
        super().__init__()
        self._today = today
        self._only: set[str] = set()
        self._period = _named(Choice(*_periods()), tr("Period"))
        self._since = _named(DayEdit(today), tr("First day"))
        self._until = _named(DayEdit(today), tr("Last day"))
        self._lines = text.button(tr("All lines and loans"))
        self._lines.setMenu(QMenu(self._lines))
        self._owner = _named(
            Choice(
                ("both", tr("Firm's and private")),
                ("firm", tr("The firm's only")),
                ("own", tr("Private only")),
            ),
            tr("Whose debts"),
        )
        self._language = _named(
            Choice(("zh", "中文"), ("en", "English")), tr("Language of the report")
        )
        self._language.put(i18n.language())
        self._paper = _named(
            Choice(("a4", tr("A4")), ("letter", tr("US Letter"))), tr("Page size")
        )
        self._paper.put(paper)
        self._yearly = QCheckBox(tr("A page for each year"))
        self._masked = QCheckBox(tr("Hide amounts"))
        self._fresh = QCheckBox(tr("A new plan beside kept ones"))
        self._tables = QCheckBox(tr("Tables as spreadsheet too"))
        self._tables.setToolTip(tr("Written beside the PDF, with totals that add up"))
        for field in (self._period, self._owner):
            field.setMinimumContentsLength(_WORDS)
        self._seen_by = text.short(
            tr("Not encrypted: whoever gets the report reads every amount."),
            Tone.MUTED,
        )
        self._hide = text.flat(tr("Hide them"), self._masked.toggle)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setLayout(
            text.column(
                text.row(
                    *(self._period, self._since, self._until),
                    *(self._lines, self._owner, 1),
                ),
                text.row(
                    *(self._language, self._paper),
                    *(self._yearly, self._fresh, self._tables, self._masked, 1),
                ),
                text.row(self._seen_by, self._hide, 1),
                gap=theme.GAP // 2,
            )
        )
        self._show_days()
        self._warn()
        self._period.typed.connect(self._take_period)
        for field in (self._since, self._until):
            field.editingFinished.connect(self.changed)
        for choice in (self._owner, self._language, self._paper):
            choice.typed.connect(self.changed)
        self._masked.toggled.connect(self._warn)
        for box in (self._yearly, self._fresh, self._masked):
            box.toggled.connect(self.changed)

    def offer(self, book: Book) -> None:
        """Offer the lines and loans of a book; owners only where there may be two."""
        is_firm = book.profile.kind is BookKind.BUSINESS
        self._owner.setVisible(is_firm)
        self._fresh.setVisible(bool(book.plans))
        self._only &= {*book.lines, *book.loans}
        menu = self._lines.menu()
        menu.clear()
        every = QAction(tr("All lines and loans"), menu)
        every.triggered.connect(self._take_all)
        menu.addAction(every)
        menu.addSeparator()
        named = [(key, line_name(line)) for key, line in book.lines.items()]
        named += [(key, name_of(book, key)) for key in book.loans]
        for key, name in named:
            menu.addAction(self._one(menu, key, name))
        self._lines.setEnabled(bool(named))
        self._tell_lines()

    def _one(self, menu: QMenu, key: str, name: str) -> QAction:
        short = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
        action = QAction(short.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(key in self._only)
        action.toggled.connect(self._taker(key))
        return action

    def _taker(self, key: str) -> Callable[[bool], None]:
        def take(is_listed: bool) -> None:  # noqa: FBT001  # as Qt tells it
            (self._only.add if is_listed else self._only.discard)(key)
            self._tell_lines()
            self.changed.emit()

        return take

    def _take_all(self) -> None:
        for action in self._lines.menu().actions():
            action.blockSignals(True)  # noqa: FBT003  # Qt's own
            action.setChecked(False)
            action.blockSignals(False)  # noqa: FBT003  # Qt's own
        self._only.clear()
        self._tell_lines()
        self.changed.emit()

    def _tell_lines(self) -> None:
        words = tr("{n} lines and loans") if self._only else tr("All lines and loans")
        self._lines.setText(words.format(n=len(self._only)))

    def _take_period(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        is_own = self._period.value() == "own"
        self._since.setVisible(is_own)
        self._until.setVisible(is_own)

    def _warn(self) -> None:
        """Say once, beside the choice itself, who can read full amounts."""
        for part in (self._seen_by, self._hide):
            part.setVisible(not self.is_masked)
        # What the screen hides is hidden on paper too; there is nothing to choose.
        self._masked.setVisible(not mask.is_hidden())

    def options(self, kind: Kind, tables: Path | None = None) -> ReportOptions:
        """All of it for one kind of report.

        Args:
            kind: which report.
            tables: where a spreadsheet goes, if one is wanted.
        """
        since, until = self.days
        return ReportOptions(
            kind=kind,
            since=since,
            until=until,
            language=self._language.value(),
            only=self.only,
            is_masked=self.is_masked,
            paper=self.paper,
            owner=self.owner,
            is_yearly=self.is_yearly,
            tables=tables if self.with_tables else None,
            is_fresh=self._fresh.isChecked(),
        )

    @property
    def paper(self) -> Paper:
        """The size of the pages."""
        size: Paper = self._paper.value()
        return size

    @property
    def days(self) -> Days:
        """The first and the last day; None where none was chosen or can be read."""
        match self._period.value():
            case "own":
                return self._since.day(), self._until.day()
            case int() as ahead:
                year = self._today.year + ahead
                return date(year, 1, 1), date(year, 12, 31)
            case _:
                return None, None

    @property
    def only(self) -> tuple[str, ...]:
        """The ids of the lines and loans to list; none for all."""
        return tuple(sorted(self._only))

    @property
    def owner(self) -> Whose:
        """Whose debts are listed."""
        chosen: Whose = self._owner.value()
        return "both" if self._owner.isHidden() else chosen

    @property
    def is_yearly(self) -> bool:
        """Whether each year has a page."""
        return self._yearly.isChecked()

    @property
    def is_masked(self) -> bool:
        """Whether amounts are hidden on paper, as on the screen or by choice."""
        return mask.is_hidden() or self._masked.isChecked()

    @property
    def with_tables(self) -> bool:
        """Whether a spreadsheet is written beside the PDF."""
        return self._tables.isChecked()


def _periods() -> tuple[tuple[object, str], ...]:
    return (
        ("", tr("The next 12 months")),
        (0, tr("This year")),
        (-1, tr("Last year")),
        (1, tr("Next year")),
        ("own", tr("From day to day …")),
    )


def _named(field: W, name: str) -> W:
    field.setAccessibleName(name)
    field.setToolTip(plain_tip(name))
    return field

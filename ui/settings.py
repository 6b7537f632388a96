"""What the window remembers of its own look; never a number that a plan depends on."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from planner.wording.i18n import LANGUAGES, Language
from ui.theme import Theme

if TYPE_CHECKING:
    from planner.app.report_options import Paper


class _Nothing:
    """Remembers nothing, once all was to be forgotten."""

    def value(self, _name: str, default: object = None) -> object:
        """What was not set."""
        return default

    def setValue(self, _name: str, _value: object) -> None:
        """Not kept."""

    def sync(self) -> None:
        """Nothing to write."""


class Settings:
    """Typed access to one small file; what cannot be read counts as not set."""

    def __init__(self, file: Path) -> None:
        self._kept: QSettings | _Nothing = QSettings(
            str(file), QSettings.Format.IniFormat
        )

    def forget(self) -> None:
        """Remember nothing from now on; what was remembered is for others to delete."""
        self._kept.sync()
        self._kept = _Nothing()

    def sync(self) -> None:
        """Write what was set to disk now."""
        self._kept.sync()

    @property
    def language(self) -> Language | None:
        """The language chosen; None follows the system."""
        value = self._kept.value("language")
        return next((known for known in LANGUAGES if known == value), None)

    @language.setter
    def language(self, value: Language) -> None:
        self._kept.setValue("language", value)

    @property
    def theme(self) -> Theme:
        """The look chosen."""
        value = self._kept.value("theme")
        return next((known for known in Theme if known.value == value), Theme.SYSTEM)

    @theme.setter
    def theme(self, value: Theme) -> None:
        self._kept.setValue("theme", value.value)

    @property
    def last_book(self) -> Path | None:
        """The book that was open last."""
        value = str(self._kept.value("last_book", ""))
        return Path(value) if value else None

    @last_book.setter
    def last_book(self, value: Path) -> None:
        self._kept.setValue("last_book", str(value))

    @property
    def is_masked(self) -> bool:
        """Whether amounts are hidden from onlookers."""
        return str(self._kept.value("masked", "")) == "true"

    @is_masked.setter
    def is_masked(self, value: bool) -> None:
        self._kept.setValue("masked", "true" if value else "false")

    @property
    def paper(self) -> "Paper":
        """The size of a report's pages."""
        from planner.app.report_options import PAPERS  # noqa: PLC0415  # not at a start

        value = self._kept.value("paper")
        return next((known for known in PAPERS if known == value), PAPERS[0])

    @paper.setter
    def paper(self, value: "Paper") -> None:
        self._kept.setValue("paper", value)

    @property
    def backup_place(self) -> Path | None:
        """The folder where copies of books go; None for beside each book."""
        value = str(self._kept.value("backup_place", ""))
        return Path(value) if value else None

    @backup_place.setter
    def backup_place(self, value: Path | None) -> None:
        self._kept.setValue("backup_place", "" if value is None else str(value))

    @property
    def reminds(self) -> bool:
        """Whether the desktop is told what is due; not until it is switched on."""
        return str(self._kept.value("reminds", "")) == "true"

    @reminds.setter
    def reminds(self, value: bool) -> None:
        self._kept.setValue("reminds", "true" if value else "false")

    @property
    def reminded_on(self) -> date | None:
        """The day on which the desktop was told last."""
        return self._day("reminded_on")

    @reminded_on.setter
    def reminded_on(self, value: date) -> None:
        self._kept.setValue("reminded_on", value.isoformat())

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty where it never did."""
        value = self._kept.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._kept.setValue("geometry", value)

    def seen_before(self, book: Path, today: date) -> date | None:
        """The last day before today on which a book was looked at; today is kept.

        Only a day and a scrambled name are remembered, nothing of the book itself.
        """
        from hashlib import sha256  # noqa: PLC0415  # loads OpenSSL, after the first look

        key = sha256(str(book).encode()).hexdigest()[:16]
        days = [self._day(f"{kept}/{key}") for kept in ("seen", "before")]
        if days[0] != today:
            days = [today, days[0]]
            for kept, day in zip(("seen", "before"), days, strict=True):
                self._kept.setValue(f"{kept}/{key}", day.isoformat() if day else "")
        before = days[1]
        return before if before is not None and before < today else None

    def _day(self, name: str) -> date | None:
        try:
            return date.fromisoformat(str(self._kept.value(name, "")))
        except ValueError:
            return None

    def left_out(self, table: str) -> frozenset[str]:
        """The headings of the columns that a table shows no more."""
        names = str(self._kept.value(f"left_out/{table}", ""))
        return frozenset(name for name in names.split("|") if name)

    def leave_out(self, table: str, headings: frozenset[str]) -> None:
        """Remember the columns that a table shows no more."""
        self._kept.setValue(f"left_out/{table}", "|".join(sorted(headings)))

"""What the window remembers of its own look; never a number that a plan depends on."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from planner.wording.i18n import LANGUAGES, Language
from ui.theme import Theme


class Settings:
    """Typed access to one small file; what cannot be read counts as not set."""

    def __init__(self, file: Path) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

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
    def geometry(self) -> QByteArray:
        """Where the window stood; empty where it never did."""
        value = self._kept.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._kept.setValue("geometry", value)

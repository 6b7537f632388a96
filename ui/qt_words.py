"""The words of Qt's own dialogs that Qt's Chinese lacks; they would stay English."""

from types import MappingProxyType

from PySide6.QtCore import QTranslator

from planner.phrases import Phrase
from planner.wording.i18n import tr

# As Qt 6.11 asks for them; found by opening its dialogs and noting what has no answer.
_WORDS = MappingProxyType(
    {
        "QFileDialog": (
            Phrase("&Look in:"),
            Phrase("Files of &type:"),
        ),
        "QAbstractFileIconProvider": (
            Phrase("Folder"),
            Phrase("Drive"),
            Phrase("%1 File"),
        ),
        "QPrintDialog": (Phrase("Automatic"),),
        "QPrintSettingsOutput": (
            Phrase("Page &Set:"),
            Phrase("Duplex Printing"),
            Phrase("Long side"),
            Phrase("Short side"),
        ),
        "QPageSetupWidget": (
            Phrase("Page &order:"),
            Phrase("Pages &per sheet:"),
        ),
    }
)


class QtWords(QTranslator):
    """Answers where Qt's own translation has no answer."""

    def isEmpty(self) -> bool:
        """Override QTranslator.isEmpty."""
        return False

    def translate(
        self, context: str, source: str, _about: str | None = None, _n: int = -1
    ) -> str:
        """Override QTranslator.translate; nobody is asked after this one.

        What it does not know it gives back: an empty text would be shown as it is.
        """
        return tr(source) if source in _WORDS.get(context, ()) else source

"""Puts the chosen look and language on the running application."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from planner.wording import i18n
from planner.wording.i18n import Language
from ui import style, theme
from ui.theme import Theme

# Faces with Chinese letters that are made for screens, in the order of our liking.
_FACES = (
    "PingFang SC",
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
)


class _Worn:
    """What is installed in the application and must be taken out again."""

    translators: ClassVar[list[QTranslator]] = []
    tokens: theme.Tokens | None = None


def _application() -> QApplication:
    running = QApplication.instance()
    if not isinstance(running, QApplication):
        raise TypeError("no QApplication is running")
    return running


def choose_face(file: Path) -> str:
    """Take the best face at hand; the file's where the system has none.

    Returns:
        Its family.
    """
    known = frozenset(QFontDatabase.families())  # to ask for each costs a search each
    family = next((face for face in _FACES if face in known), "")
    if not family:
        family = _loaded(file)
    face = QFont(family) if family else QFont()
    face.setPointSizeF(theme.TEXT_PT)
    face.setFeature(QFont.Tag("tnum"), 1)
    QApplication.setFont(face)
    return family


def _loaded(file: Path) -> str:
    """The family of a font file; its other weights lie beside it."""
    number = QFontDatabase.addApplicationFont(str(file))
    families = QFontDatabase.applicationFontFamilies(number)
    stem = file.stem.rsplit("-", 1)[0]
    for other in file.parent.glob(f"{stem}-*{file.suffix}"):
        if other != file:
            QFontDatabase.addApplicationFont(str(other))
    return families[0] if families else ""


def wear(chosen: Theme) -> None:
    """Look like this from now on."""
    is_dark = chosen is Theme.DARK or (
        chosen is Theme.SYSTEM
        and QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    )
    tokens = theme.DARK if is_dark else theme.LIGHT
    theme.use(tokens)
    if tokens is _Worn.tokens:
        return  # a style sheet set anew is worked out anew for every widget
    _Worn.tokens = tokens
    running = _application()
    running.setPalette(theme.palette(tokens))
    running.setStyleSheet(style.sheet(tokens))


def speak(language: Language) -> None:
    """Speak this language from now on, in Qt's own dialogs too."""
    i18n.use(language)
    running = _application()
    while _Worn.translators:
        running.removeTranslator(_Worn.translators.pop())
    QLocale.setDefault(QLocale("zh_CN" if language == "zh" else "en_GB"))
    if language == "zh":
        from ui.qt_words import QtWords  # noqa: PLC0415  # English needs none

        translator = QTranslator(running)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator.load("qtbase_zh_CN", folder)
        # Asked last: the one that is installed first.
        _Worn.translators = [QtWords(running), translator]
        for one in _Worn.translators:
            running.installTranslator(one)
    running.setApplicationDisplayName(i18n.tr("Duheng"))

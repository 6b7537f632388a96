"""The chosen language; one catalogue of words for core, screen and paper."""

import gettext
from pathlib import Path
from types import MappingProxyType
from typing import Literal

Language = Literal["zh", "en"]

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_LOCALE = Path(__file__).parent / "locale"
_FOLDER = MappingProxyType({"zh": "zh_CN", "en": "en"})


class _Chosen:
    """The one thing that the whole program shares: the language of its reader."""

    language: Language = "en"
    words: gettext.NullTranslations = gettext.NullTranslations()


def use(language: Language) -> None:
    """Speak this language from now on; English is what the source is written in."""
    _Chosen.language = language
    _Chosen.words = (
        gettext.NullTranslations()
        if language == "en"
        else gettext.translation("planner", _LOCALE, [_FOLDER[language]])
    )


def language() -> Language:
    """The language spoken now."""
    return _Chosen.language


def tr(text: str) -> str:
    """The text in the language spoken now; the English text where it has no words."""
    return _Chosen.words.gettext(text) if text else ""


def language_of(locale_name: str) -> Language:
    """The language for a system locale: Chinese for ``zh…``, else English.

    >>> language_of("zh_CN.UTF-8"), language_of("de_DE")
    ('zh', 'en')
    """
    return "zh" if locale_name.lower().startswith("zh") else "en"

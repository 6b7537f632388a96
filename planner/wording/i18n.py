"""The chosen language; one catalogue of words for core, screen and paper."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_LOCALE = Path(__file__).parent / "locale"
_FILE = Path("LC_MESSAGES", "planner.mo")
_FOLDER = MappingProxyType({"zh": "zh_CN", "en": "en"})


class _Spoken(NamedTuple):
    """A language and its words."""

    language: Language
    words: gettext.NullTranslations


class _Chosen:
    """The one thing that the whole program shares: the language of its reader."""

    spoken = _Spoken("en", gettext.NullTranslations())


# A paper in another language than the window's is written beside it, on a thread.
_FOR_NOW: ContextVar[_Spoken | None] = ContextVar("language for a while", default=None)


def use(language: Language) -> None:
    """Speak this language from now on; English is what the source is written in."""
    _Chosen.spoken = _spoken(language)


@contextmanager
def speaking(language: Language | None) -> Iterator[None]:
    """Speak a language for a while, on this thread only; None changes nothing."""
    before = _FOR_NOW.get()
    token = _FOR_NOW.set(before if language is None else _spoken(language))
    try:
        yield
    finally:
        _FOR_NOW.reset(token)


def language() -> Language:
    """The language spoken now."""
    return (_FOR_NOW.get() or _Chosen.spoken).language


def tr(text: str) -> str:
    """The text in the language spoken now; the English text where it has no words."""
    return (_FOR_NOW.get() or _Chosen.spoken).words.gettext(text) if text else ""


def language_of(locale_name: str) -> Language:
    """The language for a system locale: Chinese for ``zh…``, else English.

    >>> language_of("zh_CN.UTF-8"), language_of("de_DE")
    ('zh', 'en')
    """
    return "zh" if locale_name.lower().startswith("zh") else "en"


def _spoken(language: Language) -> _Spoken:
    if language == "en":
        return _Spoken(language, gettext.NullTranslations())
    return _Spoken(language, _words(_LOCALE / _FOLDER[language] / _FILE))


@cache
def _words(file: Path) -> gettext.NullTranslations:
    # Not gettext.translation: to look for the file it loads the system's locales.
    with file.open("rb") as compiled:
        return gettext.GNUTranslations(compiled)

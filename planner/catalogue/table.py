"""One TOML table, taken apart key by key; what is left over then is a fault."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TypeVar

from planner.catalogue.faults import NameUnknownError, NotAmongError
from planner.errors import FieldError, FieldMissingError, FieldUnknownError
from planner.model.dated import Text
from planner.money import Money
from planner.phrases import Phrase

E = TypeVar("E", bound=Enum)

_LONGEST = 60


class Table:
    """Reads each key once, by type; ``done`` names the keys that nobody asked for.

    A key that is absent gives None; ``needed`` turns that into a fault. All readers
    raise ``FieldError`` for a value of another type.
    """

    def __init__(self, raw: Mapping[str, object], path: str = "") -> None:
        self._raw = raw
        self._path = path
        self._asked: set[str] = set()

    def done(self) -> None:
        """Refuse a key that no reader asked for."""
        for key in self._raw:
            if key not in self._asked:
                raise _unknown(self._named(key), key, sorted(self._asked))

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._raw

    def text(self, key: str) -> str | None:
        """A text that is not empty."""
        value = self._take(key)
        if value is None or (isinstance(value, str) and value.strip()):
            return value
        raise self._wrong(key, value, Phrase("a text"))

    def both(self, key: str) -> Text | None:
        """The same words in both languages."""
        value = self._take(key)
        return None if value is None else self._both(self._named(key), value)

    def many(self, key: str) -> tuple[Text, ...]:
        """A list of words in both languages."""
        named = self._named(key)
        return tuple(
            self._both(f"{named}[{n}]", item) for n, item in enumerate(self._list(key))
        )

    def day(self, key: str) -> date | None:
        """A local day; TOML knows days as a type."""
        value = self._take(key)
        if value is None or type(value) is date:  # a datetime is a date too
            return value
        raise self._wrong(key, value, Phrase("a day as YYYY-MM-DD, without quotes"))

    def days(self, key: str) -> tuple[date, ...]:
        """A list of local days."""
        found = self._list(key)
        for item in found:
            if type(item) is not date:
                raise self._wrong(
                    key, item, Phrase("a day as YYYY-MM-DD, without quotes")
                )
        return tuple(item for item in found if isinstance(item, date))

    def flag(self, key: str) -> bool | None:
        """True or false."""
        value = self._take(key)
        if value is None or isinstance(value, bool):
            return value
        raise self._wrong(key, value, Phrase("true or false"))

    def count(self, key: str) -> int | None:
        """A whole number, zero or more."""
        value = self._take(key)
        if value is None or (type(value) is int and value >= 0):
            return value
        raise self._wrong(key, value, Phrase("a whole number"))

    def counts(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers above zero, rising."""
        found = self._list(key)
        whole = tuple(item for item in found if type(item) is int and item > 0)
        if len(whole) == len(found) and list(whole) == sorted(set(whole)):
            return whole
        raise self._wrong(key, found, Phrase("a rising list of whole numbers"))

    def number(self, key: str) -> Decimal | None:
        """A finite number, zero or more, exactly as written."""
        value = self._take(key)
        return None if value is None else self._number(key, value)

    def money(self, key: str) -> Money | None:
        """An amount in yuan, zero or more."""
        value = self._take(key)
        if value is None:
            return None
        return Money.parse(format(self._number(key, value), "f"), self._named(key))

    def word(self, key: str, kind: type[E]) -> E | None:
        """One of the words of an enum."""
        value = self._take(key)
        return None if value is None else self._word(self._named(key), value, kind)

    def words(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """A list of words of an enum."""
        named = self._named(key)
        return tuple(
            self._word(f"{named}[{n}]", item, kind)
            for n, item in enumerate(self._list(key))
        )

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        found = self._list(key)
        for item in found:
            if not isinstance(item, str) or not item:
                raise self._wrong(key, item, Phrase("a text"))
        return tuple(str(item) for item in found)

    def one_of(self, key: str, known: Sequence[str]) -> str | None:
        """One of some words."""
        value = self._take(key)
        if value is None or value in known:
            return None if value is None else str(value)
        raise _not_among(self._named(key), value, known)

    def table(self, key: str) -> "Table | None":
        """A table within."""
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, Mapping):
            return Table(value, self._named(key))
        raise self._wrong(key, value, Phrase("a table"))

    def tables(self, key: str) -> tuple["Table", ...]:
        """A list of tables."""
        named = self._named(key)
        found = self._list(key)
        for n, item in enumerate(found):
            if not isinstance(item, Mapping):
                raise FieldError(
                    field=f"{named}[{n}]",
                    found=_shown(item),
                    expected=Phrase("a table"),
                )
        return tuple(
            Table(item, f"{named}[{n}]")
            for n, item in enumerate(found)
            if isinstance(item, Mapping)
        )

    def keys(self) -> tuple[str, ...]:
        """All keys as they stand."""
        return tuple(self._raw)

    def raw(self, key: str) -> object:
        """The bare value of a key whose type the caller decides by."""
        return self._take(key)

    def missing(self, key: str, expected: str) -> FieldMissingError:
        """The fault for a key that must be there."""
        return FieldMissingError(field=self._named(key), expected=expected)

    def wrong(self, key: str, expected: str) -> FieldError:
        """The fault for a key whose value contradicts another."""
        return self._wrong(key, self._raw.get(key), expected)

    def _take(self, key: str) -> object:
        self._asked.add(key)
        return self._raw.get(key)

    def _list(self, key: str) -> list[object]:
        value = self._take(key)
        if value is None:
            return []
        if isinstance(value, list):
            return value
        raise self._wrong(key, value, Phrase("a list"))

    def _number(self, key: str, value: object) -> Decimal:
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            number = Decimal(value)
            if number.is_finite() and number >= 0:
                return number
        raise self._wrong(key, value, Phrase("a number, zero or more"))

    @staticmethod
    def _word(named: str, value: object, kind: type[E]) -> E:
        known: Mapping[str, E] = _members(kind)
        if isinstance(value, str) and value in known:
            return known[value]
        raise _not_among(named, value, tuple(known))

    @staticmethod
    def _both(named: str, value: object) -> Text:
        if isinstance(value, str) and value.strip():
            return Text(value, value)
        if not isinstance(value, Mapping):
            raise FieldError(
                field=named,
                found=_shown(value),
                expected=Phrase('{ zh = "…", en = "…" }'),
            )
        inner = Table(value, named)
        zh, en = inner.text("zh"), inner.text("en")
        inner.done()
        if zh is None or en is None:
            raise inner.missing("zh" if zh is None else "en", Phrase("a text"))
        return Text(zh, en)

    def _named(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _wrong(self, key: str, value: object, expected: str) -> FieldError:
        return FieldError(
            field=self._named(key), found=_shown(value), expected=expected
        )


@cache
def _members(kind: type[E]) -> Mapping[str, E]:
    return {str(member.value): member for member in kind}


def _near(word: str, known: Sequence[str]) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415  # of a fault only

    return get_close_matches(word, known, 1)


def _unknown(named: str, key: str, known: Sequence[str]) -> FieldUnknownError:
    near = _near(key, known)
    listed = ", ".join(known)
    if near:
        return NameUnknownError(field=named, nearest=near[0], known=listed)
    return FieldUnknownError(field=named, known=listed)


def _not_among(named: str, value: object, known: Sequence[str]) -> FieldError:
    near = _near(str(value), known)
    listed = ", ".join(known)
    if near:
        return NotAmongError(
            field=named, found=_shown(value), nearest=near[0], expected=listed
        )
    return FieldError(field=named, found=_shown(value), expected=listed)


def _shown(value: object) -> str:
    text = repr(str(value) if isinstance(value, Decimal | date) else value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

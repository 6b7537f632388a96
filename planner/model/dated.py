"""Facts with their papers; without it a number from outside would look like a truth."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Generic, TypeVar

from planner.lean import dataclass

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)


class Grade(Enum):
    """How far a fact may be trusted, best first."""

    OFFICIAL = "official"  # law, regulator, the lender's own text
    PRESS = "press"  # named press, law firm's note, academic abstract
    HEARSAY = "hearsay"  # content sites: what people read, often contradictory
    COMPUTED = "computed"  # follows from other facts by a formula that is told
    ASSUMED = "assumed"  # common knowledge that nobody verified


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages of the program."""

    zh: str
    en: str

    def __str__(self) -> str:
        """The English words: the fallback where no language is chosen."""
        return self.en

    def in_(self, language: str) -> str:
        """The words in ``zh``; English for any other language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands; ``href`` is empty where only a title is known."""

    title: Text
    href: str = ""


@dataclass(frozen=True, slots=True)
class Dated(Generic[V_co]):
    """A value with the day it began to hold, and what it rests on.

    Attributes:
        from_: first day it holds.
        checked_on: last day someone looked and it still held.
        note: what a reader must know beside it, such as a conflict between sources.
        last_day: last day it holds; None means until the next entry begins.
        from_assumed: the sources do not say since when; ``from_`` is a convention.
    """

    from_: date
    value: V_co
    grade: Grade
    checked_on: date
    source: Source
    note: Text | None = None
    last_day: date | None = None
    from_assumed: bool = False

    def age(self, on: date) -> int:
        """Whole days since someone looked; 0 for a day before that."""
        return max(0, (on - self.checked_on).days)


History = tuple[Dated[V], ...]


def at(history: Sequence[Dated[V]], day: date) -> Dated[V] | None:
    """The entry that holds on ``day``; None before the first and after a last day.

    Args:
        history: entries in the order in which they begin.
        day: the day asked for.
    """
    n = bisect_right(history, day, key=lambda entry: entry.from_)
    if n == 0:
        return None
    entry = history[n - 1]
    ended = entry.last_day is not None and day > entry.last_day
    return None if ended else entry

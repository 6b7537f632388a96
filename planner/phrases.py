"""Words translated only when shown; without them the core could not reason aloud."""

from collections.abc import Mapping
from types import MappingProxyType


class Phrase(str):
    """English words that also are the key of their translation."""

    __slots__ = ()


class Sentence:
    """An English pattern with named places, and what fills them.

    Two sentences are equal when they say the same. A value may be Money, a date, a
    Rate, a Phrase, a plain text or another Sentence; ``planner.wording.say`` writes it.

    >>> str(Sentence(Phrase("{n} loans"), n=3))
    '3 loans'
    """

    __slots__ = ("values", "words")

    def __init__(self, words: Phrase, **values: object) -> None:
        self.words: Phrase = words
        self.values: Mapping[str, object] = MappingProxyType(values)

    def __str__(self) -> str:
        """Fill the English pattern: the fallback where no language is chosen."""
        return self.words.format(**self.values)

    def __repr__(self) -> str:
        return f"Sentence({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Sentence)
            and self.words == other.words
            and dict(self.values) == dict(other.values)
        )

    def __hash__(self) -> int:
        return hash((self.words, tuple(self.values)))

    def __reduce__(self) -> tuple[object, ...]:
        return _sentence, (self.words, dict(self.values))


def _sentence(words: Phrase, values: Mapping[str, object]) -> Sentence:
    return Sentence(words, **values)

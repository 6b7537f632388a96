"""Finds the verb of a call; without it each start would need the whole parser."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

# Options that take values, so that the verb is found whatever stands before it.
_TAKES: Mapping[str, int] = MappingProxyType(
    {
        "--on": 1,
        "--lang": 1,
        "--book-password-file": 1,
        "--picture": 2,
        "--size": 1,
        "--theme": 1,
        "--scale": 1,
    }
)


def first_word(argv: Sequence[str]) -> int | None:
    """Where the first word stands that is neither an option nor its value."""
    place = 0
    while place < len(argv):
        word = argv[place]
        if word == "-" or not word.startswith("-"):
            return place
        place += 1 + _TAKES.get(word, 0)
    return None

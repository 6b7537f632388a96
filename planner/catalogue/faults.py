"""What is wrong with a catalogue file, as a value; a fault never stops the program."""

import re

from planner.errors import (
    FieldError,
    FieldUnknownError,
    NotUnderstoodError,
    PlannerError,
)
from planner.lean import dataclass
from planner.phrases import Phrase

_OF_ENTRY = re.compile(r"^[\w-]+\[\d+\]\.")


class NotTomlError(NotUnderstoodError):
    """A catalogue file that is not TOML."""

    words = Phrase("The file cannot be read as TOML: {reason}")


class NotAmongError(FieldError):
    """A word that is none of those known; ``nearest`` is the likeliest meant."""

    words = Phrase(
        "Field “{field}”: found {found}; did you mean “{nearest}”? "
        "Known are: {expected}."
    )


class NameUnknownError(FieldUnknownError):
    """A field that means nothing here; ``nearest`` is the likeliest meant."""

    words = Phrase(
        "Field “{field}” is not known here; did you mean “{nearest}”? "
        "Known are: {known}."
    )


class OverlapError(NotUnderstoodError):
    """Two entries that claim the same day."""

    words = Phrase("Field “{field}”: {found} falls into the entry that begins {since}.")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it stands, and why it is one.

    Attributes:
        file: relative to the folder of the data.
        entry: such as ``limit[0]``; empty for the head of a file.
        why: the reason, with its values.
    """

    file: str
    entry: str
    why: PlannerError

    @property
    def field(self) -> str:
        """The field within its entry; empty where it is the whole file."""
        path = str(self.why.values.get("field", ""))
        return _OF_ENTRY.sub("", path)

    @property
    def nearest(self) -> str | None:
        """The nearest known name; None where nothing comes near."""
        nearest = self.why.values.get("nearest")
        return None if nearest is None else str(nearest)

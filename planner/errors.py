"""The refusals a user can put right; without it every mistake would look like a bug.

An error carries values, not prose: ``words`` is the English pattern, which
``planner.wording.say`` translates and fills. A value may be another error, so that
whoever knows the file or the line wraps the cause in ``InFileError``.
"""

import json
from decimal import Decimal
from typing import ClassVar

from planner.phrases import Phrase

_LONGEST = 60


class PlannerError(Exception):
    """Something the user can put right.

    Attributes:
        words: English pattern with named places; also the key of its translation.
        values: what fills the places.
    """

    words: ClassVar[Phrase] = Phrase("This cannot be done.")

    def __init__(self, **values: object) -> None:
        super().__init__(type(self).words)
        self.values = values

    def __str__(self) -> str:
        """Fill the English pattern: the fallback where no language is chosen."""
        return self.words.format(**self.values)


class NotUnderstoodError(PlannerError):
    """A call, a file or a field that cannot be read (exit status 2)."""


class RefusedError(PlannerError):
    """Understood, but not allowed or not possible (exit status 3)."""


class InFileError(NotUnderstoodError):
    """Wraps a cause with the file it stands in."""

    words = Phrase("{file}: {cause}")


class InLineError(NotUnderstoodError):
    """Wraps a cause with the line of the file it stands in (1-based)."""

    words = Phrase("{file}, line {line}: {cause}")


class RefusedInFileError(RefusedError):
    """Wraps what is refused with the file it stands in."""

    words = Phrase("{file}: {cause}")


class RefusedInLineError(RefusedError):
    """Wraps a refused command with the line of the file it stands in (1-based)."""

    words = Phrase("{file}, line {line}: {cause}")


class FieldError(NotUnderstoodError):
    """A field holds what cannot be read; ``expected`` says what would be."""

    words = Phrase("Field “{field}”: found {found}, expected {expected}.")


class FieldMissingError(NotUnderstoodError):
    """A field that must be there is not."""

    words = Phrase("Field “{field}” is missing; expected {expected}.")


class FieldUnknownError(NotUnderstoodError):
    """A field that means nothing here; ``known`` lists those that do."""

    words = Phrase("Field “{field}” is not known here; known are: {known}.")


class UnknownCommandError(NotUnderstoodError):
    """A command that is in no table; ``nearest`` is the likeliest meant."""

    words = Phrase("Unknown command “{command}”; did you mean “{nearest}”?")


class DamagedBookError(NotUnderstoodError):
    """A book whose file is cut off, or whose content cannot be read."""

    words = Phrase("{file} is damaged ({what}).")


class PasswordNeededError(RefusedError):
    """A book that opens with its password only: none was given, or a wrong one."""

    words = Phrase("{file} has a password.")


class NotWrittenError(RefusedError):
    """A step that could not be written; it is kept in memory, to be saved elsewhere."""

    words = Phrase("{file} cannot be written; nothing was changed.")


class BookInUseError(NotWrittenError):
    """A book that someone else is writing."""

    words = Phrase("{file} is in use by {who}; nothing was changed.")


class TermsError(RefusedError):
    """Terms that contradict each other or cannot amortise."""

    words = Phrase("Field “{field}”: {reason}.")


class NotAllowedError(RefusedError):
    """A value that can be read but makes no sense where it stands."""

    words = Phrase("Field “{field}”: {found} is not allowed; {rule}.")


class IdTakenError(RefusedError):
    """A second record under an id that the book already holds."""

    words = Phrase("The id “{id}” is already taken in this book.")


class IdUnknownError(RefusedError):
    """A record that points at, or asks to drop, an id that is not in the book."""

    words = Phrase("There is no {kind} with the id “{id}” in this book.")


class TooEarlyError(RefusedError):
    """A record dated before the thing it belongs to began."""

    words = Phrase("Field “{field}”: {on} is before {since}, when “{id}” began.")


class StillUsedError(RefusedError):
    """A record that others still point at cannot be dropped alone."""

    words = Phrase("“{id}” is still used by {users}; drop those first.")


def shown(value: object) -> str:
    """A value that was found, as JSON has it; a text or a lone number in quotes."""
    if isinstance(value, str | Decimal):
        text = repr(str(value))
    else:
        text = json.dumps(value, ensure_ascii=False, default=_plain)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else str(value)

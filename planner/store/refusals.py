"""What can be wrong with a book's file, one clear sentence each."""

from planner.errors import (
    BookInUseError,
    DamagedBookError,
    NotUnderstoodError,
    NotWrittenError,
    PasswordNeededError,
    RefusedError,
)
from planner.phrases import Phrase


class NoBookError(NotUnderstoodError):
    """A path at which there is nothing."""

    words = Phrase("There is no book at {file}.")


class FolderError(NotUnderstoodError):
    """A folder, device or pipe where a book should be."""

    words = Phrase("{file} is a folder or a device; a book is a file.")


class LinkError(NotUnderstoodError):
    """A link where a book should be: what it points at may be anything."""

    words = Phrase("{file} is a link; name the book's own file.")


class NotABookError(NotUnderstoodError):
    """A file of another program."""

    words = Phrase("{file} is not a book of Duheng.")


class DamagedError(DamagedBookError):
    """A book that is cut off, or whose content cannot be read."""

    words = Phrase(
        "{file} is damaged ({what}); open a backup, the file is left as it is."
    )


class NewerBookError(RefusedError):
    """A book of a later schema than this program knows."""

    words = Phrase(
        "{file} was written by a newer version of Duheng (schema {theirs}, this one"
        " knows {ours}); update the program."
    )


class ExistsError(RefusedError):
    """A new book where something is already."""

    words = Phrase("{file} exists already; a new book never replaces anything.")


class NoFolderError(NotUnderstoodError):
    """A path in a folder that is not there."""

    words = Phrase("The folder of {file} does not exist.")


class ReadOnlyError(NotWrittenError):
    """A book, or its folder, that may not be written."""

    words = Phrase("{file} is read-only; nothing was changed.")


class NotReadableError(RefusedError):
    """A book that the system does not let us read."""

    words = Phrase("{file} may not be read by this user.")


class BusyError(BookInUseError):
    """A book that another process has."""


class ChangedElsewhereError(NotWrittenError):
    """A book that changed on disk after it was opened here."""

    words = Phrase(
        "{file} was changed by another program meanwhile; open it again,"
        " nothing was changed here."
    )


class GoneError(NotWrittenError):
    """A book whose file, folder or drive is not there any more."""

    words = Phrase(
        "{file} is not there any more: the file was moved, or its drive removed;"
        " nothing was changed."
    )


class NoRoomError(NotWrittenError):
    """A disk that is full or fails."""

    words = Phrase("{file} cannot be written ({what}); nothing was changed.")


class NoBackupError(RefusedError):
    """A copy that could not be kept before the first step of a day."""

    words = Phrase("No backup of {file} could be made ({what}).")


class NeedsPasswordError(PasswordNeededError):
    """A book with a password, and none was given."""

    words = Phrase("{file} has a password; give it, or --book-password-file.")


class NoPasswordError(RefusedError):
    """A password for a book that has none."""

    words = Phrase("{file} has no password; --book-password-file is not needed.")


class WrongPasswordError(PasswordNeededError):
    """A password that does not open the book, or a book that is damaged."""

    words = Phrase(
        "This password does not open {file}; if it is right, the file is damaged."
    )


class StoppedError(RefusedError):
    """A change of the password that the user stopped."""

    words = Phrase("Stopped; the book and its backups are as they were.")

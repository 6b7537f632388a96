"""What a bill file can be refused for; each sentence says found and expected."""

from planner.errors import NotUnderstoodError, RefusedError
from planner.phrases import Phrase


class NoFileError(NotUnderstoodError):
    """A name under which there is no file."""

    words = Phrase("There is no file “{file}”.")


class FolderError(NotUnderstoodError):
    """A folder where a file is expected."""

    words = Phrase("“{file}” is a folder; expected a bill file.")


class NoPlainFileError(NotUnderstoodError):
    """A device or a pipe where a file is expected."""

    words = Phrase(
        "“{file}” is no ordinary file; expected a bill file, or - for a pipe."
    )


class UnreadableFileError(NotUnderstoodError):
    """A file that the system does not let us read."""

    words = Phrase("“{file}” cannot be read: {reason}.")


class EmptyFileError(NotUnderstoodError):
    """A file of 0 bytes."""

    words = Phrase("“{file}” is empty (0 bytes); expected a bill file.")


class TooLargeError(NotUnderstoodError):
    """A file larger than any bill."""

    words = Phrase("“{file}” has {found} MiB; expected a bill of at most {most} MiB.")


class TooManyRowsError(NotUnderstoodError):
    """A statement of more rows than a life has."""

    words = Phrase("“{file}” has more than {most} rows; expected one statement.")


class SwollenError(NotUnderstoodError):
    """A packed file that unpacks to far more than a bill of its size would."""

    words = Phrase(
        "“{file}” would unpack to {found} MiB, far more than a bill of its size; "
        "it was not opened."
    )


class FileChangedError(NotUnderstoodError):
    """A file that something wrote to while it was read."""

    words = Phrase("“{file}” changed while it was read; close it elsewhere, try again.")


class NoBillError(NotUnderstoodError):
    """A file in which no known header was found."""

    words = Phrase(
        "“{file}” is no bill that Duheng knows: no line names the columns of one; "
        "expected an export of {known}. The columns of another table can be mapped by "
        "hand."
    )


class NoHeaderError(NotUnderstoodError):
    """A bill whose line with the column names is gone."""

    words = Phrase(
        "“{file}” looks like a bill of {issuer}, but the line with the column names is "
        "missing; expected a line that begins with “{expected}”."
    )


class WrongEncodingError(NotUnderstoodError):
    """A text in none of the encodings that bills come in."""

    words = Phrase(
        "“{file}” is not text as bills are written; "
        "expected GB18030, UTF-8 or UTF-16 characters, or a spreadsheet."
    )


class MixedEncodingError(NotUnderstoodError):
    """A line that is not in the encoding of its file."""

    words = Phrase(
        "“{file}”, line {line}: the characters are not {encoding} as in the rest of "
        "the file; expected one encoding. Export the bill again."
    )


class NoRowsLeftError(NotUnderstoodError):
    """A bill of which no row is whole."""

    words = Phrase(
        "“{file}”: all {cut} rows are cut off; expected {cells} cells in each. "
        "Export the bill again."
    )


class CellsError(NotUnderstoodError):
    """A row with more cells than columns, and no way to tell which belong together."""

    words = Phrase("found {found} cells, expected {expected}")


class BrokenSheetError(NotUnderstoodError):
    """A spreadsheet that cannot be opened."""

    words = Phrase("“{file}” is no spreadsheet that can be opened; save it again.")


class FormulaError(NotUnderstoodError):
    """A spreadsheet cell that is computed, where a bill has plain values."""

    words = Phrase(
        "“{file}”, row {row}: a cell holds a formula; expected the values of a bill."
    )


class LinkedSheetError(NotUnderstoodError):
    """A spreadsheet that takes values from other files."""

    words = Phrase(
        "“{file}” takes values from other files; expected the values of a bill."
    )


class BrokenZipError(NotUnderstoodError):
    """A zip file that cannot be opened."""

    words = Phrase("“{file}” is a damaged zip file; download it again.")


class LockedZipError(NotUnderstoodError):
    """A zip file that wants a password."""

    words = Phrase(
        "“{file}” is locked with a password; the lender or app told it when it sent "
        "the file."
    )


class WrongPasswordError(LockedZipError):
    """A password that does not open the zip."""

    words = Phrase("This password does not open “{file}”.")


class EmptyZipError(NotUnderstoodError):
    """A zip file without a bill."""

    words = Phrase("“{file}” holds no bill; expected a CSV or XLSX file inside.")


class ImportCancelledError(RefusedError):
    """The user stopped the reading."""

    words = Phrase("The import was cancelled; nothing was written.")


class LockedPdfError(NotUnderstoodError):
    """A PDF that wants a password."""

    words = Phrase(
        "“{file}” is a PDF with a password; save a copy without one, or paste its text."
    )


class BrokenPdfError(NotUnderstoodError):
    """A PDF that cannot be opened."""

    words = Phrase("“{file}” is a damaged PDF; download it again.")


class PictureError(NotUnderstoodError):
    """A PDF of pictures, in which no text can be read."""

    words = Phrase(
        "“{file}” is a PDF of pictures, and Duheng reads no pictures; expected the "
        "report as the bureau or the bank sends it, or its text pasted."
    )


class OtherPdfError(NotUnderstoodError):
    """A PDF that is no credit report."""

    words = Phrase(
        "“{file}” is no credit report (个人信用报告); of PDFs Duheng reads only those."
    )


class NoAccountsError(NotUnderstoodError):
    """A credit report in which nothing could be read."""

    words = Phrase(
        "“{file}” looks like a credit report, but no account and no inquiry in it can "
        "be read."
    )


class NoReportDayError(NotUnderstoodError):
    """A credit report that tells no day."""

    words = Phrase(
        "“{file}” looks like a credit report, but no day of it can be read; expected "
        "its head with 报告时间."
    )

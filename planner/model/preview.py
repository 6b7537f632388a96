"""What a file shows of itself before anybody mapped its columns."""

from planner.lean import dataclass
from planner.model.declared import FileLayout


@dataclass(frozen=True, slots=True)
class FilePreview:
    """The first rows of a file, and a guess of what its columns hold.

    Attributes:
        file: as the user gave it.
        known: the format that reads it already, as ``import`` answers it; None where a
            layout is needed.
        encoding: as people read it.
        line: 1-based line of the headings; of a spreadsheet, row of the sheet.
        rows: the first rows below the headings, each as wide as they are.
        layout: the guess, to confirm or correct; where no day or no amount was found,
            its columns lack that role and a book would refuse it.
    """

    file: str
    known: str | None
    encoding: str
    line: int
    rows: tuple[tuple[str, ...], ...]
    layout: FileLayout

    @property
    def heads(self) -> tuple[str, ...]:
        """The headings in their order."""
        return self.layout.heads

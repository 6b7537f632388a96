"""What a format says of itself: its columns and how a row of it is read and judged."""

from collections.abc import Callable, Iterable, Sequence

from planner.exchange.billrow import BillRow
from planner.exchange.judgement import Judgement
from planner.exchange.totals import Stated, no_totals
from planner.lean import dataclass
from planner.phrases import Phrase

Header = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around the rows of one file.

    Attributes:
        preamble: the text above the header.
        header: the column names, spaces gone, in the file's order.
    """

    preamble: str
    header: Header


Read = Callable[[int, Sequence[str], Context], BillRow]
ReadAll = Callable[[Sequence[int], Sequence[Sequence[str]]], Iterable[BillRow]]


def _same_id(layout: "Layout", _context: Context) -> str:
    return layout.id


@dataclass(frozen=True, slots=True)
class Layout:
    """One format.

    Attributes:
        id: as ``import`` answers it.
        family: whose bill it is; formats of one family see the same transactions.
        issuer: as a sentence names it.
        columns: names that its header must hold, in the order that ``read`` wants them.
        read: line, the cells of ``columns``, context -> row; may raise ``FieldError``.
        judge: row -> verdict.
        optional: names that the header may hold; they come after ``columns``.
        stated: the totals that the text above and below the rows states.
        least: how many cells a whole row has at least; None: one for each named column.
        loose: the column in which an unquoted comma may stand.
        generation: the finer id, from the context.
        read_all: many rows at once, by their columns, as ``read`` gives them; quick for
            long files. May raise ``ValueError`` or ``FieldError``: then each row is
            read for itself.
        sign: words by which a bill without its header is still known for one.
    """

    id: str
    family: str
    issuer: Phrase
    columns: Header
    read: Read
    judge: Callable[[BillRow], Judgement]
    optional: Header = ()
    stated: Callable[[str, Sequence[BillRow]], Stated] = no_totals
    least: int | None = None
    loose: str | None = None
    generation: Callable[["Layout", Context], str] = _same_id
    sign: str = ""
    read_all: ReadAll | None = None

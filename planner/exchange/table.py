"""Rows of cells, from text or from a spreadsheet; the readers see only these."""

import io
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from planner.exchange.encoding import Encoding, candidates, foreign_lines
from planner.exchange.lines import Cells, records
from planner.exchange.source import Source
from planner.lean import dataclass

NumberedRow = tuple[int, Cells]
DELIMITERS = (",", "\t", ";", "|")
_TRIAL_LINES = 200
_TRIAL_WIDTH = 2
_PIECE = 1 << 21
# no character of these holds the byte of a separator, a quote or a line's end
_BY_BYTE = (Encoding.UTF_8, Encoding.UTF_8_BOM, Encoding.GB18030)


class NotPlainError(ValueError):
    """Lines that cannot be told apart by their line feeds."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of one file.

    Attributes:
        name: the file as the user gave it.
        encoding: as people read it.
        head: the first rows, for recognition.
        rows: the rows below a line, read anew at each call. Takes that line and the
            number of cells of a whole row.
        suspects: finds rows that may be in another encoding than the rest.
        lenient: the same table where broken characters become U+FFFD; None where
            that cannot happen.
        delimiter: what parts the cells of a text.
        pieces: the bytes below a line in large pieces of whole lines; None where a
            separator or the end of a line may be part of a character.
        codec: Python's name of the encoding.
    """

    name: str
    encoding: str
    head: tuple[NumberedRow, ...]
    rows: Callable[[int, int], Iterator[NumberedRow]]
    suspects: Callable[[], frozenset[int]] = frozenset
    lenient: Callable[[], "Table"] | None = None
    delimiter: str = ","
    pieces: Callable[[int], Iterator[bytes]] | None = None
    codec: str = "utf-8"


def text_tables(source: Source) -> Iterator[Table]:
    """The source read as text, once for each likely encoding and separator."""
    for encoding in candidates(source.head):
        text = source.head.decode(encoding.codec, errors="replace")
        for delimiter in DELIMITERS:
            if delimiter in text:
                yield _table(source, encoding, delimiter, text)


def _table(source: Source, encoding: Encoding, delimiter: str, text: str) -> Table:
    head = records(io.StringIO(text, newline=""), _TRIAL_WIDTH, delimiter)

    def rows(after: int, width: int, errors: str = "strict") -> Iterator[NumberedRow]:
        with (
            source.open() as stream,
            io.TextIOWrapper(stream, encoding.codec, errors, newline="") as lines,
        ):
            for _ in islice(lines, after):
                pass
            yield from records(lines, width, delimiter, after)

    def lenient() -> Table:
        return Table(
            source.name,
            encoding.value,
            table.head,
            lambda after, width: rows(after, width, "replace"),
            table.suspects,
        )

    table = Table(
        source.name,
        encoding.value,
        tuple(islice(head, _TRIAL_LINES)),
        rows,
        partial(foreign_lines, source, encoding),
        lenient,
        delimiter,
        partial(pieces, source) if encoding in _BY_BYTE else None,
        encoding.codec,
    )
    return table


def pieces(source: Source, after: int) -> Iterator[bytes]:
    """The bytes below a line in pieces of whole lines; a blank end is left out.

    Raises:
        NotPlainError: a line that ends in another way than in a line feed.
    """
    rest, skip = b"", after
    with source.open() as stream:
        while block := stream.read(_PIECE):
            text = rest + block
            if b"\r" in text and _has_bare_return(text):
                raise NotPlainError
            whole, _, rest = text.rpartition(b"\n")
            if skip:
                whole, skip = _below(whole, skip), 0
            if whole:
                yield whole
    if rest.strip():
        yield rest


def _below(text: bytes, after: int) -> bytes:
    """The lines below the first ones, which the first piece holds."""
    lines = text.split(b"\n", after)
    if len(lines) < after:
        raise NotPlainError
    return b"".join(lines[after:])


def _has_bare_return(text: bytes) -> bool:
    """Whether a line ends in a return alone; the last one may go on in a feed."""
    return text.count(b"\r") - text.count(b"\r\n") > text.endswith(b"\r")

"""Rows of cells, from text or from a spreadsheet; the readers see only these."""

import codecs
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from planner.exchange.encoding import Encoding, candidates, foreign_lines
from planner.exchange.lines import Cells, records
from planner.exchange.source import Source

NumberedRow = tuple[int, Cells]
DELIMITERS = (",", "\t", ";", "|")
_TRIAL_LINES = 200
_TRIAL_WIDTH = 2
_PIECE = 1 << 21


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
        pieces: the text below a line in large pieces of whole lines; None where the
            table is no text.
    """

    name: str
    encoding: str
    head: tuple[NumberedRow, ...]
    rows: Callable[[int, int], Iterator[NumberedRow]]
    suspects: Callable[[], frozenset[int]] = frozenset
    lenient: Callable[[], "Table"] | None = None
    delimiter: str = ","
    pieces: Callable[[int], Iterator[str]] | None = None


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
        lambda after: pieces(source, encoding, after),
    )
    return table


def pieces(source: Source, encoding: Encoding, after: int) -> Iterator[str]:
    """The text below a line in pieces of whole lines; a blank end is left out.

    Raises:
        NotPlainError: a line that ends in another way than in a line feed.
        UnicodeDecodeError: characters in another encoding.
    """
    decoder = codecs.getincrementaldecoder(encoding.codec)("strict")
    rest, skip = "", after
    with source.open() as stream:
        while block := stream.read(_PIECE):
            text = rest + decoder.decode(block)
            if "\r" in text and _has_bare_return(text):
                raise NotPlainError
            whole, _, rest = text.rpartition("\n")
            if skip:
                whole, skip = _below(whole, skip), 0
            if whole:
                yield whole
    rest += decoder.decode(b"", final=True)
    if rest.strip():
        yield rest


def _below(text: str, after: int) -> str:
    """The lines below the first ones, which the first piece holds."""
    lines = text.split("\n", after)
    if len(lines) < after:
        raise NotPlainError
    return "".join(lines[after:])


def _has_bare_return(text: str) -> bool:
    """Whether a line ends in a return alone; the last one may go on in a feed."""
    return text.count("\r") - text.count("\r\n") > text.endswith("\r")

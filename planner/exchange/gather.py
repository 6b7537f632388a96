"""The rows of one file with their fingerprints, whatever it consists of."""

from collections.abc import Iterator, Sequence

from planner.exchange import errors, totals
from planner.exchange.billrow import BillRow
from planner.exchange.bulk import Bulk
from planner.exchange.bulk_rows import LEAST, bulk_of
from planner.exchange.fingerprint import fingerprints
from planner.exchange.layout import Layout
from planner.exchange.mapped import NO_LAYOUTS, OwnLayouts
from planner.exchange.ofx import is_ofx, ofx_tables
from planner.exchange.recognise import Found, recognised, refusal
from planner.exchange.rows import Progress, rows_of
from planner.exchange.sheets import is_sheet, sheet_tables
from planner.exchange.source import Source
from planner.exchange.table import Table, text_tables
from planner.lean import dataclass
from planner.phrases import Phrase, Sentence

_NUMBER = "笔"  # no total without it


@dataclass(frozen=True, slots=True)
class Gathered:
    """One file, read.

    Attributes:
        rows, marks: side by side, in the file's order.
        reconciles: whether the totals that it states hold; None where it states none.
        notes: what was skipped, and what does not add up.
        cut: the lines that were skipped.
        bulk: a long bill's columns, from which the rows are made; None: only rows.
    """

    file: str
    format: str
    encoding: str
    layout: Layout
    rows: Sequence[BillRow]
    marks: Sequence[str]
    reconciles: bool | None
    notes: tuple[Sentence, ...]
    cut: tuple[int, ...]
    bulk: Bulk | None = None


def gathered(
    source: Source, goes_on: Progress, own: OwnLayouts = NO_LAYOUTS
) -> Gathered:
    """Recognise and read a file; ``own`` are the layouts that the user mapped.

    Raises:
        NotUnderstoodError: no bill, no header, a mixed encoding, an unreadable cell.
    """
    tables = list(_found(source, own))
    if source.size >= LEAST and len(tables) == 1:
        bulk = bulk_of(tables[0], goes_on)
        if bulk is not None:
            return _in_bulk(source, tables[0], bulk)
    sheets = [rows_of(found, goes_on) for found in tables]
    first = sheets[-1]  # the newest sheet stands last
    layout = first.found.layout
    rows: dict[str, BillRow] = {}
    for sheet in sheets:
        rows |= zip(fingerprints(sheet.whole, layout.family), sheet.whole, strict=True)
    cut = [line for sheet in sheets for line in sheet.cut]
    if cut and not rows:
        raise errors.NoRowsLeftError(
            file=source.name, cut=len(cut), cells=len(first.found.context.header)
        )
    checks = layout.stated(first.text, first.whole)
    return Gathered(
        source.name,
        first.found.format,
        first.found.table.encoding,
        layout,
        tuple(rows.values()),
        tuple(rows),
        totals.reconciles(checks),
        (*map(_cut, cut), *totals.differences(checks)),
        tuple(cut),
    )


def _in_bulk(source: Source, found: Found, bulk: Bulk) -> Gathered:
    told = found.context.preamble
    checks = found.layout.stated(told, bulk.lumps() if _NUMBER in told else ())
    return Gathered(
        source.name,
        found.format,
        found.table.encoding,
        found.layout,
        bulk.rows(),
        bulk.marks(found.layout.family),
        totals.reconciles(checks),
        totals.differences(checks),
        (),
        bulk,
    )


def _found(source: Source, own: OwnLayouts) -> Iterator[Found]:
    """Every table that holds a bill; of a text, the first reading that does."""
    tried: list[Table] = []
    is_found = False
    for table in tables_of(source):
        found = recognised(table, own)
        if found is None:
            tried.append(table)
            continue
        yield found
        is_found = True
        if not is_sheet(source):
            return
    if not is_found:
        raise own.refusal(source.name) or refusal(
            source, tried, is_text=not is_sheet(source)
        )


def tables_of(source: Source) -> Iterator[Table]:
    """The tables of a file; of a text, each way in which it can be read."""
    if is_sheet(source):
        return sheet_tables(source)
    return ofx_tables(source) if is_ofx(source) else text_tables(source)


def _cut(line: int) -> Sentence:
    return Sentence(Phrase("Line {line} is cut off and was skipped."), line=line)

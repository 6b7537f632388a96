"""The rows of a known table, in one pass; cut rows are named, broken ones refused."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import field
from itertools import chain, islice
from operator import itemgetter

from planner.errors import InLineError, NotUnderstoodError
from planner.exchange import errors
from planner.exchange.billrow import BillRow
from planner.exchange.cells import squeezed
from planner.exchange.lines import Cells
from planner.exchange.recognise import Found
from planner.exchange.table import NumberedRow
from planner.lean import dataclass

_CLOSING = re.compile(
    r"-{6,}|共\d+笔|[^,]{0,6}合计|导出时间|导出信息|#|(已|待)(收入|支出)[：:]|特别提示|以上数据"
    r"|(收入|支出|不计收支|中性交易)[：:]"
)
_RULE = re.compile(r"-{6,}")
_BROKEN = "\ufffd"
_MOST_CUT = 100_000  # beyond that, and beyond the whole ones, it is no bill
_EVERY = 2000  # rows between two looks at the clock of the user

Progress = Callable[[int], bool]


@dataclass(slots=True)
class Rows:
    """What was read of one table.

    Attributes:
        cut: lines of rows that end too early; they were skipped.
        below: the text below the rows.
    """

    found: Found
    whole: list[BillRow] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that stands around the rows, where totals are stated."""
        return "\n".join((self.found.context.preamble, *self.below))


def rows_of(found: Found, goes_on: Progress) -> Rows:
    """Read all rows.

    Args:
        found: the recognised table.
        goes_on: told the line now and then; its False stops the reading.

    Raises:
        NotUnderstoodError: a whole row with an unreadable cell, or one in another
            encoding.
        ImportCancelledError: the user stopped it.
    """
    try:
        return _Reader(found, goes_on).read(is_lenient=False)
    except UnicodeDecodeError:
        # Something is broken somewhere: read on with U+FFFD for it, and see where.
        return _Reader(found, goes_on).read(is_lenient=True)


class _Reader:
    """One pass over the rows of one table."""

    def __init__(self, found: Found, goes_on: Progress) -> None:
        layout, header = found.layout, found.context.header
        self._found = found
        self._goes_on = goes_on
        self._width = len(header)
        self._least = layout.least or self._width
        self._blanks = [""] * (self._width - self._least + 1)
        self._pick = itemgetter(
            *(
                header.index(name) if name in header else -1
                for name in (*layout.columns, *layout.optional)
            )
        )
        self._loose = header.index(layout.loose) if layout.loose else None
        self._rows = Rows(found)
        self._is_below = False
        self._suspects = found.table.suspects()
        self._is_doubtful = bool(self._suspects)

    def read(self, *, is_lenient: bool) -> Rows:
        table = self._found.table
        if is_lenient and table.lenient is not None:
            table = table.lenient()
            self._is_doubtful = True
        rows = table.rows(self._found.line, self._width)
        while batch := list(islice(rows, _EVERY)):
            if not self._goes_on(batch[0][0]):
                raise errors.ImportCancelledError
            if not self._take_all(batch):
                for line, cells in batch:
                    self._take(line, cells)
        return self._rows

    def _take_all(self, batch: Sequence[NumberedRow]) -> bool:
        """Read whole rows by their columns; False where one of them needs a look."""
        read_all = self._found.layout.read_all
        if read_all is None or self._is_below or self._is_doubtful:
            return False
        lines, rows = zip(*batch, strict=True)
        widths = set(map(len, rows))
        if widths not in ({self._width}, {self._width + 1}):
            return False
        columns = [*zip(*rows, strict=True)]
        blank = ("",) * len(rows)
        begun = all(cell[:1].isdecimal() for cell in columns[0])
        if not begun or any(map(str.strip, chain(*columns[self._width :]))):
            return False
        try:
            self._rows.whole += read_all(lines, self._pick([*columns, blank]))
        except (ValueError, NotUnderstoodError):
            return False
        return True

    def _take(self, line: int, cells: Cells) -> None:
        first = cells[0] if cells else ""
        # a row begins with a digit nearly always; asking that first is cheap
        if self._is_below or (not first[:1].isdecimal() and _CLOSING.match(first)):
            self._close(first, cells)
        elif len(cells) < self._least:
            self._take_short(line, cells)
        else:
            if self._is_doubtful:
                self._refuse_foreign(line, cells)
            row = self._read(line, cells)
            if row is not None:
                self._rows.whole.append(row)

    def _close(self, first: str, cells: Cells) -> None:
        self._is_below = self._is_below or bool(_RULE.match(first))
        self._rows.below.append(" ".join(cells))

    def _take_short(self, line: int, cells: Cells) -> None:
        told = [cell for cell in cells if cell.strip()]
        if len(told) > 1 or (told and told[0].strip()[:1].isdecimal()):
            self._rows.cut.append(line)
            self._refuse_ruins()
        elif told:
            self._rows.below.append(told[0])

    def _refuse_ruins(self) -> None:
        cut = len(self._rows.cut)
        if cut > _MOST_CUT and cut > len(self._rows.whole):
            raise errors.NoRowsLeftError(
                file=self._found.table.name, cut=cut, cells=self._width
            )

    def _refuse_foreign(self, line: int, cells: Cells) -> None:
        table = self._found.table
        if line in self._suspects or any(_BROKEN in cell for cell in cells):
            raise errors.MixedEncodingError(
                file=table.name, line=line, encoding=table.encoding
            )

    def _read(self, line: int, cells: Cells) -> BillRow | None:
        """The row; None for the header once more or for blanks."""
        try:
            return self._read_fitting(line, cells)
        except NotUnderstoodError as cause:
            if self._is_no_row(cells):
                return None
            name = self._found.table.name
            raise InLineError(file=name, line=line, cause=cause) from None

    def _read_fitting(self, line: int, cells: Cells) -> BillRow:
        layout, context = self._found.layout, self._found.context
        extra = len(cells) - self._width
        if extra == 1 and not cells[-1].strip():
            extra = 0  # the separator at the end of a line
        if extra <= 0:
            return layout.read(line, self._pick([*cells, *self._blanks]), context)
        for joined in self._joined(cells):
            with suppress(NotUnderstoodError):
                return layout.read(line, self._pick([*joined, ""]), context)
        raise errors.CellsError(found=len(cells), expected=self._width)

    def _joined(self, cells: Cells) -> Iterator[Cells]:
        """The ways to undo a comma that was not quoted and so parts a text in two."""
        if self._loose is None:
            return
        ends = [cells[:-1], cells] if not cells[-1].strip() else [cells]
        for told in ends:
            extra = len(told) - self._width
            begin, end = self._loose, self._loose + extra + 1
            yield [*told[:begin], ",".join(told[begin:end]), *told[end:]]

    def _is_no_row(self, cells: Cells) -> bool:
        if not any(cell.strip() for cell in cells):
            return True
        named = tuple(squeezed(cell) for cell in cells[: self._width])
        return named == self._found.context.header

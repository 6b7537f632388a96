"""CSV records with the line they begin on; a cut row must not swallow the next ones."""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice

Cells = list[str]
_AT_ONCE = 1000  # lines; without a quote each of them is a record


class _Tape:
    """Hands lines to the csv module and remembers those of the present record."""

    def __init__(self, text: Iterable[str], after: int) -> None:
        self._text = iter(text)
        self.line = after
        self.kept: list[str] = []

    def __iter__(self) -> "_Tape":
        return self

    def __next__(self) -> str:
        line = next(self._text)
        self.line += 1
        self.kept.append(line)
        return line


def records(
    text: Iterable[str], width: int, delimiter: str = ",", after: int = 0
) -> Iterator[tuple[int, Cells]]:
    r"""Each record with its first line (1-based), in one pass.

    Args:
        text: physical lines; they may end in ``\n``, ``\r\n`` or ``\r``.
        width: how many cells a whole row has. A quote that a cut row left open runs on
            over rows of that width; then each line is read for itself.
        delimiter: one character.
        after: how many lines of the file were taken off ``text`` before.
    """
    rest = iter(text)
    while lines := list(islice(rest, _AT_ONCE)):
        if _is_plain(lines):
            yield from enumerate(csv.reader(lines, delimiter=delimiter), after + 1)
            after += len(lines)
        else:
            tape = _Tape(chain(lines, rest), after)
            yield from _quoted(tape, after + len(lines), width, delimiter)
            after = tape.line


def _is_plain(lines: list[str]) -> bool:
    """Whether no line runs on in the next one, and none is beyond the module."""
    longest = max(map(len, lines))
    return longest < csv.field_size_limit() and '"' not in "".join(lines)


def _quoted(
    tape: _Tape, until: int, width: int, delimiter: str
) -> Iterator[tuple[int, Cells]]:
    """The records that begin up to a line; the last one may end below it."""
    reader = csv.reader(tape, delimiter=delimiter)
    while tape.line < until:
        begin = tape.line + 1
        tape.kept.clear()
        try:
            cells = next(reader)
        except csv.Error:  # a cell beyond the module's limit: an open quote
            yield from _one_by_one(begin, tape.kept, delimiter)
            reader = csv.reader(tape, delimiter=delimiter)
            continue
        if len(tape.kept) > 1 and _ran_on(tape.kept, width, delimiter):
            yield from _one_by_one(begin, tape.kept, delimiter)
        else:
            yield begin, cells


def _ran_on(lines: list[str], width: int, delimiter: str) -> bool:
    """Whether a later line is a row of its own: as wide, and begun like the first."""
    begin = _shape(lines[0])
    return any(
        _shape(line) == begin and len(_cells(line, delimiter)) >= width
        for line in lines[1:]
    )


def _shape(line: str) -> str:
    r"""How a line begins: ``000`` for a year.

    >>> _shape('"2019-09-26"'), _shape("支出,")
    ('000', 'aa,')
    """
    begin = line.lstrip('" \t')[:3]
    return "".join(
        "0" if char.isdecimal() else "a" if char.isalpha() else char for char in begin
    )


def _one_by_one(
    begin: int, lines: list[str], delimiter: str
) -> Iterator[tuple[int, Cells]]:
    for number, line in enumerate(lines, begin):
        yield number, _cells(line, delimiter)


def _cells(line: str, delimiter: str) -> Cells:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)

"""A spreadsheet packed anew, the same bytes each day it is made; openpyxl dates it."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO

_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_DATED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_EMPTY = re.compile(rb"(</f>)<v ?/?>(</v>)?")


def packed(
    content: bytes, on: date, cached: Sequence[Sequence[str]], mark: bytes
) -> bytes:
    """The same workbook with its day, its mark, and what its formulas come to.

    Args:
        content: as openpyxl saved it.
        on: the day that it bears.
        cached: for each sheet the values of its formulas in their order, for readers
            that do not compute.
        mark: the comment of the file.
    """
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            entry = zipfile.ZipInfo(
                name, (max(on.year, 1980), on.month, on.day, 0, 0, 0)
            )
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, _part(name, before.read(name), on, cached))
        after.comment = mark
    return out.getvalue()


def _part(name: str, text: bytes, on: date, cached: Sequence[Sequence[str]]) -> bytes:
    if name == "docProps/core.xml":
        day = f"{on.isoformat()}T00:00:00Z".encode()
        return _DATED.sub(lambda found: found[1] + day, text)
    sheet = _SHEET.fullmatch(name)
    if sheet is None:
        return text
    values: Iterator[str] = iter(cached[int(sheet[1]) - 1])
    return _EMPTY.sub(lambda found: found[1] + f"<v>{next(values)}</v>".encode(), text)

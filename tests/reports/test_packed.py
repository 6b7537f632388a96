"""A spreadsheet bears its day and its mark, and tells what its formulas come to."""

import zipfile
from datetime import date
from io import BytesIO

from openpyxl import Workbook, load_workbook

from reports.packed import packed


def saved() -> bytes:
    book = Workbook()
    book.active["A1"] = 2
    book.active["A2"] = "=SUM(A1:A1)"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_formula_comes_with_its_value_for_readers_that_do_not_compute() -> None:
    made = packed(saved(), date(2026, 11, 25), [["2"]], b"ours")

    assert load_workbook(BytesIO(made)).active["A2"].value == "=SUM(A1:A1)"
    assert load_workbook(BytesIO(made), data_only=True).active["A2"].value == 2


def test_nothing_in_it_tells_when_it_was_made() -> None:
    made = packed(saved(), date(1970, 1, 2), [["2"]], b"ours")

    with zipfile.ZipFile(BytesIO(made)) as file:
        assert file.comment == b"ours"
        assert {entry.date_time[:3] for entry in file.infolist()} == {(1980, 1, 2)}
        assert b"1970-01-02T00:00:00Z" in file.read("docProps/core.xml")

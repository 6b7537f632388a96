import struct

import pytest

from planner.exchange.old_sheet import OldFormulaError, OldSheetError, old_sheets
from tests.helpers.old_xls import BOF5, book, cell, container, number, record


def _rows(*cells, **given):
    (rows,) = old_sheets(container(book(*cells, **given)))
    return rows


def _text(text, *, wide=True):
    raw = text.encode("utf-16-le" if wide else "latin-1")
    return struct.pack("<HB", len(text), wide) + raw


def _strings(*parts):
    head = record(0xFC, struct.pack("<II", 1, 1) + parts[0])
    return head + b"".join(record(0x3C, part) for part in parts[1:])


SHARED = cell(0xFD, 0, 0, struct.pack("<I", 0))


def test_cells_stand_in_their_rows_and_columns():
    assert _rows(number(2, 1, 12.5), number(0, 0, 1.0)) == [[1.0], [], ["", 12.5]]


@pytest.mark.parametrize(
    ("packed", "value"),
    [
        (2 | 5 << 2, 5.0),
        (3 | 1234 << 2, 12.34),
        (2 | ((1 << 30) - 5) << 2, -5.0),
        (struct.unpack("<Q", struct.pack("<d", 1.5))[0] >> 32, 1.5),
    ],
)
def test_short_numbers_are_unpacked(packed, value):
    short = struct.pack("<I", packed)
    pair = struct.pack("<H", 0) + short
    many = record(0xBD, struct.pack("<HH", 0, 0) + pair * 2 + struct.pack("<H", 1))

    assert _rows(cell(0x27E, 0, 0, short)) == [[value]]
    assert _rows(many) == [[value, value]]


def test_texts_of_a_cell_may_be_narrow_or_wide():
    cells = (
        cell(0x204, 0, 0, _text("花呗")),
        cell(0xD6, 0, 1, _text("abc", wide=False)),
    )

    assert _rows(*cells) == [["花呗", "abc"]]


def test_texts_of_the_older_generation_are_gbk():
    raw = "花呗".encode("gbk")

    text = cell(0x204, 0, 0, struct.pack("<H", len(raw)) + raw)

    assert _rows(text, bof=BOF5) == [["花呗"]]


def test_shared_texts_run_over_their_records():
    parts = (_text("自动还款ab")[:7], b"\1" + "还款".encode("utf-16-le"), b"\0ab")

    assert _rows(SHARED, before=_strings(*parts)) == [["自动还款ab"]]


def test_a_shared_text_may_carry_runs_and_more():
    raw = struct.pack("<HBHI", 2, 1 | 4 | 8, 1, 3) + "花呗".encode("utf-16-le")

    assert _rows(SHARED, before=_strings(raw + b"run!" + b"ext")) == [["花呗"]]


def test_a_formula_is_refused_with_its_row():
    with pytest.raises(OldFormulaError) as refused:
        _rows(cell(0x06, 3, 0, b"\0" * 14))

    assert refused.value.row == 4


@pytest.mark.parametrize(
    "content",
    [
        b"no container",
        container(b"\x09\x08"),
        container(book(number(0, 300, 1.0))),
        container(book(SHARED)),
        container(book(number(0, 0, 1.0))[:-4]),
        container(book(SHARED, before=_strings(b"\xff\xff\1x"))),
    ],
    ids=["none", "short", "column", "no text", "no end", "text too long"],
)
def test_a_damaged_file_is_refused(content):
    with pytest.raises(OldSheetError):
        old_sheets(content)


def test_what_a_sheet_holds_besides_cells_is_passed_over():
    chart = record(0x809, b"\0" * 16) + number(0, 0, 9.0) + record(0x0A)

    assert _rows(record(0x208, b"\0" * 16), chart, number(0, 1, 1.0)) == [["", 1.0]]

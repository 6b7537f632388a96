import pytest

from planner.exchange import table
from planner.exchange.source import sources
from planner.exchange.table import text_tables


def _tables(folder, content):
    path = folder / "bill.csv"
    path.write_bytes(content)
    return list(text_tables(sources(path)[0]))


def test_a_text_is_tried_in_each_likely_encoding_and_separator(tmp_path):
    found = _tables(tmp_path, "交易;时间\n1,2;3\n".encode())

    assert [(x.encoding, len(x.head[0][1])) for x in found[:2]] == [
        ("UTF-8", 1),
        ("UTF-8", 2),
    ]
    assert found[2].encoding == "GB18030"


def test_rows_below_a_line_keep_their_numbers(tmp_path):
    table = _tables(tmp_path, b"head\na,b\n1,2\n3,4\n")[0]

    assert list(table.rows(2, 2)) == [(3, ["1", "2"]), (4, ["3", "4"])]


def test_broken_characters_stop_a_strict_reading_and_show_in_a_lenient_one(tmp_path):
    tables = _tables(tmp_path, "时间,钱\n".encode() + b"1,\xff2\n")
    table = next(table for table in tables if table.encoding == "UTF-8")

    with pytest.raises(UnicodeDecodeError):
        list(table.rows(1, 2))
    assert table.lenient is not None
    assert list(table.lenient().rows(1, 2)) == [(2, ["1", "\ufffd2"])]


def test_a_text_without_any_separator_is_no_table(tmp_path):
    assert _tables(tmp_path, b"just words") == []


def test_the_text_below_a_line_comes_in_pieces_of_whole_lines(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "_PIECE", 7)
    path = tmp_path / "x.csv"
    path.write_bytes(b"ab,cd\r\nef\r\ngh,ij\nkl\n  ")
    source = sources(path)[0]

    below = [*table.pieces(source, 1)]
    assert len(below) > 1
    assert b"\n".join(below) == b"ef\r\ngh,ij\nkl"
    assert b"\n".join(table.pieces(source, 0)).startswith(b"ab,cd\r\nef")
    with pytest.raises(table.NotPlainError):
        [*table.pieces(source, 3)]


def test_lines_that_end_in_a_return_alone_come_in_no_pieces(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"ab\rcd\r\nef")

    with pytest.raises(table.NotPlainError):
        [*table.pieces(sources(path)[0], 0)]

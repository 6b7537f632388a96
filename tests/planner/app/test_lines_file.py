"""Command files are read line by line; what is wrong is named by file and line."""

import io
from pathlib import Path

import pytest

from planner.app import commands as c
from planner.app import lines_file
from planner.app.lines_file import commands
from planner.errors import InFileError, InLineError, NotUnderstoodError

CASH = '{"do": "cash", "on": "2026-01-15", "amount": "1.00"}'


def read(path: Path, content: bytes) -> list[tuple[int, c.Command]]:
    path.write_bytes(content)
    return list(commands(str(path), io.StringIO()))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "c.jsonl"


def test_blank_lines_are_skipped_but_counted(path: Path) -> None:
    content = f"\ufeff\n{CASH}\r\n   \n\t\n{CASH}".encode()

    assert [line for line, _ in read(path, content)] == [2, 5]


def test_a_line_separator_inside_a_text_ends_no_line(path: Path) -> None:
    line = CASH.replace('"cash"', '"note"').replace(
        '"amount": "1.00"', '"kind": "inquiry", "lender": "a\u2028b\x85c"'
    )

    (read_line,) = read(path, line.encode())

    assert isinstance(read_line[1], c.TakeNote)
    assert read_line[1].note.lender == "a\u2028b\x85c"


def test_standard_input_is_read_for_a_dash() -> None:
    assert len(list(commands("-", io.StringIO(CASH)))) == 1
    bytes_beneath = io.TextIOWrapper(io.BytesIO(CASH.encode()), encoding="ascii")
    assert len(list(commands("-", bytes_beneath))) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{CASH}\n{{}}".encode(), "line 2: Field “do” is missing"),
        (f"{CASH}\nhello".encode(), "line 2: not JSON"),
        (CASH.encode("utf-16"), "line 1: not UTF-8 at byte 1."),
        (f"{CASH}\n".encode() + "李".encode("gb18030"), "line 2: not UTF-8"),
        (b'{"do": "drop", "id": "a\0b"}', "line 1: it holds a NUL"),
        (b"\x00" * 50, "line 1: it holds a NUL"),
    ],
)
def test_a_fault_is_named_by_file_and_line(
    path: Path, content: bytes, said: str
) -> None:
    with pytest.raises(InLineError) as refused:
        read(path, content)

    assert str(refused.value).startswith(f"{path}, {said}")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for name in (tmp_path, tmp_path / "nothing", "a\0b"):
        with pytest.raises(NotUnderstoodError, match="cannot be read"):
            list(commands(str(name), io.StringIO()))


def test_a_file_beyond_all_reason_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines_file, "_LARGEST", 10)

    with pytest.raises(InFileError, match="larger than 10 bytes"):
        read(path, CASH.encode())

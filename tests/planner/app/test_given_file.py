"""A file, or what is piped in, is read up to a limit; faults name the file."""

import io
import os
import subprocess
from pathlib import Path

import pytest

from planner.app.given_file import content
from planner.errors import NotUnderstoodError


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"\xff\0")

    assert content(str(file), io.StringIO()) == b"\xff\0"
    assert content("-", io.StringIO("元")) == "元".encode()
    assert content("-", io.TextIOWrapper(io.BytesIO(b"\xff"))) == b"\xff"


@pytest.mark.parametrize("name", ["missing.json", ".", "a\0b"])
def test_what_is_no_file_is_named(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(NotUnderstoodError) as wrong:
        content(name, io.StringIO())

    assert "cannot be read" in str(wrong.value)


def test_a_file_beyond_reason_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"12345")

    for name, stdin in ((str(file), io.StringIO()), ("-", io.StringIO("12345"))):
        with pytest.raises(NotUnderstoodError, match="larger than 3 bytes"):
            content(name, stdin, 3)


def test_a_long_file_and_a_pipe_are_read_whole(tmp_path: Path) -> None:
    file, pipe = tmp_path / "a.jsonl", tmp_path / "pipe"
    long = b"x" * 2_500_000
    file.write_bytes(long)
    os.mkfifo(pipe)
    with subprocess.Popen(["cp", file, pipe]):
        told = content(str(pipe), io.StringIO())

    assert content(str(file), io.StringIO()) == long
    assert told == long

"""A password is the first line of a file; what is none is named."""

import io
from pathlib import Path

import pytest

from planner.app.password_file import password_of
from planner.errors import NotUnderstoodError


@pytest.mark.parametrize(
    ("written", "password"),
    [
        (b"secret", "secret"),
        (b"secret\r\nsecond line", "secret"),
        ("\ufeff密 码 \n".encode(), "密 码 "),
    ],
)
def test_the_first_line_is_the_password(
    tmp_path: Path, written: bytes, password: str
) -> None:
    (tmp_path / "f").write_bytes(written)

    assert password_of(str(tmp_path / "f"), io.StringIO()) == password
    assert password_of("-", io.TextIOWrapper(io.BytesIO(written))) == password


def test_without_a_file_there_is_no_password() -> None:
    assert password_of(None, io.StringIO()) is None


@pytest.mark.parametrize("written", [b"", b"\nsecond", b"\xff\xfe", b"x" * 5000])
def test_what_is_no_password_is_named(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "f").write_bytes(written)

    with pytest.raises(NotUnderstoodError) as refused:
        password_of(str(tmp_path / "f"), io.StringIO())

    assert str(refused.value).startswith(str(tmp_path / "f"))

import io

import pytest

from planner.app.json_file import read_json, refusing
from planner.errors import (
    FieldError,
    IdTakenError,
    NotUnderstoodError,
    RefusedInFileError,
)


def as_it_is(value: object) -> object:
    return value


def test_a_file_gives_its_document(tmp_path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b'\xef\xbb\xbf{"a": 1}')

    assert read_json(str(file), io.StringIO(), as_it_is) == {"a": 1}


def test_a_dash_is_standard_input_as_text_or_bytes() -> None:
    as_bytes = io.TextIOWrapper(io.BytesIO('"元"'.encode()), encoding="ascii")

    assert read_json("-", io.StringIO("[1]"), as_it_is) == [1]
    assert read_json("-", as_bytes, as_it_is) == "元"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (b"{", "not JSON"),
        (b"", "not JSON"),
        (b"\xff\xfe", "not UTF-8 at byte 1"),
        (b'{"a": 1, "a": 2}', "“a” stands twice"),
    ],
)
def test_what_cannot_be_read_names_the_file(tmp_path, written, words) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(written)

    with pytest.raises(NotUnderstoodError) as wrong:
        read_json(str(file), io.StringIO(), as_it_is)

    assert str(wrong.value).startswith(str(file))
    assert words in str(wrong.value)


def test_a_field_that_is_wrong_names_the_file() -> None:
    def refuse(_: object) -> object:
        raise FieldError(field="a", found="b", expected="c")

    with pytest.raises(NotUnderstoodError) as wrong:
        read_json("-", io.StringIO("1"), refuse)

    assert str(wrong.value) == "-: Field “a”: found b, expected c."


def test_a_refusal_names_the_file_of_what_is_refused() -> None:
    with pytest.raises(RefusedInFileError) as refused, refusing("a.json"):
        raise IdTakenError(id="x")

    assert str(refused.value).startswith("a.json: The id “x”")

from pathlib import Path

import pytest

from planner.app import cli
from planner.app.book_path import book_path
from planner.errors import FieldError

_OF_A_BOOK = [
    word
    for word in cli.VERBS
    if word
    not in {
        *("schedule", "schedules", "cost", "discount", "card", "reconcile"),
        *("backtest", "log", "channels"),
    }
]


def test_a_name_of_a_file_is_taken_as_it_is() -> None:
    assert book_path("账本 📒.duheng") == Path("账本 📒.duheng")
    assert book_path("账" * 85) == Path("账" * 85)


@pytest.mark.parametrize("text", ["", "a\0b", "x" * 256, "账" * 86, "y" * 300 + "/b"])
def test_what_no_file_can_be_called_is_refused(text: str) -> None:
    with pytest.raises(FieldError, match="the name of a file"):
        book_path(text)


@pytest.mark.parametrize("word", _OF_A_BOOK)
def test_no_verb_takes_an_empty_name_for_this_folder(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    status = cli.run([word, "", "x.pdf"], never)  # type: ignore[arg-type]  # not reached

    assert status == 2
    assert "the name of a file" in capsys.readouterr().err

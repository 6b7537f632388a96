"""A call without a verb asks for the window, or for a picture of a page."""

from datetime import date
from pathlib import Path

import pytest

from planner.app import window_call
from planner.errors import FieldError, NotUnderstoodError

VERBS = ("show", "schedule", "report")


def read(*argv: str) -> window_call.WindowCall:
    return window_call.read(argv, VERBS)


def test_no_word_opens_the_last_book() -> None:
    call = read()

    assert call == window_call.WindowCall(
        book=None,
        on=None,
        language=None,
        json=False,
        exit_when_painted=False,
        picture=None,
    )


def test_every_option_is_read() -> None:
    call = read(
        *["my.duheng", "--exit-when-painted", "--json", "--on", "2026-01-02"],
        *["--lang", "zh", "--picture", "loans", "o.png", "--size", "1024x700"],
        *["--theme", "dark", "--scale", "1.5"],
    )

    assert call.book == Path("my.duheng")
    assert (call.on, call.language, call.json) == (date(2026, 1, 2), "zh", True)
    assert call.exit_when_painted
    assert call.picture == window_call.PictureCall(
        "loans", Path("o.png"), 1024, 700, "dark", 1.5
    )


def test_a_word_that_is_neither_verb_nor_book_names_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotUnderstoodError, match="“schedule”"):
        read("shedule")

    monkeypatch.chdir(tmp_path)
    Path("shedule").touch()
    assert read("shedule").book == Path("shedule")
    assert read("missing.duheng").book == Path("missing.duheng")


@pytest.mark.parametrize(
    ("argv", "field"),
    [
        (["--picture", "nowhere", "o.png"], "--picture"),
        (["--picture", "loans", "o.png", "--size", "big"], "--size"),
        (["--picture", "loans", "o.png", "--size", "99x700"], "--size"),
        (["--picture", "loans", "o.png", "--size", "900x9000"], "--size"),
        (["--picture", "loans", "o.png", "--scale", "x"], "--scale"),
        (["--picture", "loans", "o.png", "--scale", "0.4"], "--scale"),
        (["--picture", "loans", "o.png", "--scale", "9"], "--scale"),
        (["--picture", "loans", "o.png", "--theme", "pink"], "--theme"),
    ],
)
def test_what_a_picture_cannot_be_is_named(argv: list[str], field: str) -> None:
    with pytest.raises(FieldError, match=field):
        read(*argv)


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("my.duheng",),
        ("--json", "my.duheng"),
        ("my.duheng", "--exit-when-painted"),
        ("--exit-when-painted", "--json"),
    ],
)
def test_a_plain_call_is_read_as_the_parser_reads_it(argv: tuple[str, ...]) -> None:
    assert read(*argv) == read(*argv, "--theme", "light")


def test_two_books_are_one_too_many() -> None:
    with pytest.raises(NotUnderstoodError, match=r"b\.duheng"):
        read("a.duheng", "b.duheng")

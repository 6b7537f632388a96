"""Verbs that write a PDF refuse another ending before they open the book."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

import main
from planner.app.printed import add_out, printed
from planner.errors import FieldError
from planner.store.create import create
from tests.helpers import make


def asked(tmp_path: Path, name: str) -> Namespace:
    create(tmp_path / "b", make.book(make.line())).close()
    return Namespace(book=tmp_path / "b", out=tmp_path / name, force=False)


def test_the_answer_says_what_was_written(tmp_path: Path) -> None:
    args, parts = asked(tmp_path, "o.pdf"), main.parts(make.DAY)

    answer = printed(args, parts, lambda book: book.profile.kind.value, line=None)

    pages = answer.document["pages"]
    assert answer.document == {
        "written": str(tmp_path / "o.pdf"),
        "kind": "person",
        "line": None,
        "pages": pages,
        "on": "2026-01-15",
    }
    assert f"it has {pages} pages" in answer.text


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FieldError, match=r"ends in \.pdf"):
        printed(asked(tmp_path, "o.txt"), main.parts(make.DAY), lambda _: "person")


def test_the_place_is_an_argument() -> None:
    parser = ArgumentParser()
    add_out(parser)

    assert parser.parse_args(["a.pdf"]).out == Path("a.pdf")

"""Verbs that write a PDF refuse another ending before they open the book."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

import main
from planner.app.printed import add_out, printed
from planner.app.report_options import ReportOptions
from planner.errors import FieldError
from planner.store.create import create
from tests.helpers import make


def asked(tmp_path: Path, name: str) -> Namespace:
    create(tmp_path / "b", make.book(make.line())).close()
    return Namespace(book=tmp_path / "b", out=tmp_path / name, force=False)


def test_the_answer_says_what_was_written(tmp_path: Path) -> None:
    args, parts = asked(tmp_path, "o.pdf"), main.parts(make.DAY)

    answer = printed(args, parts, lambda _: "letter:limit:line", kind="x", line=None)

    pages = answer.document["pages"]
    assert answer.document == {
        "written": str(tmp_path / "o.pdf"),
        "kind": "x",
        "line": None,
        "pages": pages,
        "on": "2026-01-15",
    }
    assert f"Pages: {pages}." in answer.text


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FieldError, match=r"ends in \.pdf"):
        printed(asked(tmp_path, "o.txt"), main.parts(make.DAY), lambda _: "person")


def test_the_place_is_an_argument() -> None:
    parser = ArgumentParser()
    add_out(parser)

    assert parser.parse_args(["a.pdf"]).out == Path("a.pdf")


def test_who_can_read_a_report_is_told_aside_and_in_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    args, parts = asked(tmp_path, "o.pdf"), main.parts(make.DAY)

    args.json = False
    full = printed(args, parts, lambda _: ReportOptions())
    aside = capsys.readouterr().err
    args.json = True
    as_json = printed(args, parts, lambda _: ReportOptions())
    args.json = False
    masked = printed(args, parts, lambda _: ReportOptions(is_masked=True))

    assert full.document["masked"] is False
    assert "whoever gets it reads every amount" in full.document["note"]
    assert aside == f"{full.document['note']}\n"
    assert as_json.document["note"] == full.document["note"]
    assert (masked.document["masked"], masked.document["note"]) == (True, None)
    assert capsys.readouterr().err == ""

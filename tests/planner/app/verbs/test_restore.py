"""``restore`` lists copies, shows what differs, and brings one back."""

import os
from pathlib import Path

import pytest

from tests.helpers.run import Program

NIGHT = 1774000000  # in March 2026


@pytest.fixture
def changed(program: Program, book: Path) -> Path:
    """The book, written again on a later day, so that the day before was kept."""
    os.utime(book, (NIGHT, NIGHT))
    program.stdin = (
        '{"do": "cash", "on": "2026-03-20", "amount": "1.00", "id": "late"}\n'
        '{"do": "drop", "id": "loan"}\n'
        '{"do": "set_profile", "name": "Wang", "kind": "person"}'
    )
    assert program("do", book, "-").status == 0
    return book


def test_a_book_without_copies_says_so(program: Program, book: Path) -> None:
    assert program("restore", book, "--json").document == {"backups": []}
    assert program("restore", book).out == "No backup has been kept yet.\n"


def test_a_mistyped_name_is_no_book_without_copies(
    program: Program, tmp_path: Path
) -> None:
    answer = program("restore", tmp_path / "typo.duheng")

    assert answer.status == 2
    assert "typo.duheng" in answer.err


def test_copies_are_listed(program: Program, changed: Path) -> None:
    (kept,) = program("restore", changed, "--json").document["backups"]

    assert kept["on"].startswith("2026-03-2")
    assert kept["before_restore"] is False
    assert Path(kept["file"]).stat().st_size == kept["bytes"]
    assert f"{kept['on']}.duheng" in program("restore", changed).out


def test_what_differs_is_shown_and_nothing_written(
    program: Program, changed: Path
) -> None:
    before = changed.read_bytes()
    day = program("restore", changed, "--json").document["backups"][0]["on"]

    shown = program("restore", changed, "--from", day, "--dry-run", "--json").document
    text = program("restore", changed, "--from", day, "--dry-run").out

    assert {(row["kind"], row["id"], row["how"]) for row in shown["differs"]} == {
        ("profiles", "profile", "changes"),
        ("loans", "loan", "comes"),
        ("repayments", "repayment-1", "comes"),
        ("cash", "late", "goes"),
    }
    assert shown["done"] is False
    assert "4 records would be brought" in text
    assert changed.read_bytes() == before


def test_a_day_is_brought_back_and_today_is_kept(
    program: Program, changed: Path
) -> None:
    listed = program("restore", changed, "--json").document["backups"]
    before = program("show", changed, "loans").out

    said = program("restore", changed, "--from", listed[0]["on"], "--json")

    assert said.document["done"] is True
    assert program("show", changed, "loans").out != before
    again = program("restore", changed, "--from", listed[0]["file"])
    assert again.out == "The book holds just what the copy holds.\n"
    now = program("restore", changed, "--json").document["backups"]
    assert [one["before_restore"] for one in now].count(True) == 1
    assert program("check", changed, "--json").document["issues"] == []
    back = next(one["file"] for one in now if one["before_restore"])
    program("restore", changed, "--from", back)
    assert program("show", changed, "loans").out == before


def test_many_differences_are_counted(program: Program, book: Path) -> None:
    program("backup", book, book.with_name("copy"))
    program.stdin = "\n".join(
        f'{{"do": "cash", "on": "2026-03-20", "amount": "{n}.00"}}' for n in range(30)
    )
    program("do", book, "-")

    said = program("restore", book, "--from", book.with_name("copy"))

    assert "… and 10 more." in said.out
    assert "30 records were brought" in said.out


@pytest.mark.parametrize("harm", [b"", b"rubbish", None])
def test_a_damaged_book_is_replaced_whole(
    program: Program, changed: Path, harm: bytes | None
) -> None:
    listed = program("restore", changed, "--json").document["backups"]
    if harm is None:
        content = bytearray(changed.read_bytes())
        content[4096 * 2 :] = b"\xff" * (len(content) - 4096 * 2)
        harm = bytes(content)
    else:
        harm = changed.read_bytes()[:150] + harm
    changed.write_bytes(harm)
    from_day = ("restore", changed, "--from", listed[0]["on"])

    shown = program(*from_day, "--dry-run")
    assert "would take the place" in shown.out
    assert "is damaged" in shown.err
    assert changed.read_bytes() == harm

    said = program(*from_day, "--json").document

    assert said["done"] is True
    assert Path(said["damaged"]).read_bytes() == harm
    assert program("check", changed, "--json").document["ok"] is True
    changed.write_bytes(harm)
    assert "which is now" in program(*from_day).out


@pytest.mark.parametrize(
    ("named", "told"),
    [("2001-01-01", "1 Jan 2001"), ("nothing.duheng", "nothing.duheng")],
)
def test_a_copy_that_is_not_there_is_named(
    program: Program, changed: Path, named: str, told: str
) -> None:
    said = program("restore", changed, "--from", named)

    assert said.status == 2
    assert told in said.err

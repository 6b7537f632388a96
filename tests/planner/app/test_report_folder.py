"""Reports of all books of a folder."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from planner.app import many_processes, report_many
from planner.app.many_processes import Ended
from tests.helpers.run import Program

DAY = ("--on", "2026-11-25")


@pytest.fixture
def program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")
    return Program(capsys)


@pytest.fixture
def folder(program: Program, tmp_path: Path) -> Path:
    """Two books, one of them a firm's, and a file that is none."""
    made = tmp_path / "clients"
    made.mkdir()
    program("new", made / "Li.duheng")
    program("new", made / "Hetian", "--kind", "business")
    (made / "notes.txt").write_text("call the bank")
    (made / ".hidden").write_text("x")
    (made / "Li.duheng-wal").write_text("")
    return made


def names(found: list[dict[str, Any]]) -> list[str]:
    return [one["book"] for one in found]


def test_every_book_gets_a_report_of_its_own_kind(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "deep" / "out"

    said = program("report", folder, out, "--json", *DAY)

    assert said.status == 0
    told = said.document
    assert [(one["book"], one["kind"]) for one in told["written"]] == [
        ("Hetian", "business"),
        ("Li.duheng", "person"),
    ]
    assert told["books"] == 2
    assert told["failed"] == []
    assert told["skipped"] == ["notes.txt"]
    assert sorted(path.name for path in out.iterdir()) == ["Hetian.pdf", "Li.pdf"]
    assert (out / "Li.pdf").read_bytes().startswith(b"%PDF-")
    assert said.err == ""


def test_one_failure_does_not_stop_the_rest(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    (folder / "broken.duheng").write_text("no book")

    said = program("report", folder, tmp_path / "out", "--json", "--jobs", "1", *DAY)

    assert said.status == 3
    assert names(said.document["written"]) == ["Hetian", "Li.duheng"]
    (failed,) = said.document["failed"]
    assert (failed["book"], failed["reason"]) == ("broken.duheng", "not-a-book")
    assert "is not a book of Duheng" in failed["refused"]


def test_a_report_that_does_not_fit_is_a_failure_of_that_book(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    said = program("report", folder, tmp_path / "out", "--kind", "business", *DAY)

    assert said.status == 3
    assert "1 reports are written, 1 books failed." in said.out
    assert "Li.duheng" in said.out


def test_the_same_folder_gives_the_same_bytes(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        program("report", folder, tmp_path / name, "--jobs", "1", *DAY)

    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("a", "b")
    )

    assert first == second


def test_tables_go_to_a_folder_of_their_own(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    tables = tmp_path / "tables"

    program("report", folder, tmp_path / "out", "--xlsx", tables, "--jobs", "1", *DAY)

    assert sorted(one.name for one in tables.iterdir()) == ["Hetian.xlsx", "Li.xlsx"]


def test_a_file_that_is_no_report_stays_unless_it_may_go(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "Li.pdf").write_text("mine")
    call = ("report", folder, out, "--jobs", "1", *DAY)

    assert program(*call).status == 3
    assert (out / "Li.pdf").read_text() == "mine"
    assert program(*call, "--force").status == 0


def test_a_book_with_a_password_fails_unless_it_is_told(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("correct horse battery")
    locked = ("--book-password-file", secret)
    program("new", folder / "locked.duheng", *locked)
    call = ("report", folder, tmp_path / "out", "--jobs", "1", "--json", *DAY)

    without, with_it = program(*call), program(*call, *locked)

    assert names(without.document["failed"]) == ["locked.duheng"]
    assert "locked.duheng" in names(with_it.document["written"])


def test_a_folder_without_a_book_is_refused(program: Program, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    call = ("report", empty, tmp_path / "out", "--json", *DAY)

    assert program(*call).document["reason"] == "no-books"
    (empty / "notes.txt").write_text("x")
    assert program(*call).document["reason"] == "no-books"


def test_reports_cannot_go_into_a_file(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("x")

    said = program("report", folder, tmp_path / "out", "--json", *DAY)

    assert (said.status, said.document["reason"]) == (3, "out-folder")


def test_a_full_disk_fails_every_book_and_leaves_no_half(
    program: Program,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    out = tmp_path / "out"
    monkeypatch.setattr(os, "fsync", full)
    said = program("report", folder, out, "--jobs", "1", "--json", *DAY)

    assert said.status == 3
    assert names(said.document["failed"]) == ["Hetian", "Li.duheng"]
    assert list(out.iterdir()) == []


def test_our_own_fault_is_kept_and_told_of_that_book(
    program: Program,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: list[BaseException] = []
    monkeypatch.setattr(report_many.events, "failed", kept.append)
    monkeypatch.setattr("main.write_report", lambda *_, **__: 1 // 0)

    said = program("report", folder, tmp_path / "out", "--jobs", "1", "--json", *DAY)

    assert {one["reason"] for one in said.document["failed"]} == {"bug"}
    assert len(kept) == 2


def test_a_process_that_was_ended_is_told_of_its_book(
    program: Program,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended = [(0, Ended()), (1, Ended()), (2, Ended())]
    answers = (one for one in ended)
    monkeypatch.setattr(many_processes, "answers", lambda *_: answers)

    said = program("report", folder, tmp_path / "out", "--json", *DAY)

    assert {one["reason"] for one in said.document["failed"]} == {"process-ended"}


def test_the_number_of_processes_is_a_whole_number(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    assert program("report", folder, tmp_path / "o", "--jobs", "0").status == 2
    assert program("report", folder, tmp_path / "o", "--jobs", "x").status == 2

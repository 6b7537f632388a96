"""``log`` lists what happened."""

from pathlib import Path

from planner.app import events
from tests.helpers.run import Program


def test_what_happened_is_listed(program: Program, book: Path) -> None:
    program("do", book, book.with_name("gone"))

    told = program("log", "--json").document

    assert [one["event"] for one in told["entries"]][-1] == "created"
    assert "saved" in [one["event"] for one in told["entries"]]
    assert told["entries"][0]["event"] == "refused"
    assert told["file"] == str(events.log_path())
    assert "A step was saved" in program("log").out


def test_an_empty_log_says_so(program: Program) -> None:
    assert program("log").out.startswith("Nothing has been kept yet.")

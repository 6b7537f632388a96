"""A fault of ours is kept where it can be found, without what the book holds."""

import json
from pathlib import Path

import pytest

from planner.app import bugs


def failed(amount: str) -> Exception:
    try:
        int(amount)
    except ValueError as error:
        return error
    raise AssertionError


def test_the_log_tells_where_but_not_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    first, second = bugs.keep(failed("¥123.45")), bugs.keep(failed("李"))

    assert first == second == tmp_path / "duheng" / "duheng.log"
    text = first.read_text(encoding="utf-8")
    assert text.count("builtins.ValueError") == 2
    assert "in failed" in text
    assert "123.45" not in text
    assert first.stat().st_mode & 0o777 == 0o600


def test_a_log_that_grew_too_large_begins_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = bugs.log_path()
    assert ".local/state" in str(path)
    monkeypatch.setattr(bugs, "_LARGEST", 10)
    bugs.keep(failed("a"))
    bugs.keep(failed("b"))

    assert path.read_text(encoding="utf-8").count("builtins.ValueError") == 1


def test_where_nothing_can_be_written_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "duheng").write_text("a file in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    assert bugs.keep(failed("a")) is None


def test_a_place_outside_the_program_is_told_by_its_name_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    try:
        json.loads("¥123.45")
    except ValueError as error:
        kept = bugs.keep(error)

    assert kept is not None
    text = kept.read_text(encoding="utf-8")
    assert "  decoder.py:" in text
    assert "tests/planner/app/test_bugs.py:" in text
    assert str(Path.home()) not in text
    assert "/lib" not in text

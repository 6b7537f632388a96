"""A file is held as long as its program runs, and no longer."""

import os
import subprocess
import sys
from pathlib import Path

from planner.held import hold, is_held

_HOLD = """
import os, sys
from planner.held import hold
assert hold(os.open(sys.argv[1], os.O_RDWR))
print("held", flush=True)
sys.stdin.read()
"""


def test_what_one_holds_another_cannot(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    first, second = (os.open(tmp_path / "x", os.O_RDWR) for _ in range(2))

    assert hold(first)
    assert not hold(second)
    assert is_held(tmp_path / "x")
    os.close(first)
    assert not is_held(tmp_path / "x")
    assert hold(second)
    os.close(second)


def test_a_killed_program_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    told = [sys.executable, "-c", _HOLD, str(tmp_path / "x")]
    with subprocess.Popen(told, **pipes) as one:
        assert one.stdout.readline().strip() == b"held"
        assert is_held(tmp_path / "x")
        one.kill()
        one.wait()
    assert not is_held(tmp_path / "x")


def test_what_is_not_there_is_not_held_and_what_cannot_be_asked_may_be(
    tmp_path: Path,
) -> None:
    (tmp_path / "folder").mkdir()

    assert not is_held(tmp_path / "gone")
    assert is_held(tmp_path / "folder")

"""Only what a dead program of this user left behind is taken for a passing folder."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from planner.passing import left_behind, passing_folder, remove

_WAIT = """
import sys
from planner.passing import passing_folder
with passing_folder() as folder:
    (folder / "clear copy").touch()
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_passing_folder_is_closed_to_others_and_leaves_nothing(root: Path) -> None:
    with passing_folder() as folder:
        (folder / "x").touch()
        assert folder.parent == root
        assert folder.stat().st_mode & 0o777 == 0o700
    assert list(root.iterdir()) == []


def test_a_fault_within_leaves_nothing_either(root: Path) -> None:
    with pytest.raises(KeyboardInterrupt), passing_folder():
        raise KeyboardInterrupt
    assert list(root.iterdir()) == []


def test_what_a_running_program_uses_is_taken_only_once_it_was_killed(
    root: Path,
) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    where = {**os.environ, "TMPDIR": str(root)}
    with subprocess.Popen([sys.executable, "-c", _WAIT], env=where, **pipes) as one:
        folder = Path(one.stdout.readline().decode().strip())
        assert left_behind() == ()
        assert not remove(folder)
        assert (folder / "clear copy").exists()
        one.kill()
        one.wait()

    assert left_behind() == (folder,)
    assert remove(folder)
    assert list(root.iterdir()) == []


def test_folders_that_are_not_of_our_making_are_left_alone(root: Path) -> None:
    (root / "duheng-file1234").write_text("x")
    (root / "duheng-my own work").mkdir(0o700)
    open_to_all = root / "duheng-open1234"
    open_to_all.mkdir()
    open_to_all.chmod(0o755)
    (root / "elsewhere").mkdir(0o700)
    (root / "duheng-link1234").symlink_to(root / "elsewhere")

    assert left_behind() == ()
    assert not remove(open_to_all)


def test_folders_of_another_user_are_left_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = root / "duheng-theirs12"
    theirs.mkdir(0o700)
    assert left_behind() == (theirs,)

    monkeypatch.setattr(os, "getuid", lambda: theirs.stat().st_uid + 1)

    assert left_behind() == ()
    assert not remove(theirs)


def test_a_folder_that_goes_while_it_is_looked_at_is_no_crash(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = root / "duheng-gone1234"
    monkeypatch.setattr(Path, "glob", lambda *_: iter([gone]))

    assert left_behind() == ()
    assert remove(gone)

from pathlib import Path

from planner.app import state_file


def test_what_is_written_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "state" / "own.log"

    assert state_file.write(path, "one\n")
    assert state_file.write(path, "two\n")

    assert path.read_text() == "one\ntwo\n"
    assert state_file.size(path) == 8
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_fresh_file_holds_nothing_of_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "own.log"
    state_file.write(path, "old and long")

    assert state_file.write(path, "new", fresh=True)

    assert path.read_text() == "new"


def test_what_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("of another")
    link.symlink_to(target)

    assert not state_file.write(link, "x")
    assert not state_file.write(tmp_path, "x")
    assert state_file.size(tmp_path / "missing") == 0
    assert target.read_text() == "of another"

"""Where copies went is remembered by path alone, and can be dropped."""

from pathlib import Path

import pytest

from planner.app import known_copies


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


def test_paths_are_remembered_once_and_dropped_by_book() -> None:
    one, other = Path("/a/one"), Path("/a/other")
    assert known_copies.of(one) == ()

    known_copies.remember(one, Path("/b/copy"))
    known_copies.remember(one, Path("/b/copy"))
    known_copies.remember(other, Path("/b/third"))

    assert known_copies.of(one) == (Path("/b/copy"),)
    assert known_copies.file().stat().st_mode & 0o777 == 0o600
    known_copies.drop(one)
    assert known_copies.of(one) == ()
    assert known_copies.of(other) == (Path("/b/third"),)
    known_copies.drop(other)
    assert not known_copies.file().exists()


@pytest.mark.parametrize("text", ["rubbish", "[]", '{"/a/one": 5}', "\udcff"])
def test_rubbish_is_no_memory(text: str) -> None:
    known_copies.file().parent.mkdir()
    known_copies.file().write_bytes(text.encode(errors="surrogateescape"))

    assert known_copies.of(Path("/a/one")) == ()


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "duheng").write_text("in the way")

    known_copies.remember(Path("/a/one"), Path("/b"))

    assert known_copies.of(Path("/a/one")) == ()

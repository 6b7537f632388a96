"""While a book with a password is used, no file that is written can be read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.watched import PERSONAL, Watch

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("coded", ["utf-8", "gb18030", "utf-16-le"])
@pytest.mark.parametrize("words", PERSONAL)
def test_what_can_be_read_would_be_found(
    tmp_path: Path, words: str, coded: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a").write_bytes(b"\0\1" + words.encode(coded) + b"\2")
    watch = Watch(tmp_path)

    watch.look()

    assert watch.found == ["folder/a"]


def test_no_string_of_the_book_is_in_any_file(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.watched", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert told["found"] == []
    kinds = ("-journal", ".part", "-backups/", "TMPDIR/duheng-", "events.log")
    kinds = (*kinds, "duheng.log", "duheng.ini", ".damaged-", "help.txt", "copies.json")
    for kind in kinds:
        assert any(kind in file for file in told["files"]), kind

"""A writer that is killed at any moment leaves what it confirmed, and nothing half."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from planner.store.create import create
from tests.helpers import killing, make

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "points", [60, pytest.param(2000, marks=pytest.mark.long)], ids=["some", "many"]
)
def test_every_confirmed_command_survives_a_kill(tmp_path: Path, points: int) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.helpers.killing", str(tmp_path / "book")),
            *("--points", str(points), "--seed", str(points)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert told["losses"] == []
    assert told["kinds"]["by the clock"] > points // 4
    assert told["kinds"]["inside a write"] > points // 4
    assert told["confirmed"] > 0


def test_a_step_that_is_half_there_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "book"
    half = [make.cash("1.00", id=f"s0-{n}") for n in range(killing.RECORDS - 1)]
    whole = [make.cash("1.00", id=f"s1-{n}") for n in range(killing.RECORDS)]
    create(path, make.book(*half, *whole)).close()

    assert killing.whole_steps(path) == ({0, 1}, ["step 0 is half done"])


def test_a_book_that_cannot_be_opened_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "book"
    create(path).close()
    path.write_bytes(path.read_bytes()[:5000])

    steps, wrong = killing.whole_steps(path)

    assert steps == set()
    assert "is damaged" in wrong[0]

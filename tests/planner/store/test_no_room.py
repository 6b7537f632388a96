"""Where a file cannot grow, it is said at once, and the book is as it was."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from planner.store.create import create
from planner.store.restore import read
from tests.helpers import make

ROOT = Path(__file__).parents[3]
BOOK = make.book(make.cash("1.00", id="first"))
WRITER = """
import json, resource, signal, sys
from datetime import date
from pathlib import Path
from planner.app.commands import CountCash
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.errors import PlannerError
from planner.store.sqlite import SqliteStore
from tests.helpers import make

clock = FixedClock(date(2026, 11, 25))
path, more = Path(sys.argv[1]), int(sys.argv[2])
session = Session(SqliteStore(path, write=True, clock=clock), clock)
before = session.book
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # as on a full disk: an error, no end
full = path.stat().st_size + more
resource.setrlimit(resource.RLIMIT_FSIZE, (full, resource.RLIM_INFINITY))
wishes = [CountCash(make.cash("2.00", id=f"c{n}")) for n in range(20_000)]
try:
    session.do_all(wishes)
    said = ""
except PlannerError as refused:
    said = str(refused)
kept = session.book is before and not session.history
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
session.do(CountCash(make.cash("3.00", id="after")))  # there is room again
print(json.dumps({"said": said, "kept": kept}))
"""


@pytest.mark.parametrize("more", [0, 5000, 100_000])
def test_a_full_disk_is_told_and_nothing_is_half_done(
    tmp_path: Path, more: int
) -> None:
    path = tmp_path / "book"
    create(path, BOOK).close()

    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(path), str(more)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert "nothing was changed" in told["said"]
    assert told["kept"]
    assert set(read(path).cash) == {"first", "after"}

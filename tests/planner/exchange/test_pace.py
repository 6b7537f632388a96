from pathlib import Path

import pytest

from planner.exchange.errors import ImportCancelledError
from planner.exchange.pace import Pace
from planner.exchange.source import Source


def _source(name: str, size: int) -> Source:
    head = b"1,2,3,4,5\n" * min(size // 10, 6000)
    return Source(name, size, head, lambda: pytest.fail("not to be opened"))


def _file(folder: Path, name: str, size: int) -> Path:
    path = folder / name
    path.write_bytes(b"x" * size)
    return path


def test_longer_files_count_more_and_all_together_are_one(tmp_path):
    told: list[float] = []
    files = [_file(tmp_path, "a", 300), _file(tmp_path, "b", 100)]
    pace = Pace(files, told.append, None)

    for number, size in enumerate((300, 100)):
        pace.begin(number)
        pace.read(0, [_source("x", size)])
        pace.goes_on(size // 10)
        pace.judge(0, [size // 10])
        pace.step(size // 10)

    assert told == pytest.approx([0.3 * 0.75, 0.75, 0.75 + 0.3 * 0.25, 1.0])


def test_the_parts_of_a_zip_share_its_weight(tmp_path):
    told: list[float] = []
    pace = Pace([_file(tmp_path, "a", 400)], told.append, None)
    parts = [_source("a/1", 300), _source("a/2", 100)]

    pace.begin(0)
    for number in (0, 1):
        pace.read(number, parts)
        pace.goes_on(0)
    pace.judge(1, [3, 1])
    pace.step(1)

    assert told == pytest.approx([0, 0.3 * 0.75, 1.0])


def test_what_is_told_never_goes_back(tmp_path):
    told: list[float] = []
    pace = Pace([_file(tmp_path, "a", 100)], told.append, None)
    pace.begin(0)
    pace.read(0, [_source("a", 100)])

    pace.goes_on(8)
    pace.goes_on(2)

    assert told[0] == told[1]


def test_a_pipe_and_a_file_that_is_gone_have_no_size(tmp_path):
    told: list[float] = []
    pace = Pace([Path("-"), tmp_path / "gone"], told.append, None)
    pace.begin(1)
    pace.judge(0, [0])

    pace.step(0)

    assert told == [0]


def test_a_stop_ends_the_work(tmp_path):
    pace = Pace([_file(tmp_path, "a", 1)], None, lambda: True)
    pace.begin(0)

    assert not pace.goes_on(1)
    with pytest.raises(ImportCancelledError):
        pace.step(1)

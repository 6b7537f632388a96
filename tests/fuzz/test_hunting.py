"""The hunt itself: each door answers to mutants, and what ends badly is kept."""

import random
from pathlib import Path

import pytest

from planner.store import seal
from tests.fuzz import hunting
from tests.fuzz.doors import DOORS
from tests.fuzz.hunt import grown, keep
from tests.fuzz.hunting import WELL, Door, hunted
from tests.fuzz.readers import DOOR


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_KIB", 64)  # and as it was when the test is over


@pytest.mark.parametrize("door", [DOOR, *DOORS], ids=lambda door: door.name)
def test_a_few_mutants_end_well_at_every_door(door: Door) -> None:
    hunt = hunted(door, runs=2, seconds=30, seed=1)

    assert set(hunt.ended) <= WELL
    assert hunt.ended.total() == 2
    assert hunt.reached.lines


def test_what_ends_badly_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hunting, "FOUND", tmp_path / "found")

    def fall(_path: Path, _dice: random.Random) -> None:
        raise ZeroDivisionError

    hunt = hunted(Door("bad", lambda: [b"seed"], fall, ()), 3, 30, 1)

    assert hunt.ended == {"ZeroDivisionError": 3}
    assert len(list((tmp_path / "found").iterdir())) == 3


def test_what_reached_more_is_kept_once_and_is_where_the_next_hunt_begins(
    tmp_path: Path,
) -> None:
    file = tmp_path / "grown.zip"
    assert grown("cost", file) == []

    keep("cost", [b"one", b"two", b"x" * 10_000], file)
    keep("cost", [b"two", b"three"], file)

    assert sorted(grown("cost", file)) == [b"one", b"three", b"two"]
    assert grown("card", file) == []
    door = next(one for one in DOORS if one.name == "cost")
    hunt = hunted(door, 1, 30, 1, grown("cost", file))
    assert b"three" in hunt.parents

"""A table is mended by what its sum proves, then by what a backup has."""

from datetime import date

import pytest

from planner.store import mending, one_flip
from planner.store.mending import How, Mended, OldRows, Step, mended
from planner.store.rows import BY_NAME, TABLES
from planner.store.salvage import Found
from planner.store.sums import total

CASH = BY_NAME["cash"]
DAY, OLDER = date(2026, 3, 1), date(2026, 2, 1)
ROWS = {n: (f"c{n}", "2026-01-01", n * 1000) for n in range(1, 7)}
SUM = total("cash", ROWS.values())


def copy(rows: dict, on: date = DAY) -> OldRows:
    return OldRows(on, {**{table.name: {} for table in TABLES}, "cash": rows})


def told(found: Found, *copies: OldRows) -> Mended:
    return mended(CASH, found, copies)


def hows(outcome: Mended) -> list[tuple[How, str, bool]]:
    return [(step.how, step.id, step.proven) for step in outcome.steps]


@pytest.fixture(autouse=True)
def _few_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_flip, "_MOST_TRIES", 20_000)


def test_a_sound_table_stays() -> None:
    assert told(Found(ROWS, kept=SUM)) == Mended(ROWS)
    assert told(Found(ROWS, kept=None)) == Mended(ROWS)


def test_one_changed_byte_needs_no_backup() -> None:
    rotten = {**ROWS, 2: ("c2", "2026-01-01", 2000 ^ 64)}

    outcome = told(Found(rotten, kept=SUM))

    assert outcome.rows == ROWS
    assert hows(outcome) == [(How.UNFLIP, "c2", True)]


def test_the_one_unreadable_row_is_mended_out_of_itself_before_any_backup() -> None:
    rotten = {**ROWS, 2: ("c2", "2026-01-0\x11", 2000)}
    old = copy({**ROWS, 2: ("c2", "2026-01-01", 5)})

    outcome = told(Found(rotten, kept=SUM), old)

    assert outcome.rows == ROWS
    assert hows(outcome) == [(How.UNFLIP, "c2", True)]


def test_rows_of_a_backup_that_make_the_sum_right_are_proven() -> None:
    rotten = {**ROWS, 2: ("c2", "rubbish", 7), 5: ("c5", "more", 8)}

    outcome = told(Found(rotten, kept=SUM), copy(ROWS))

    assert outcome.rows == ROWS
    assert hows(outcome) == [(How.COPY, "c2", True), (How.COPY, "c5", True)]
    assert outcome.aside == (rotten[2], rotten[5])


def test_a_readable_row_that_changed_is_told_from_one_that_was_edited() -> None:
    edited = {**ROWS, 3: ("c3", "2026-01-09", 1)}
    rotten = {**edited, 2: ("c2", "2026-07-07", 777)}

    outcome = told(
        Found(rotten, kept=total("cash", edited.values())), copy(ROWS, OLDER)
    )

    assert outcome.rows == edited
    assert outcome.steps == (Step(How.COPY, "cash", "c2", OLDER, proven=True),)


def test_several_changed_rows_are_found_together() -> None:
    rotten = {**ROWS, **{n: (f"c{n}", "2026-07-07", 777 * n) for n in (1, 4, 6)}}

    outcome = told(Found(rotten, kept=SUM), copy(ROWS))

    assert outcome.rows == ROWS
    assert [step.id for step in outcome.steps] == ["c1", "c4", "c6"]


def test_two_versions_of_one_row_are_never_both_taken() -> None:
    other = {**ROWS, 1: ("c1", "2026-02-02", 5)}
    both = total("cash", ROWS.values()) + total("cash", [other[1]])
    none = {n: row for n, row in ROWS.items() if n != 1}

    outcome = told(Found(none, kept=both), copy(ROWS), copy(other, OLDER))

    assert [step.how for step in outcome.steps] == [How.COPY, How.RECOMPUTE]


def test_of_many_differences_two_are_still_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mending, "_MET", 2)
    edited = {**ROWS, **{n: (f"c{n}", "2026-01-09", n) for n in (4, 5, 6)}}
    rotten = {**edited, **{n: (f"c{n}", "2026-07-07", 777 * n) for n in (1, 2)}}
    kept = total("cash", edited.values())

    outcome = told(Found(rotten, kept=kept), copy(ROWS))
    hopeless = told(Found(rotten, kept=kept + 1), copy(ROWS))

    assert outcome.rows == edited
    assert [step.id for step in outcome.steps] == ["c1", "c2"]
    assert [step.how for step in hopeless.steps] == [How.RECOMPUTE]


def test_what_stood_in_a_gap_comes_from_a_backup() -> None:
    left = {n: row for n, row in ROWS.items() if n not in (3, 4)}

    proven = told(Found(left, ((2, 5),), SUM), copy(ROWS))
    unproven = told(Found(left, ((2, 5),), None), copy(ROWS))

    assert proven.rows == unproven.rows == ROWS
    assert [step.proven for step in proven.steps] == [True, True]
    assert hows(unproven) == [
        (How.COPY, "c3", False),
        (How.COPY, "c4", False),
        (How.ASIDE, "", False),
        (How.RECOMPUTE, "", False),
    ]
    assert unproven.steps[2].found == "3-4"


def test_rows_that_a_file_is_silent_about_are_proven_too() -> None:
    end = {n: row for n, row in ROWS.items() if n < 3}

    assert told(Found(end, kept=SUM), copy(ROWS)).rows == ROWS


def test_an_unreadable_row_that_no_backup_has_goes_aside() -> None:
    rotten = {**ROWS, 2: ("c2", "rubbish", 7), 5: ("c5", "more", 8)}
    old = copy({5: ROWS[5]})

    outcome = told(Found(rotten, ((6, None),), SUM), old)

    assert outcome.rows == {n: row for n, row in ROWS.items() if n != 2}
    assert outcome.aside == (rotten[5], rotten[2])
    assert hows(outcome)[:2] == [(How.COPY, "c5", False), (How.ASIDE, "c2", False)]
    assert outcome.steps[2].found == "7-"


def test_a_row_with_the_id_of_another_is_no_record() -> None:
    rotten = {**ROWS, 2: ("c1", "2026-01-01", 2000)}

    assert told(Found(rotten, kept=SUM)).rows == ROWS  # “1” is one byte from “2”


def test_an_id_that_moved_since_a_backup_is_not_there_twice() -> None:
    moved = {**{n: ROWS[n] for n in (1, 2)}, 9: ("c3", "2026-01-01", 3000)}

    outcome = told(Found(moved, kept=1), copy({3: ROWS[3]}))

    assert outcome.rows == moved
    assert outcome.aside == (ROWS[3],)


def test_without_a_sum_an_unreadable_row_goes_aside() -> None:
    rotten = {**ROWS, 2: ("c2", "rubbish", 7)}

    outcome = told(Found(rotten, kept=None))

    assert hows(outcome) == [(How.ASIDE, "c2", False), (How.RECOMPUTE, "", False)]


def test_some_of_many_differences_are_told_from_what_was_edited() -> None:
    edited = {**ROWS, **{n: (f"c{n}", "2026-01-09", n) for n in (5, 6)}}
    rotten = {**edited, **{n: (f"c{n}", "2026-07-07", 777 * n) for n in (1, 2, 4)}}

    outcome = told(Found(rotten, kept=total("cash", edited.values())), copy(ROWS))

    assert outcome.rows == edited
    assert [step.id for step in outcome.steps] == ["c1", "c2", "c4"]

"""The solver proves, refuses or stops, and says nothing on standard output."""

import subprocess
import sys
from itertools import count

import numpy as np

from planner.plan.solve import Best, Halted, Impossible, Program, solve


def program(cost: list[float], upper: float, *, whole: bool = False) -> Program:
    """Minimise over two variables of 0 to 10 whose sum has an upper bound."""
    n = len(cost)
    return Program(
        np.array(cost),
        np.zeros(n),
        np.full(n, 10.0),
        np.full(n, whole),
        ((np.arange(n, dtype=np.int32), np.array([1.0, 2.0][:n])),),
        np.array([-np.inf]),
        np.array([upper]),
    )


def hard(size: int) -> Program:
    """A market split, which takes long to prove."""
    luck = np.random.default_rng(0)
    rows = luck.integers(0, 100, (4, size)).astype(float)
    half = np.floor(rows.sum(axis=1) / 2)
    places = np.arange(size, dtype=np.int32)
    slack = [
        np.array([size + 2 * n, size + 2 * n + 1], dtype=np.int32) for n in range(4)
    ]
    return Program(
        np.concatenate((np.zeros(size), np.ones(8))),
        np.zeros(size + 8),
        np.concatenate((np.ones(size), np.full(8, np.inf))),
        np.concatenate((np.ones(size, dtype=bool), np.zeros(8, dtype=bool))),
        tuple(
            (np.concatenate((places, slack[n])), np.concatenate((rows[n], [1.0, -1.0])))
            for n in range(4)
        ),
        half,
        half,
    )


def test_a_linear_program_is_solved_with_its_duals() -> None:
    answer = solve(program([-1.0, -2.5], whole=False, upper=7.5))

    assert isinstance(answer, Best)
    assert answer.objective == answer.bound == -9.375
    assert answer.duals.tolist() == [-1.25]


def test_whole_numbers_stay_whole() -> None:
    answer = solve(program([-1.0, -2.5], whole=True, upper=7.5))

    assert isinstance(answer, Best)
    assert answer.values.round(6).tolist() == [1.0, 3.0]
    assert answer.objective == -8.5


def test_what_no_values_fulfil_is_impossible() -> None:
    assert isinstance(solve(program([-1.0], whole=False, upper=-1.0)), Impossible)


def test_nothing_to_choose_costs_nothing() -> None:
    empty = np.zeros(0)
    answer = solve(Program(empty, empty, empty, empty.astype(bool), (), empty, empty))

    assert isinstance(answer, Best)
    assert answer.objective == 0


def test_a_time_limit_gives_what_was_found() -> None:
    answer = solve(hard(40), seconds=0.3)

    assert isinstance(answer, Halted)
    assert answer.values is not None
    assert answer.bound >= 0


def test_nobody_waiting_ends_the_search() -> None:
    asked = count()

    answer = solve(hard(40), cancelled=lambda: next(asked) > 5)

    assert isinstance(answer, Halted)
    assert isinstance(solve(program([-1.0], 2.0), cancelled=lambda: False), Best)


def test_a_linear_program_stopped_at_once_knows_nothing() -> None:
    answer = solve(
        program([-1.0, -2.5], whole=False, upper=7.5), cancelled=lambda: True
    )

    assert isinstance(answer, Best | Halted)


def test_standard_output_stays_empty() -> None:
    code = (
        "import numpy as np; from planner.plan.solve import Program, solve;"
        "e = np.zeros(0); solve(Program(e, e, e, e.astype(bool), (), e, e))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout == ""


def test_how_far_the_choices_are_is_told() -> None:
    told: list[float] = []

    solve(hard(30), 5.0, bool, told.append)

    assert told
    assert all(0 <= part <= 1 for part in told)

"""One piece of work for many inputs."""

import os
import signal

import pytest

from planner.app import many_processes
from planner.app.many_processes import Ended, Work, answers, cores

_TOLD: list[int] = []


def remember(factor: int) -> None:
    _TOLD[:] = [factor]


def multiply(number: int) -> int:
    if number < 0:
        os._exit(1)
    return number * _TOLD[0]


def process(_: int) -> int:
    return os.getpid()


WORK = Work(multiply, remember, (3,))


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_input_is_answered_at_its_place(jobs: int) -> None:
    assert dict(answers(WORK, [5, 6, 7], jobs)) == {0: 15, 1: 18, 2: 21}


def test_nothing_to_do_is_nothing_done() -> None:
    assert list(answers(WORK, [], 4)) == []


def test_several_inputs_run_in_other_processes() -> None:
    found = dict(answers(Work(process, remember, (1,)), [1, 2], 2))

    assert os.getpid() not in found.values()


def test_one_process_of_its_own_is_begun_where_that_is_asked() -> None:
    found = dict(answers(Work(process, remember, (1,)), [1], 1, "fork"))

    assert os.getpid() not in found.values()


def test_a_process_that_is_ended_costs_its_own_input_only() -> None:
    found = dict(answers(WORK, [1, -1, 2, -2, 3], 2))

    assert found == {0: 3, 1: Ended(), 2: 6, 3: Ended(), 4: 9}


def test_an_interruption_is_left_to_the_one_who_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[object, object]] = []
    monkeypatch.setattr(signal, "signal", lambda *given: asked.append(given))

    many_processes.prepared(remember, (8,))

    assert asked == [(signal.SIGINT, signal.SIG_IGN)]
    assert _TOLD == [8]


def test_there_is_a_core_at_least() -> None:
    assert cores() >= 1

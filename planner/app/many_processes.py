"""One piece of work for many inputs, on all cores; no failure takes others along."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

A = TypeVar("A")
B = TypeVar("B")
Way = Literal["fork", "spawn"]


@dataclass(frozen=True, slots=True)
class Ended:
    """What stands in the place of an answer where the process itself was ended."""


@dataclass(frozen=True, slots=True)
class Work(Generic[A, B]):
    """What is done in every process.

    Attributes:
        act: done for each input; a function of a module, never fails by exception.
        prepare: called once in each process with ``told``; likewise.
    """

    act: Callable[[A], B]
    prepare: Callable[..., None]
    told: tuple[object, ...]


def cores() -> int:
    """How many processes can run at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # pragma: no cover  # not on Linux


def answers(
    work: Work[A, B], inputs: Sequence[A], jobs: int, way: Way | None = None
) -> Generator[tuple[int, B | Ended], None, None]:
    """The place of each input with its answer, as they come; every place once.

    A process that is ended from outside, such as for want of memory, costs only the
    input that it was at: all that were not answered are tried once more, each alone.

    Args:
        work: what is done.
        inputs: what it is done for.
        jobs: how many processes at most; one works here, unless ``way`` is given.
        way: how they are begun; None: forked where that is possible.
    """
    jobs = min(jobs, len(inputs))
    if jobs <= 1 and way is None:
        work.prepare(*work.told)
        for place, one in enumerate(inputs):
            yield place, work.act(one)
        return
    left = set(range(len(inputs)))
    for place, answer in _together(work, inputs, (max(jobs, 1), way)):
        left.discard(place)
        yield place, answer
    for place in sorted(left):
        alone = _together(work, [inputs[place]], (1, way))
        yield place, next(iter(alone), (0, Ended()))[1]


def _together(
    work: Work[A, B], inputs: Sequence[A], begun: tuple[int, Way | None]
) -> Iterator[tuple[int, B]]:
    """Answers until one of the processes is ended, or all are given."""
    jobs, way = begun
    pool = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context(way or _way()),
        initializer=prepared,
        initargs=(work.prepare, work.told),
    )
    try:
        asked: dict[Future[B], int] = {}
        for place, one in enumerate(inputs):
            asked[pool.submit(work.act, one)] = place
        for future in as_completed(asked):
            yield asked[future], future.result()
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def prepared(prepare: Callable[..., None], told: tuple[object, ...]) -> None:
    """An interruption is answered by the process that asked, not by each of them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare(*told)


def _way() -> Way:
    """Forked where that is possible: what was imported once serves all processes."""
    has_fork = "fork" in multiprocessing.get_all_start_methods()
    return "fork" if has_fork else "spawn"

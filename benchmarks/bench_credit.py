"""How long the limit model takes: one update, twenty lines, every single what-if."""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from planner.catalogue.factors import priors
from planner.credit.forecast import Start, walk
from planner.credit.rates import Standing, expected
from planner.credit.update import HELD, believed, learn
from planner.model.records import LineType

LINES, MONTHS, PATHS = 20, tuple(range(1, 13)), 4000
PRIORS = priors()
Z = dict.fromkeys(PRIORS.factors, 0.1)


def start(z: dict[str, float], line: int) -> Start:
    """A line of its own history, so that no quantile is taken from another."""
    standing = Standing(z, {})
    known = learn(believed(PRIORS), line, (0.01 * line,) * 3, HELD, PRIORS)
    ahead = tuple(
        expected(standing.ahead(month, PRIORS), LineType.ONLINE, PRIORS)
        for month in range(12)
    )
    return Start(10_000.0 + 500 * line, known, ahead, 200_000.0)


def update() -> None:
    """One closed-form step with the dot products of thirteen factors."""
    expected(Z, LineType.ONLINE, PRIORS)
    learn(believed(PRIORS), 1.0, (0.01, 0.01, 0.01), HELD, PRIORS)


def forecast() -> None:
    """Twenty lines, twelve months, 4,000 paths, three quantiles each."""
    for line in range(LINES):
        walk(start(Z, line), PRIORS, MONTHS, PATHS).quantiles((0.1, 0.5, 0.9))


def what_ifs() -> None:
    """Each factor changed alone, for twenty lines, at the usual horizons."""
    for line in range(LINES):
        for name in Z:
            walk(start({**Z, name: 1.0}, line), PRIORS, (1, 3, 6, 12), PATHS)


def measured(act: Callable[[], None], times: int) -> float:
    """The median seconds of work of a call, after one that is not counted."""
    act()
    found = []
    for _ in range(times):
        began = time.process_time()
        act()
        found.append(time.process_time() - began)
    return statistics.median(found)


if __name__ == "__main__":
    for name, act, times, scale, most in (
        ("update, us", update, 2000, 1e6, 50),
        ("20 lines x 12 months, ms", forecast, 9, 1e3, 100),
        ("260 single-factor what-ifs, ms", what_ifs, 5, 1e3, 400),
    ):
        print(f"{name:32}{measured(act, times) * scale:8.1f}   (at most {most})")

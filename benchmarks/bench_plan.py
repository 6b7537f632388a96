"""How near its bound a plan comes, and how fast: random portfolios, and a mix.

``bench_plan.py [COUNT] [FAMILY]`` plans for so many portfolios (200 make the full run).
The families: ``portfolio`` has 2 to 20 loans of mixed contracts and cash that is tight,
``household`` one to five small loans of few periods with fees, flat interest and a
smallest prepayment, ``cards`` three loans and two cards. Seconds are of work, not of
the clock, so that a busy machine tells nearly the same.
"""

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from benchmarks.portfolios import ON, household, portfolio
from planner.model.book import Book
from planner.plan import fates, risk
from planner.plan.plan import Found, Rule
from planner.plan.repay import plan

COUNT = 20
# The bar: gap as a part of the cost, seconds at most and in the middle.
GAP, MOST_SECONDS, MIDDLE_SECONDS = 0.001, 5.0, 1.0
FAMILIES: dict[str, Callable[[int], Book]] = {
    "portfolio": portfolio,
    "household": household,
    "cards": partial(portfolio, loans=3, cards=2),
}
CHANNELS, SCENARIOS = 12, 5000


def repay(count: int, family: str) -> bool:
    """Gap, time, saving against the avalanche; whether no rule is ever cheaper."""
    gaps, times, saved, is_best = [], [], [], True
    for seed in range(1, count + 1):
        book = FAMILIES[family](seed)
        began = time.process_time()
        found = plan(book, ON)
        times.append(time.process_time() - began)
        if not isinstance(found, Found):
            if family == "portfolio":
                print(f"seed {seed}: {type(found).__name__}")
            continue
        cost = found.plan.cost.total.minor
        gaps.append(found.gap.minor / max(cost, 1))
        if gaps[-1] > GAP or times[-1] > MOST_SECONDS:
            print(f"seed {seed}: gap {gaps[-1]:.3%}, {times[-1]:.1f} s", flush=True)
        for rule in found.baselines:
            kept = not rule.misses
            if kept and rule.plan.cost.total < found.plan.cost.total:
                print(f"seed {seed}: dearer than {rule.rule.value}")
                is_best = False
            if kept and rule.rule is Rule.AVALANCHE:
                saved.append(1 - cost / rule.plan.cost.total.minor)
    _told("gap, parts in a thousand", [gap * 1000 for gap in gaps])
    _told("seconds a plan", times)
    _told("saved against avalanche, %", [part * 100 for part in saved])
    near = sum(gap <= GAP for gap in gaps)
    print(f"gap at most {GAP:.1%}: {near} of {len(gaps)}")
    fast = sum(one <= MOST_SECONDS for one in times)
    print(f"within {MOST_SECONDS:.0f} s: {fast} of {len(times)}")
    is_quick = statistics.median(times) <= MIDDLE_SECONDS
    print(f"median at most {MIDDLE_SECONDS:.0f} s: {'yes' if is_quick else 'no'}")
    print(f"never dearer than a rule that misses nothing: {is_best}")
    return is_best


def mixed() -> None:
    """The safest mix, and the cheapest that is nearly as safe."""
    luck = np.random.default_rng(0)
    likely, most = luck.uniform(0.6, 0.98, CHANNELS), luck.uniform(2e4, 12e4, CHANNELS)
    sources = tuple(
        fates.Source(
            float(sure), float(cap / 2), float(cap * 0.9), float(cap), f"{n % 3}"
        )
        for n, (sure, cap) in enumerate(zip(likely, most, strict=True))
    )
    cost = np.sort(luck.uniform(0.03, 0.24, CHANNELS)) * 2
    began = time.process_time()
    lent = fates.scenarios(sources, SCENARIOS)
    choice = risk.Choice(cost, most, (), lent, float(most.sum() * 0.4), 0.95)
    safe = risk.safest(choice)
    if safe is None:
        print("no mix")
        return
    cheap = risk.cheapest(choice, choice.worst(safe) * 1.2)
    seconds = time.process_time() - began
    print(f"mix of {CHANNELS} channels, {SCENARIOS} scenarios: {seconds:.2f} s", end="")
    print(f", {len(choice.cuts)} cuts, found {cheap is not None}")


def _told(what: str, values: list[float]) -> None:
    if not values:
        return
    middle = statistics.median(values)
    worst = sorted(values)
    print(
        f"{what}: median {middle:.3f}, 95 % below"
        f" {worst[int(len(worst) * 0.95)]:.3f}, largest {worst[-1]:.3f},"
        f" least {worst[0]:.3f}, of {len(worst)}"
    )


if __name__ == "__main__":
    mixed()
    asked = int(sys.argv[1]) if sys.argv[1:] else COUNT
    sys.exit(not repay(asked, sys.argv[2] if sys.argv[2:] else "portfolio"))

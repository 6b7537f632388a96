"""Whether any plan costs less than the bound that was proven: then it was no bound.

``bench_bound.py [LAST]`` looks at the portfolios 0 to LAST (40), and at as many
households. An answer never shows
a bound above the cost of its own plan; here it is taken as the search left it.
"""

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.portfolios import ON, household, portfolio
from planner.model.book import Book
from planner.plan.plan import Found
from planner.plan.repay import plan
from planner.plan.search import Search
from planner.plan.situation import Situation

LAST = 40
SECONDS = 60.0


def is_held(seed: int, make: Callable[[int], Book] = portfolio) -> bool:
    """Whether every plan known of a portfolio costs its bound or more."""
    book = make(seed)
    search = Search(Situation(book, ON), bool, lambda: SECONDS, bool)
    costs = [made.plan.cost.total for made in search.plans()]
    answer = plan(book, ON)
    if isinstance(answer, Found):
        costs.append(answer.plan.cost.total)
    costs += [rule.plan.cost.total for rule in answer.baselines if not rule.misses]
    if search.bound is None or not costs:
        print(f"seed {seed}: nothing to compare")
        return True
    print(f"seed {seed}: bound {search.bound}, best known {min(costs)}", flush=True)
    return search.bound <= min(costs)


if __name__ == "__main__":
    last = int(sys.argv[1]) if sys.argv[1:] else LAST
    broken = [
        (make.__name__, seed)
        for make in (portfolio, household)
        for seed in range(last + 1)
        if not is_held(seed, make)
    ]
    print(f"bounds above a known plan: {broken or 'none'}")
    sys.exit(1 if broken else 0)

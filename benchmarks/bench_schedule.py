"""How much sooner many loans are worked out in arrays than one by one.

Every amount and every rate is held against the other way before a ratio is printed.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import numpy_financial as npf

from planner.batch.columns import columns
from planner.batch.costs import annual_costs
from planner.batch.plans import plans
from planner.model.terms import Method, Rhythm, Terms
from planner.money import Money
from planner.rates import Period, Rate
from planner.schedule.periods import per_year

LOANS, MONTHS = 10_000, 36
CENT = Decimal("0.01")
SHARE = 20  # of the loans are asked of numpy_financial; all of them take too long


def portfolio() -> list[Terms]:
    """Level loans of unlike size and rate, the same in every run."""
    usual = Terms(
        principal=Money(0),
        drawn_on=date(2026, 1, 15),
        first_due=date(2026, 2, 15),
        every=Rhythm.MONTH,
        periods=MONTHS,
        method=Method.LEVEL,
        rate=Rate(Decimal(0), Period.YEAR),
    )
    return [
        replace(
            usual,
            principal=Money(100_000 + n * 7919 % 29_900_000),
            rate=Rate(Decimal(300 + n * 31 % 2100) / 10_000, Period.YEAR),
        )
        for n in range(LOANS)
    ]


def plain_loop(terms: Terms) -> list[tuple[Decimal, Decimal]]:
    """Principal and interest of each month in yuan, as anyone would write it."""
    left = Decimal(terms.principal.minor) / 100
    rate = terms.rate.value / 12
    growth = (1 + rate) ** terms.periods
    equal = (left * rate * growth / (growth - 1)).quantize(CENT, ROUND_HALF_UP)
    rows = []
    for month in range(1, terms.periods + 1):
        interest = (left * rate).quantize(CENT, ROUND_HALF_UP)
        principal = left if month == terms.periods else equal - interest
        left -= principal
        rows.append((principal, interest))
    return rows


def measured(act: Callable[[], object], times: int = 5) -> float:
    """The median seconds of work of a call."""
    found = []
    for _ in range(times):
        began = time.process_time()
        act()
        found.append(time.process_time() - began)
    return statistics.median(found)


def main() -> None:
    """Print both ratios, and how many amounts the plain loop gets wrong."""
    many = portfolio()
    loans = columns(many)
    rows = plans(loans)
    told = np.array([plain_loop(one) for one in many])
    ours = np.stack([rows.principal.T, rows.interest.T], axis=2)
    apart = np.any(told * 100 != ours, axis=(1, 2)).sum()
    slow = measured(lambda: [plain_loop(one) for one in many], times=3)
    quick = measured(lambda: plans(loans), times=15)
    whole = measured(lambda: plans(columns(many)))
    print(
        f"{LOANS:,} loans of {MONTHS} months: plain Decimal loop {slow * 1e3:.0f} ms,"
    )
    print(f"  whole fen in arrays {quick * 1e3:.1f} ms: 1/{slow / quick:.0f} of it")
    print(f"  with the records made into columns: 1/{slow / whole:.0f} of it")
    print(f"  {apart} loans apart (Decimal rounds a twelfth of a rate before a cent)")
    costs()


def costs() -> None:
    """The yearly cost of all loans against ``numpy_financial.irr``."""
    many = portfolio()
    loans = columns(many)
    paid = plans(loans).payments(loans.periods)
    years = [per_year(one.every) for one in many]
    got = loans.principal
    some = list(range(0, LOANS, SHARE))
    flows = [np.concatenate([[-got[n]], paid[:, n]]).astype(float) for n in some]
    theirs = [float(npf.irr(one)) * MONTHS_A_YEAR for one in flows]
    ours = annual_costs(got, paid, years)
    apart = max(
        abs(float(ours[n].nominal or 0) - rate)
        for n, rate in zip(some, theirs, strict=True)
    )
    slow = measured(lambda: [npf.irr(one) for one in flows], times=3) * SHARE
    quick = measured(lambda: annual_costs(got, paid, years))
    print(f"yearly cost of {LOANS:,} loans: numpy_financial {slow:.1f} s,")
    print(f"  in arrays {quick * 1e3:.0f} ms: 1/{slow / quick:.0f} of it", end="; ")
    print(f"at most {apart:.0e} apart")


MONTHS_A_YEAR = 12

if __name__ == "__main__":
    main()

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.batch.costs import annual_costs, discounts
from planner.schedule.cost import Annual, annual_cost

NONE = Annual(None, None)


def exact(got: int, paid: list[int], years: Fraction) -> Annual:
    flows = [(Fraction(0), Fraction(got))]
    flows += [(Fraction(n), -Fraction(p)) for n, p in enumerate(paid, start=1)]
    return annual_cost(flows, years)


def costs(got: list[int], paid: list[list[int]], years: Fraction) -> list[Annual]:
    return annual_costs(np.array(got), np.array(paid).T, [years] * len(got))


@given(
    st.integers(1, 10**9),
    st.lists(st.integers(0, 10**8), min_size=1, max_size=24),
    st.sampled_from([Fraction(52), Fraction(12), Fraction(1), Fraction(365, 28)]),
)
def test_all_eight_decimals_are_those_of_the_exact_cost(got, paid, years) -> None:
    assert costs([got], [paid], years) == [exact(got, paid, years)]


def test_a_loan_that_brings_nothing_or_asks_for_nothing_has_no_rate() -> None:
    found = costs([0, -100, 100], [[50, 60], [50, 60], [0, 0]], Fraction(12))

    assert found == [NONE, NONE, NONE]


def test_a_rate_on_the_edge_of_a_decimal_is_found_exactly() -> None:
    # 1.000000005 a year: half of the eighth decimal
    got, paid = 2 * 10**9, [2 * 10**9 + 10]

    assert costs([got], [paid], Fraction(1)) == [exact(got, paid, Fraction(1))]


def test_a_loss_has_a_discount_above_one() -> None:
    found = discounts(np.array([200]), np.array([[100]]))

    assert found.tolist() == [2.0]


def test_a_rate_beyond_the_reach_of_floats_is_found_exactly() -> None:
    assert costs([1], [[10**9]], Fraction(365)) == [exact(1, [10**9], Fraction(365))]

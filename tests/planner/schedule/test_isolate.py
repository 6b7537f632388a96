from fractions import Fraction
from math import log

from hypothesis import given
from hypothesis import strategies as st

from planner.schedule.isolate import stretches
from planner.schedule.roots import positive_roots


def product(roots: list[Fraction]) -> list[tuple[int, Fraction]]:
    """The polynomial with these roots: exponents and coefficients."""
    coefficients = [Fraction(1)]
    for root in roots:
        shifted = [Fraction(0), *coefficients]
        scaled = [*(root * c for c in coefficients), Fraction(0)]
        coefficients = [a - b for a, b in zip(shifted, scaled, strict=True)]
    return [(n, value) for n, value in enumerate(coefficients) if value]


@given(st.sets(st.integers(1, 60), min_size=1, max_size=5))
def test_each_root_lies_in_a_stretch_of_its_own(tenths) -> None:
    roots = sorted(Fraction(n, 10) for n in tenths)

    found = stretches(product(roots))

    if found is not None:
        for one in found:
            assert sum(one.low < log(root) < one.high for root in roots) <= 1
        for root in roots:
            assert any(s.low - 1e-12 <= log(root) <= s.high + 1e-12 for s in found)


@given(
    st.lists(
        st.tuples(st.integers(1, 400), st.integers(-900, 900).filter(bool)),
        min_size=4,
        max_size=12,
        unique_by=lambda pair: pair[0],
    )
)
def test_the_roots_are_those_that_derivatives_find(later) -> None:
    terms = {0: Fraction(-700), **{e: Fraction(c) for e, c in later}}

    quick = positive_roots(terms)

    # A factor of 1 + x moves no root above zero, and changes the signs.
    longer = dict(terms)
    for exponent, value in terms.items():
        longer[exponent + 1] = longer.get(exponent + 1, Fraction(0)) + value
    assert [round(one, 25) for one in positive_roots(longer)] == [
        round(one, 25) for one in quick
    ]


def test_a_sum_without_a_root_has_no_stretch_that_crosses_zero() -> None:
    terms = [(0, Fraction(3)), (1, Fraction(-1)), (2, Fraction(1))]

    assert stretches(terms) == []


def test_a_root_that_is_touched_is_left_to_another_way() -> None:
    assert stretches(product([Fraction(3, 2), Fraction(3, 2), Fraction(7)])) is None


def test_many_roots_close_together_are_left_to_another_way() -> None:
    assert stretches(product([Fraction(100 + n, 10) for n in range(6)])) is None


def test_amounts_beyond_the_reach_of_floats_are_left_to_another_way() -> None:
    terms = [(0, Fraction(1)), (1, Fraction(-(10**400))), (2, Fraction(1))]

    assert stretches(terms) is None


def test_a_root_where_two_stretches_meet_counts_once() -> None:
    # x = 1 is the point at which both halves of the axis meet
    terms = dict(product([Fraction(1, 1000), Fraction(1), Fraction(1000)]))

    assert [float(one) for one in positive_roots(terms)] == [0.001, 1, 1000]


def test_monthly_flows_of_twenty_years_that_change_sign_each_month() -> None:
    flows = {n: Fraction((-1) ** n * (100 + n * 37 % 90)) for n in range(240)}

    (root,) = positive_roots(flows)

    assert abs(sum(c * Fraction(root) ** e for e, c in flows.items())) < Fraction(
        1, 10**20
    )

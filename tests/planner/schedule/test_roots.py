from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.schedule.roots import positive_roots

NEAR = Decimal("1e-25")


def product(roots: list[Fraction]) -> dict[int, Fraction]:
    """The polynomial with these roots, by exponent."""
    coefficients = [Fraction(1)]
    for root in roots:
        shifted = [Fraction(0), *coefficients]
        scaled = [*(root * c for c in coefficients), Fraction(0)]
        coefficients = [a - b for a, b in zip(shifted, scaled, strict=True)]
    return dict(enumerate(coefficients))


@given(
    st.sets(st.integers(1, 400), min_size=1, max_size=6),
    st.lists(st.integers(1, 50), max_size=3),
)
def test_exactly_the_positive_roots_are_found(positive, negative) -> None:
    wanted = sorted(Fraction(n, 100) for n in positive)
    others = [-Fraction(n, 10) for n in negative]

    found = positive_roots(product([*wanted, *others]))

    assert len(found) == len(wanted)
    for root, exact in zip(found, wanted, strict=True):
        assert abs(root - Decimal(exact.numerator) / exact.denominator) < NEAR


def test_a_root_that_is_only_touched_counts_once() -> None:
    twice = product([Fraction(3, 2), Fraction(3, 2), Fraction(7)])

    found = positive_roots(twice)

    assert [round(root, 6) for root in found] == [Decimal("1.5"), Decimal(7)]


def test_a_sum_that_comes_near_but_does_not_touch_has_no_root() -> None:
    above = product([Fraction(1), Fraction(1)])
    above[0] += Fraction(1, 10**12)

    assert positive_roots(above) == ()


def test_two_roots_close_together_are_told_apart() -> None:
    close = [Fraction(1), Fraction(1) + Fraction(1, 10**9)]

    assert len(positive_roots(product(close))) == 2


@pytest.mark.parametrize(
    "terms",
    [{}, {3: Fraction(1)}, {0: Fraction(1), 5: Fraction(2)}, {2: Fraction(0)}],
)
def test_without_a_change_of_sign_there_is_no_root(terms) -> None:
    assert positive_roots(terms) == ()


def test_wide_gaps_between_exponents_do_no_harm() -> None:
    terms = {0: Fraction(-1), 10950: Fraction(2)}

    (root,) = positive_roots(terms)

    assert abs(root**10950 - Decimal("0.5")) < Decimal("1e-20")


@pytest.mark.parametrize("size", [Fraction(1, 10**9), Fraction(10**9)])
def test_a_root_far_from_one_is_found(size) -> None:
    (root,) = positive_roots({0: -size, 1: Fraction(1)})

    assert abs(root / (Decimal(size.numerator) / size.denominator) - 1) < NEAR


def test_the_scale_of_the_amounts_does_not_matter() -> None:
    terms = product([Fraction(1, 2), Fraction(3)])

    scaled = positive_roots({n: c * 10**15 for n, c in terms.items()})

    assert scaled == pytest.approx(positive_roots(terms))

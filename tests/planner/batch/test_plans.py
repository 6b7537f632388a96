from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.batch.columns import METHODS, columns
from planner.batch.plans import equal_amounts, plans
from planner.errors import TermsError
from planner.model.terms import Fee, Method, Rhythm, Terms
from planner.money import Money
from planner.rates import Period, Rate
from planner.schedule.schedule import schedule
from tests.helpers import make

RATES = st.one_of(
    st.integers(0, 20_000).map(lambda n: Rate(Decimal(n).scaleb(-4), Period.YEAR)),
    st.integers(0, 100).map(lambda n: Rate(Decimal(n).scaleb(-5), Period.DAY)),
    st.integers(0, 300).map(lambda n: Rate(Decimal(n).scaleb(-4), Period.MONTH)),
)
LOANS = st.builds(
    make.terms,
    principal=st.integers(1, 10**9).map(Money),
    periods=st.integers(1, 48),
    method=st.sampled_from(METHODS),
    rate=RATES,
    every=st.sampled_from([Rhythm.WEEK, Rhythm.MONTH, Rhythm.QUARTER]),
    day_count=st.none(),
    fees=st.sampled_from([(), (Fee("period", ratio=Decimal("0.006")),)]),
)


def rows(terms: Terms) -> tuple[list[int], list[int], list[int]] | None:
    try:
        made = schedule(terms).instalments
    except TermsError:
        return None
    return (
        [row.principal.minor for row in made],
        [row.interest.minor for row in made],
        [row.payment.minor for row in made],
    )


@given(st.lists(LOANS, min_size=1, max_size=8))
def test_every_cent_is_that_of_the_exact_schedule(many: list[Terms]) -> None:
    loans = columns(many)
    made = plans(loans)
    paid = made.payments(loans.periods)

    for n, terms in enumerate(many):
        months = terms.periods
        if made.sound[n]:
            assert rows(terms) == (
                made.principal[:months, n].tolist(),
                made.interest[:months, n].tolist(),
                paid[:months, n].tolist(),
            )
        assert not paid[months:, n].any()


def test_a_usual_loan_is_never_left_to_the_slow_way() -> None:
    many = [make.terms(method=method, periods=36) for method in METHODS]

    assert plans(columns(many)).sound.all()


@pytest.mark.parametrize(
    ("principal", "method", "rate"),
    [
        # three fen in twelve parts: each rounds to nothing, or the loan ends early
        ("0.07", Method.EQUAL_PRINCIPAL, "0.072"),
        ("0.07", Method.LEVEL, "0"),
    ],
)
def test_a_loan_that_rounding_bends_is_not_sound(principal, method, rate) -> None:
    one = make.terms(principal, method=method, rate=make.rate(rate))

    assert not plans(columns([one])).sound[0]


def test_an_amount_at_half_a_fen_is_rounded_exactly() -> None:
    # 24 months at 0: 1,000,012 fen are 41,667.1666…; P/n with a half: 12 and 6
    halves = [make.terms(Money(n), rate=make.rate("0"), periods=12) for n in (6, 18)]

    assert equal_amounts(columns(halves)).tolist() == [1, 2]


def test_a_level_amount_a_float_cannot_place_is_found_exactly() -> None:
    # one month: the instalment is P (1 + f), here 1.5 fen and 201.5 fen
    halves = [
        make.terms(Money(n), rate=Rate(f, Period.MONTH), periods=1)
        for n, f in ((1, Decimal("0.5")), (200, Decimal("0.0075")))
    ]

    assert equal_amounts(columns(halves)).tolist() == [2, 202]


def test_no_loans_have_no_rows() -> None:
    made = plans(columns([]))

    assert made.principal.shape == (0, 0)

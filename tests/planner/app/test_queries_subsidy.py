from datetime import date
from decimal import Decimal

from planner.app.queries_loans import NO_ANNUAL, loans
from planner.app.queries_subsidy import subsidies
from planner.model import declared as d
from planner.model.terms import Method
from planner.money import Money
from tests.helpers import make

ON = date(2026, 4, 1)
LOAN = make.loan(method=Method.INTEREST_ONLY, periods=6, rate=make.rate("0.036"))


def test_a_scheme_of_the_catalogue_pays_a_loan() -> None:
    book = make.book(LOAN, d.Subsidy("loan", "consumer-loan-subsidy", id="aid"))

    (row,) = subsidies(book, ON)

    assert (row.id, row.loan, row.rule) == ("aid", "loan", "consumer-loan-subsidy")
    assert row.says_rule == "Interest subsidy for personal consumer loans"
    # a point a year on 10,000, two of six months by 1 April
    assert (str(row.total), str(row.so_far)) == ("50.00", "16.66")
    assert row.without.nominal == Decimal("0.03600000")
    assert row.annual.nominal is not None
    assert round(row.annual.nominal, 4) == Decimal("0.0260")
    assert [one.due for one in row.paid][:2] == [date(2026, 2, 15), date(2026, 3, 15)]


def test_own_figures_pay_without_a_scheme() -> None:
    own = d.Subsidy("loan", ratio=Decimal("0.012"), cap=Money(2500), id="aid")
    book = make.book(LOAN, own)

    (row,) = subsidies(book, ON)

    assert (row.rule, str(row.says_rule)) == (None, "own figures")
    assert str(row.total) == "25.00"


def test_a_scheme_that_is_not_known_pays_nothing_and_says_so() -> None:
    book = make.book(LOAN, d.Subsidy("loan", "moon", id="aid"))

    (row,) = subsidies(book, ON)

    assert row.total == Money(0)
    assert str(row.says[0]) == "The catalogue knows no subsidy “moon”."


def test_a_loan_that_is_not_drawn_yet_has_no_row() -> None:
    book = make.book(LOAN, d.Subsidy("loan", "moon", id="aid"))

    assert subsidies(book, date(2026, 1, 14)) == ()


def test_the_row_of_a_loan_shows_what_it_costs_with_the_subsidy() -> None:
    aid = d.Subsidy("loan", "consumer-loan-subsidy", id="aid")
    book = make.book(LOAN, make.loan("other"), aid)

    with_it, without = loans(book, ON)

    (told,) = subsidies(book, ON)
    assert (with_it.subsidy, with_it.annual_with_subsidy) == (told.total, told.annual)
    assert (without.subsidy, without.annual_with_subsidy) == (Money(0), NO_ANNUAL)


def test_loans_of_one_scheme_at_one_lender_share_its_caps() -> None:
    big = {"method": Method.INTEREST_ONLY, "periods": 6, "rate": make.rate("0.036")}
    names = ("a", "b")
    book = make.book(
        *(make.loan(name, "400000.00", **big) for name in names),
        make.loan("c", "400000.00", channel="jd-jintiao", **big),
        *(
            d.Subsidy(name, "consumer-loan-subsidy", id=f"aid-{name}")
            for name in (*names, "c")
        ),
    )

    shared, other, alone = subsidies(book, ON)

    # each would get 2,000.00; the year has 3,000.00 a lender
    assert str(alone.total) == "2000.00"
    assert str(shared.total + other.total) == "2999.99"  # each is cut to a fen
    assert [str(one) for one in other.says] == ["Capped at 3000.00 a year."]

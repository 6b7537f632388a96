from datetime import date

import pytest

from planner.exchange.place import NOWHERE
from planner.exchange.told import Told
from planner.model.book import Book
from planner.model.records import ImportedRow, MoveKind
from planner.money import Money
from tests.helpers import make
from tests.helpers.bills import bill_row

LOAN = make.loan()
PAID = make.repayment(on="2026-02-15", amount="866.19", id="paid")
KEY = (LOAN.id, None, 86619)


@pytest.mark.parametrize(
    ("on", "known"),
    [
        ("2026-02-11", None),
        ("2026-02-12", "paid"),
        ("2026-02-18", "paid"),
        ("2026-02-19", None),
    ],
)
def test_a_payment_is_known_three_days_to_each_side(on, known):
    told = Told(Book().with_(LOAN, PAID))

    assert told.known(KEY, bill_row(on=on), "alipay:1") == known


def test_the_nearest_of_two_equal_payments_is_meant():
    later = make.repayment(on="2026-02-17", amount="866.19", id="later")
    told = Told(Book().with_(LOAN, PAID, later))

    assert told.known(KEY, bill_row(on="2026-02-18"), "alipay:1") == "later"


def test_one_family_of_bills_tells_of_a_payment_only_once():
    told = Told(Book().with_(LOAN, PAID))
    told.saw("paid", "alipay:1")

    assert told.known(KEY, bill_row(on="2026-02-15"), "alipay:2") is None
    assert told.known(KEY, bill_row(on="2026-02-15"), "boc-debit:1") == "paid"


def test_what_a_file_told_before_this_call_counts_as_told():
    seen = ImportedRow("alipay:1", "bill.csv", 3, "paid")
    told = Told(Book().with_(LOAN, PAID, seen))

    assert told.known(KEY, bill_row(on="2026-02-15"), "alipay:2") is None


def test_a_line_has_moved_from_its_first_movement_on():
    line = make.line("hb")
    told = Told(Book().with_(line))
    assert not told.moved("hb")

    told.remember(make.move("hb", kind=MoveKind.SPEND))

    assert told.moved("hb")


def test_a_payment_that_was_split_is_known_by_its_whole():
    other = make.loan("other")
    told = Told(Book().with_(LOAN, other))
    first = make.repayment(on="2026-02-15", amount="866.19", id="bill-1")
    second = make.repayment("other", on="2026-02-15", amount="100.00", id="bill-1.2")
    for piece in (first, second):
        told.remember(piece)

    parts = told.split(Money(96619), date(2026, 2, 15), [(first, 1), (second, None)])

    whole = ("other", None, 96619)
    assert told.known(whole, bill_row(on="2026-02-16"), "boc-debit:1") == "bill-1"
    assert told.told_by("bill-1").parts == parts


def test_a_record_that_the_book_does_not_have_has_no_place():
    told = Told(Book().with_(LOAN))

    assert told.recorded(None) is NOWHERE
    assert told.recorded("gone") is NOWHERE

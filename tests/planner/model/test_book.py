"""A book is frozen; a change is another book that shares the rest."""

import dataclasses
from decimal import Decimal

import pytest

from planner.model import declared as d
from planner.model import records as r
from planner.model.book import TABLE_OF, Book
from planner.money import Money
from tests.helpers import make

BOOK = make.book(make.line(), make.loan(), make.repayment(), make.repayment())


def test_every_kind_has_its_table() -> None:
    names = [field.name for field in dataclasses.fields(Book)]

    assert list(TABLE_OF.values()) == names
    for kind in TABLE_OF:
        assert Book().table(kind) == {}


def test_a_changed_book_shares_what_did_not_change() -> None:
    after = BOOK.with_(make.cash(id="c"))

    assert after.loans is BOOK.loans
    assert after.cash != BOOK.cash
    assert "c" not in BOOK.cash


def test_a_record_is_found_whatever_its_kind() -> None:
    assert BOOK.find("loan") is BOOK.loans["loan"]
    assert BOOK.find("nothing") is None
    assert BOOK.table(r.Line) is BOOK.lines


def test_records_stand_kind_by_kind_in_the_order_they_came() -> None:
    ids = [record.id for record in BOOK.records()]

    assert ids == ["line", "loan", "repayment-3", "repayment-4"]


def test_what_is_not_there_is_dropped_without_a_word() -> None:
    after = BOOK.without("repayment-3", "repayment-4", "nothing")

    assert not after.repayments
    assert after.loans is BOOK.loans


def test_a_book_without_profile_and_assumptions_has_the_usual_ones() -> None:
    assert BOOK.profile == r.Profile("", r.BookKind.PERSON)
    assert BOOK.assumed == r.Assumptions()
    told = BOOK.with_(make.profile(), r.Assumptions(factor_profile=True))
    assert told.profile.name == "Li"
    assert told.assumed.factor_profile


def test_a_book_cannot_be_changed_in_place() -> None:
    with pytest.raises(TypeError):
        BOOK.loans["x"] = make.loan("x")  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        BOOK.loans = {}  # type: ignore[misc]


def test_a_hope_is_not_relied_on_but_every_expense_is() -> None:
    sure = make.expected("sure", certainty=Decimal("0.95"))
    hope = make.expected("hope", certainty=Decimal("0.94"))
    cost = make.expected("cost", way=r.Way.OUT, certainty=Decimal("0.1"))
    book = make.book(sure, hope, cost)

    careful = book.with_(r.Assumptions(confidence=Decimal("0.96")))

    assert [row.id for row in book.relied_on()] == ["sure", "cost"]
    assert [row.id for row in careful.relied_on()] == ["cost"]


def test_an_open_order_is_an_income_as_certain_as_it_is_stated() -> None:
    day = make.day("2026-12-30")
    sure = d.Order("Yonghe", Money(100), day, Decimal("0.95"), id="sure")
    hope = d.Order("Haitong", Money(100), day, Decimal("0.94"), id="hope")
    closed = d.Order("Old", Money(100), day, Decimal(1), closed_on=day, id="closed")
    book = make.book(sure, hope, closed)

    (row,) = book.relied_on()

    assert (row.id, row.name, row.amount) == ("sure", "Yonghe", Money(100))
    assert (row.first, row.every, row.way) == (day, "once", r.Way.IN)
    assert [row.id for row in book.ordered()] == ["sure", "hope"]

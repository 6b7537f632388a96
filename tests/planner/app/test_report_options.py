"""What a report is asked for is refused where this book cannot show it."""

from dataclasses import replace
from datetime import date

import pytest

from planner.app.report_options import (
    ALL,
    NothingChosenError,
    ReportOptions,
    check,
    chosen,
)
from planner.errors import FieldError, IdUnknownError
from planner.model.records import Owner
from tests.helpers import make

BOOK = make.book(
    make.line("card"),
    make.line("shop", owner=Owner.FIRM),
    make.loan("a", line="shop"),
    make.loan("b", line=None, channel="A friend"),
    make.loan("c", line="shop", owner=Owner.PRIVATE),
)


def test_all_is_listed_where_nothing_is_chosen() -> None:
    check(ALL, BOOK)

    assert chosen(ALL, BOOK) == {"card", "shop", "a", "b", "c"}
    assert not ALL.has_choice
    assert not ALL.has_period


def test_a_loan_comes_with_its_line() -> None:
    options = ReportOptions(only=("shop",))

    assert options.has_choice
    assert chosen(options, BOOK) == {"shop", "a", "c"}


def test_a_loan_may_be_chosen_alone() -> None:
    assert chosen(ReportOptions(only=("b",)), BOOK) == {"b"}


def test_one_owners_debts_may_be_chosen() -> None:
    assert chosen(ReportOptions(owner="firm"), BOOK) == {"shop", "a"}
    assert chosen(ReportOptions(owner="own"), BOOK) == {"card", "b", "c"}


def test_an_id_that_is_not_there_is_named() -> None:
    with pytest.raises(IdUnknownError, match="nobody"):
        check(ReportOptions(only=("nobody",)), BOOK)


def test_a_choice_that_leaves_nothing_is_refused() -> None:
    with pytest.raises(NothingChosenError):
        check(ReportOptions(only=("card",), owner="firm"), BOOK)


def test_a_period_must_not_end_before_it_begins() -> None:
    options = ReportOptions(since=date(2026, 2, 1), until=date(2026, 1, 31))

    with pytest.raises(FieldError, match="on or after"):
        check(options, BOOK)
    check(replace(options, until=date(2026, 2, 1)), BOOK)
    assert options.has_period

"""Records go to plain JSON values and back; a fault is named with its path."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given

from planner.errors import FieldError, FieldMissingError, FieldUnknownError
from planner.model import records as r
from planner.model import wire
from planner.model.book import Book
from planner.model.terms import Accrual, EveryDays, Terms
from planner.money import Money
from planner.rates import Rate
from tests.helpers import make
from tests.helpers import strategies as s
from tests.helpers.ugly import ugly_book


@dataclass(frozen=True)
class Odd:
    """Hints that no record of ours has yet."""

    rate: Rate | Money
    either: Literal["a"] | bool | None = None
    size: Literal[1, 2] = 1
    side: Literal["left", "right"] | None = None


def through_json(record: object) -> object:
    text = json.dumps(wire.write(record))
    return json.loads(text, parse_float=Decimal)


@pytest.mark.parametrize(
    "record", tuple(ugly_book().records()), ids=lambda record: record.id
)
def test_every_kind_of_record_comes_back(record: r.Record) -> None:
    assert wire.read(type(record), through_json(record)) == record


@given(s.books())
def test_every_record_of_every_book_comes_back(book: Book) -> None:
    for record in book.records():
        assert wire.read(type(record), through_json(record)) == record


@given(s.any_terms())
def test_terms_come_back(terms: Terms) -> None:
    assert wire.read(Terms, through_json(terms)) == terms


def test_what_is_none_is_left_out_and_a_keyword_is_written_plainly() -> None:
    written = wire.write(make.terms())

    assert isinstance(written, dict)
    assert "grace" not in written
    assert wire.write(EveryDays(28)) == {"days": 28}
    assert wire.write_fields(EveryDays(28)) == {"days": 28}
    change = wire.read(
        Terms,
        {
            **written,
            "rates": [{"from": "2026-07-01", "value": "0.05", "per": "year"}],
        },
    )
    assert wire.write(change.rates[0]) == {
        "from": "2026-07-01",
        "value": "0.05",
        "per": "year",
    }


@pytest.mark.parametrize(
    ("given", "error", "path"),
    [
        (5, FieldError, "“here”"),
        ({"loan": "a"}, FieldMissingError, "“here.on”"),
        ({"laon": "a"}, FieldUnknownError, "“here.laon”"),
        ({"loan": 5, "on": "2026-01-01", "amount": "1"}, FieldError, "“here.loan”"),
        ({"loan": "a", "on": 5, "amount": "1"}, FieldError, "“here.on”"),
        (
            {"loan": "a", "on": "2026-01-01", "amount": "1", "kind": "x"},
            FieldError,
            "scheduled, prepay, settle",
        ),
        (
            {"loan": "a", "on": "2026-01-01", "amount": "1", "kind": []},
            FieldError,
            "scheduled, prepay, settle",
        ),
    ],
)
def test_a_fault_is_named_with_its_path(
    given: object, error: type[Exception], path: str
) -> None:
    with pytest.raises(error) as refused:
        wire.read(r.Repayment, given, "here")

    assert path in str(refused.value)


TERMS = wire.write(make.terms())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"periods": "12"}, "a whole number"),
        ({"periods": True}, "a whole number"),
        ({"periods": Decimal("1.5")}, "a whole number"),
        ({"fees": {}}, "a list"),
        ({"fees": [5]}, "an object"),
        ({"fees": [{"on": "later"}]}, "start, period"),
        ({"rounding": "odd"}, "bank-cent, display"),
        ({"rounding": {"unit": "1.00", "mode": "odd"}}, "half-up"),
        ({"rounding": 5}, "bank-cent, display"),
        ({"rate": {"value": "Infinity", "per": "year"}}, "a number"),
        ({"rate": {"value": "x", "per": "year"}}, "a number"),
        ({"rate": {"value": [], "per": "year"}}, "a number"),
        ({"rate": None}, "an object"),
        ({"every": "fortnight"}, "two-weeks"),
        ({"every": {"days": 0}}, "days"),
        ({"instalment": Decimal("1.005")}, "two decimals"),
        ({"interest": "x" * 500}, "…"),
        ({"unknown": 1, "x": 2}, "principal"),
    ],
)
def test_terms_that_cannot_be_read_say_what_was_expected(
    change: dict, said: str
) -> None:
    with pytest.raises((FieldError, FieldMissingError, FieldUnknownError)) as refused:
        wire.read(Terms, {**TERMS, **change})

    assert said in str(refused.value)


def test_numbers_may_be_bare_where_an_amount_is_meant() -> None:
    read = wire.read(Terms, {**TERMS, "principal": 5, "instalment": Decimal("1.5")})

    assert (read.principal, read.instalment) == (Money(500), Money(150))


def test_unusual_hints_are_read_too() -> None:
    assert wire.read(Odd, {"rate": "5", "either": "a"}).either == "a"
    assert wire.read(Odd, {"rate": "5", "either": True}).either is True
    assert isinstance(
        wire.read(Odd, {"rate": {"value": "1", "per": "day"}, "size": 2}).rate, Rate
    )
    with pytest.raises(FieldMissingError, match="or"):
        wire.read(Odd, {})
    with pytest.raises(FieldError):
        wire.read(Odd, {"rate": "5", "size": 3})


def test_part_of_a_record_is_read_as_arguments() -> None:
    assert wire.read_fields(Terms, {"interest": "days"}) == {"interest": Accrual.DAYS}


@pytest.mark.parametrize("value", ["up", True, ["left"], {}])
def test_a_wrong_word_of_an_optional_few_is_named(value: object) -> None:
    with pytest.raises(FieldError, match="expected left, right"):
        wire.read(Odd, {"rate": "1.00", "side": value})


@pytest.mark.parametrize("number", ["1e999999999", "1e-999999999", "1" * 200, "1e61"])
def test_a_number_that_would_fill_the_memory_is_refused(number: str) -> None:
    terms = wire.write(make.terms())
    assert isinstance(terms, dict)

    for value in (number, Decimal(number)):
        rate = {"value": value, "per": "year"}
        with pytest.raises(FieldError, match="honest size") as refused:
            wire.read(Terms, {**terms, "rate": rate})
        assert len(str(refused.value)) < 200


def test_a_text_of_many_pages_is_refused() -> None:
    written = wire.write(make.line(name="卡" * 10_000))
    assert isinstance(written, dict)
    assert wire.read(r.Line, written).name == "卡" * 10_000

    with pytest.raises(FieldError, match="at most 10,000 characters"):
        wire.read(r.Line, {**written, "name": "卡" * 10_001})

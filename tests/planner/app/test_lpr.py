from typing import Any

import pytest

from planner.app.lpr import with_lpr
from planner.app.parsing import command_from_text, terms
from planner.errors import FieldError, NotUnderstoodError
from planner.model import wire
from tests.helpers import make


def given(**change: Any) -> dict[str, Any]:
    document = wire.write(make.terms())
    assert isinstance(document, dict)
    return {**document, "rates": [change]}


def test_a_rate_tied_to_the_lpr_takes_the_one_of_its_day() -> None:
    # 5Y: 3.50 % since 2025-05-20
    (change,) = terms(given(**{"from": "2026-02-01"}, lpr="5Y", plus_bp=-45)).rates

    assert str(change.value) == "0.0305"
    assert (change.lpr, change.plus_bp) == ("5Y", -45)


def test_without_points_it_is_the_lpr_itself() -> None:
    # 1Y: 3.00 % since 2025-05-20
    (change,) = terms(given(**{"from": "2026-02-01"}, lpr="1Y")).rates

    assert (str(change.value), change.plus_bp) == ("0.0300", 0)


def first(rate: dict[str, Any], drawn_on: str = "2026-02-01") -> dict[str, Any]:
    document = wire.write(make.terms(drawn_on=drawn_on, first_due="2026-03-01"))
    assert isinstance(document, dict)
    return {**document, "rate": rate}


@pytest.mark.parametrize("term", ["5Y", "5y"])
def test_the_first_rate_takes_the_lpr_of_the_drawdown_day(term) -> None:
    found = terms(first({"lpr": term, "plus_bp": -45}))

    assert found.rate == make.rate("0.0305")
    assert found.rate_lpr is not None
    assert (found.rate_lpr.lpr, found.rate_lpr.plus_bp) == ("5Y", -45)
    assert terms(wire.write(found)) == found


@pytest.mark.parametrize(
    ("day", "lpr"),
    [
        ("2019-08-20", "0.0425"),
        ("2019-09-19", "0.0425"),
        ("2019-09-20", "0.0420"),
        ("2025-05-19", "0.0310"),
        ("2025-05-20", "0.0300"),
    ],
)
def test_each_day_has_the_lpr_that_held_on_it(day, lpr) -> None:
    found = terms(first({"lpr": "1Y"}, day))

    assert found.rate == make.rate(lpr)


def test_a_day_to_come_says_since_when_the_lpr_it_took_holds() -> None:
    found = terms(given(**{"from": "2027-01-01"}, lpr="1Y", plus_bp=0))

    assert found.rates[0].lpr_from is not None
    assert found.rates[0].lpr_from <= make.day("2026-11-22")


@pytest.mark.parametrize(
    ("rate", "day", "field"),
    [
        ({"lpr": "3Y"}, "2026-02-01", "rate.lpr"),
        ({"lpr": 5}, "2026-02-01", "rate.lpr"),
        ({"lpr": "5Y", "plus_bp": 0.5}, "2026-02-01", "rate.plus_bp"),
        ({"lpr": "5Y", "value": "0.03"}, "2026-02-01", "rate"),
        ({"lpr": "5Y", "per": "day"}, "2026-02-01", "rate"),
        ({"lpr": "5Y"}, "2019-08-19", "drawn_on"),
    ],
)
def test_a_first_rate_that_names_no_lpr_is_refused(rate, day, field) -> None:
    with pytest.raises(FieldError) as refused:
        terms(first(rate, day))

    assert refused.value.values["field"] == field


def test_a_drawdown_day_that_is_missing_is_left_to_the_reader() -> None:
    document = first({"lpr": "5Y"})
    del document["drawn_on"]

    with pytest.raises(NotUnderstoodError) as refused:
        terms(document)

    assert refused.value.values["field"] == "drawn_on"


def test_what_is_stored_is_taken_as_it_is() -> None:
    change = {"from": "2026-02-01", "lpr": "5Y", "plus_bp": 1, "value": "0.05"}
    first = terms(given(**change, per="year"))

    assert str(first.rates[0].value) == "0.05"
    assert terms(wire.write(first)) == first


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"from": "2026-02-01", "lpr": "3Y"}, "rates[0].lpr"),
        ({"from": "2026-02-01", "lpr": "5Y", "plus_bp": "45"}, "rates[0].plus_bp"),
        ({"from": "2019-08-19", "lpr": "5Y"}, "rates[0].from"),
        ({"from": "2019-08-32", "lpr": "5Y"}, "rates[0].from"),
        ({"from": 7, "lpr": "5Y"}, "rates[0].from"),
    ],
)
def test_what_names_no_lpr_is_refused_with_its_field(change, field) -> None:
    with pytest.raises(FieldError) as refused:
        terms(given(**change))

    assert refused.value.values["field"] == field


@pytest.mark.parametrize("value", [None, {"rates": 1}, {"rates": [1]}])
def test_what_is_no_list_of_rates_is_left_to_the_reader(value) -> None:
    assert with_lpr(value) == value


def test_a_loan_is_drawn_with_the_rate_resolved() -> None:
    loan = (
        '{"do": "draw", "id": "a", "channel": "mortgage", "terms": {"principal":'
        ' "100.00", "drawn_on": "2026-01-15", "first_due": "2026-02-15", "every":'
        ' "month", "periods": 2, "method": "level", "rate": {"value": "0.03", "per":'
        ' "year"}, "rates": [{"from": "2026-02-15", "lpr": "1Y", "plus_bp": 10}]}}'
    )

    drawn = command_from_text(loan)

    assert "0.0310" in repr(drawn)

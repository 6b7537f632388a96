from typing import Any

import pytest

from planner.app.lpr import with_lpr
from planner.app.parsing import command_from_text, terms
from planner.errors import FieldError
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

"""A column reads one field of a record, however deep it stands."""

from datetime import date

import pytest

from planner.exchange.column import View, column, records
from planner.model.book import Book
from planner.model.terms import EveryDays
from planner.phrases import Phrase
from tests.helpers import make

HEAD = Phrase("Id")


@pytest.mark.parametrize(
    ("path", "cell"),
    [
        ("name", "Card"),
        ("limit", make.money("20000.00")),
        ("type", "card"),
        ("rate.value", None),
        ("opened_on", date(2025, 1, 1)),
    ],
)
def test_a_cell_is_the_plain_value_of_the_field(path, cell):
    assert column(path, HEAD).cell(make.line()) == cell


def test_a_column_is_named_by_the_last_step_or_as_told():
    assert column("terms.principal", HEAD).name == "principal"
    assert column("rate.value", HEAD, "rate").name == "rate"


def test_days_and_lists_are_texts():
    loan = make.loan(every=EveryDays(28))

    assert column("terms.every", HEAD).cell(loan) == "28 days"
    assert column("terms.fees", HEAD).cell(loan) == ""


def test_a_view_gives_records_and_dues():
    view = View(Book().with_(make.loan()), date(2026, 3, 1))

    assert [*records("loans")(view)] == [make.loan()]
    assert len(view.dues()) == 12

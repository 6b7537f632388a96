import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import FieldError, FieldMissingError, FieldUnknownError
from planner.exchange.json_out import JSON_MARK, book_json, book_of_json
from planner.model.book import Book
from planner.model.records import ImportedRow, Question
from tests.helpers import make

FULL = Book().with_(
    *(make.line(), make.loan(), make.repayment(id="a"), make.move(id="b")),
    *(make.reading(id="c"), make.note(id="d"), make.cash(id="e")),
    *(make.expected(), make.receivable(), make.figures(id="f")),
    ImportedRow("alipay:1", "bill.csv", 4, "b", "abc"),
    Question("q", "bill.csv", 5, make.DAY, make.money("1.00"), "面馆", "?"),
)


def test_the_whole_book_reads_back_identical():
    assert book_of_json(book_json(FULL)) == FULL


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 10**12))
def test_any_name_and_amount_reads_back_identical(name, fen):
    book = Book().with_(make.loan(name=name, principal=make.money(f"{fen // 100 + 1}")))

    assert book_of_json(book_json(book)) == book


def test_it_is_one_object_with_a_list_for_each_kind():
    document = json.loads(book_json(FULL))

    assert document["duheng-book"] == 1
    assert document["loans"][0]["terms"]["principal"] == "10000.00"
    assert JSON_MARK in book_json(Book())


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"no json", FieldError),
        (b"[]", FieldMissingError),
        (b'{"duheng-book": 2}', FieldMissingError),
        (b'{"duheng-book": 1, "loan": []}', FieldUnknownError),
        (b'{"duheng-book": 1, "loans": {}}', FieldError),
        (b'{"duheng-book": 1, "loans": [{}]}', FieldMissingError),
    ],
)
def test_what_is_no_book_is_refused_with_its_place(content, refusal):
    with pytest.raises(refusal):
        book_of_json(content)

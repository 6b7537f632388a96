import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import (
    FieldError,
    FieldMissingError,
    FieldUnknownError,
    InFileError,
    NotUnderstoodError,
)
from planner.exchange.json_out import JSON_MARK, book_in, book_json, book_of_json
from planner.model.book import Book
from planner.model.records import Asked, ImportedRow, Question
from planner.model.verdict import Verdict
from tests.helpers import make, strategies, ugly

FULL = Book().with_(
    *(make.line(), make.loan(), make.repayment(id="a"), make.move(id="b")),
    *(make.reading(id="c"), make.note(id="d"), make.cash(id="e")),
    *(make.expected(), make.receivable(), make.figures(id="f")),
    ImportedRow("alipay:1", "bill.csv", 4, "b", "abc"),
    Question("q", "bill.csv", 5, make.DAY, make.money("1.00"), "面馆", "?"),
)


def test_the_whole_book_reads_back_identical():
    assert book_of_json(book_json(FULL)) == FULL


def test_a_book_of_every_kind_reads_back_identical():
    assert book_of_json(book_json(ugly.ugly_book())) == ugly.ugly_book()


@settings(max_examples=40)
@given(
    strategies.books(),
    st.lists(strategies.declared, max_size=6),
    st.builds(
        Asked,
        strategies.texts,
        st.sampled_from(["in", "out", None]),
        strategies.texts,
        st.sampled_from(Verdict),
        st.integers(1, 900),
        strategies.texts,
    ),
)
def test_any_book_reads_back_identical(book, declared, asked):
    named = [replace(record, id=f"d-{n}") for n, record in enumerate(declared)]
    question = Question("q", "a", 1, make.DAY, make.money("1"), "b", "c", asked)
    book = book.with_(*named, question, ImportedRow("m", "f", 2, None, "abc"))

    assert book_of_json(book_json(book)) == book


def test_a_file_is_read_back_or_is_none_of_ours(tmp_path):
    ours, other = tmp_path / "book.json", tmp_path / "other.json"
    ours.write_bytes(book_json(FULL))
    other.write_bytes(b'{"a": 1}')

    assert book_in(ours) == FULL
    assert book_in(other) is None
    assert book_in(tmp_path / "nothing.json") is None


def test_a_damaged_export_is_refused_with_its_name(tmp_path):
    path = tmp_path / "book.json"
    path.write_bytes(book_json(FULL).replace(b'"limit"', b'"limits"'))

    with pytest.raises(InFileError, match=r"book\.json: Field “lines\[0\].limits”"):
        book_in(path)


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


def test_a_device_is_no_book_and_is_not_waited_for() -> None:
    assert book_in(Path("/dev/zero")) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"duheng-book": 1, "cash": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"duheng-book": 1, "cash": [1e%s]}' % (b"9" * 40), "honest size"),
        (b'{"duheng-book": %s}' % (b"9" * 5000), "honest size"),
    ],
)
def test_a_bomb_of_json_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(NotUnderstoodError, match=said):
        book_of_json(content)


def test_a_file_that_cannot_be_read_is_left_to_the_reader_of_bills(
    tmp_path, monkeypatch
):
    path = tmp_path / "book.json"
    path.write_bytes(book_json(FULL))

    def refuse(*_args, **_given):
        raise OSError

    monkeypatch.setattr(Path, "open", refuse)

    assert book_in(path) is None

"""One call takes bills, a layout, lines to open and exported books as one step."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

import main
from planner.app import commands as c
from planner.app.handlers import apply
from planner.app.import_call import ImportCall, layout_in, taken
from planner.errors import FieldError, InFileError, RefusedError
from planner.exchange.json_out import book_json
from planner.model import declared as d
from planner.model.book import Book
from planner.money import Money
from tests.helpers import make
from tests.helpers.bills import app_bill, app_row

PARTS = main.parts(date(2026, 3, 20))
HUABEI = make.line("hb", channel="huabei", type=None, opened_on="2025-01-01")
LAYOUT = {
    "name": "bank",
    "heads": ["日", "额", "说明"],
    "columns": [
        {"head": "日", "role": "day"},
        {"head": "额", "role": "amount"},
        {"head": "说明", "role": "description"},
    ],
}


def _bill(folder: Path, *rows: str) -> Path:
    path = folder / "bill.csv"
    path.write_bytes(app_bill(*(rows or (app_row(), app_row("晚餐", amount="20.00")))))
    return path


def _done(book: Book, found) -> Book:
    for wish in found.wishes:
        book = apply(book, wish)
    return book


def test_bills_are_taken_and_a_call_without_news_wishes_nothing(tmp_path: Path) -> None:
    call = ImportCall((_bill(tmp_path),))
    book = Book().with_(HUABEI)

    found = taken(call, PARTS, book)
    again = taken(call, PARTS, _done(book, found))

    assert found.added == 2
    assert again.wishes == ()


def test_a_line_that_is_missing_is_opened_with_its_purchases(tmp_path: Path) -> None:
    call = ImportCall((_bill(tmp_path),), limits={"huabei": Money(800000)})

    found = taken(call, PARTS, Book())
    book = _done(Book(), found)

    assert found.added == 3
    assert len(found.wishes) == 1
    assert book.lines["huabei"].limit == Money(800000)
    assert book.lines["huabei"].opened_on == date(2026, 3, 5)
    assert len(book.moves) == 2
    assert not book.questions


def test_a_line_that_was_asked_for_before_is_opened_too(tmp_path: Path) -> None:
    path = _bill(tmp_path)
    asked = _done(Book(), taken(ImportCall((path,)), PARTS, Book()))
    assert "question-line:huabei" in asked.questions

    found = taken(ImportCall((path,), limits={"huabei": Money(1)}), PARTS, asked)
    book = _done(asked, found)

    assert len(book.moves) == 2
    assert not book.questions


@pytest.mark.parametrize("rows", [(), (app_row(method="余额"),)])
def test_a_line_that_nobody_uses_is_not_opened(tmp_path: Path, rows) -> None:
    call = ImportCall((_bill(tmp_path, *rows),), limits={"jd-baitiao": Money(1)})

    with pytest.raises(FieldError, match="--open"):
        taken(call, PARTS, Book())


def test_a_layout_is_kept_with_the_import(tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text("日,额,说明\n2026-03-01,-5.00,贷款还款\n", encoding="utf-8")
    layout = layout_in("-", io.StringIO(json.dumps(LAYOUT)), Book())

    found = taken(ImportCall((path,), layout), PARTS, Book())
    book = _done(Book(), found)

    assert [type(wish) for wish in found.wishes] == [c.Declare, c.TakeImport]
    assert book.layouts["layout-1"].name == "bank"
    assert len(book.questions) == 1
    assert not taken(ImportCall((path,)), PARTS, book).wishes


def test_a_layout_for_the_same_headings_takes_the_place_of_the_old_one(
    tmp_path: Path,
) -> None:
    path = tmp_path / "bank.csv"
    path.write_text("日,额,说明\n2026-03-01,-5.00,贷款还款\n", encoding="utf-8")
    old = d.FileLayout(
        "old", ("日", "额", "说明"), (d.ColumnUse("日", d.ColumnRole.DAY),), id="mine"
    )
    other = d.FileLayout("x", ("a", "b"), (), id="other")
    book = Book().with_(other, old)
    told = json.dumps({"do": "layout", **LAYOUT})

    layout = layout_in("-", io.StringIO(told), book)
    after = _done(book, taken(ImportCall((path,), layout), PARTS, book))

    assert layout.id == "mine"
    assert after.layouts["mine"].name == "bank"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([], "expected an object"),
        ({**LAYOUT, "colour": 1}, "Field “colour”"),
        ({**LAYOUT, "columns": []}, "one column must hold the day"),
        ({**LAYOUT, "line": "nobody"}, "nobody"),
    ],
)
def test_a_layout_that_cannot_be_read_by_is_refused_with_its_file(told, words) -> None:
    with pytest.raises(InFileError, match=words):
        layout_in("-", io.StringIO(json.dumps(told)), Book())


def test_an_exported_book_is_taken_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    book = Book().with_(make.profile(), HUABEI, make.loan(), make.repayment(id="r1"))
    path.write_bytes(book_json(book))
    fresh = Book().with_(make.profile(name="new"))

    found = taken(ImportCall((path,)), PARTS, fresh)

    assert _done(fresh, found) == book
    assert found.added == 3
    assert found.reading.files[0].format == "duheng-json"
    again = taken(ImportCall((path, _bill(tmp_path))), PARTS, book)
    assert (again.added, len(again.wishes)) == (2, 2)


def test_an_exported_book_that_says_otherwise_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(book_json(Book().with_(HUABEI)))
    other = Book().with_(make.line("hb", name="Another"))

    with pytest.raises(RefusedError, match=r"out\.json: The id “hb”"):
        taken(ImportCall((path,)), PARTS, other)

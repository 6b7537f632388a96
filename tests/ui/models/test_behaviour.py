"""The columns of habits and measures, and the records behind them."""

from pytestqt.modeltest import ModelTester

from planner.app.queries_behaviour import behaviour
from planner.app.queries_features import grid, lenders, measures
from planner.model.book import Book
from planner.model.records import NoteKind
from tests.helpers import make
from tests.helpers.screen import TODAY, sample
from ui.models.behaviour import (
    BEHIND,
    HABITS,
    LENDERS,
    MEASURES,
    behind,
    grid_columns,
    papers,
)
from ui.models.table import TableModel
from ui.theme import Tone


def test_the_models_keep_qts_rules(qtmodeltester: ModelTester) -> None:
    book = sample()
    months = grid(book, TODAY)
    for columns, rows in (
        (HABITS, behaviour(book, TODAY)[:20]),
        (MEASURES, measures(book, TODAY)),
        (LENDERS, lenders(book, TODAY)),
        (BEHIND, behind(book, ["huabei", "profile"])),
        (grid_columns(months[0].months), months),
    ):
        model = TableModel(columns)
        model.show_rows(rows)
        qtmodeltester.check(model)
        assert all(
            isinstance(column.tip(row) if column.tip else "", str)
            for column in columns
            for row in rows
        )


def test_a_measure_stands_against_its_dated_rule() -> None:
    rows = {row.measure: row for row in measures(sample(), TODAY)}
    thumb, grade = MEASURES[2], MEASURES[3]

    assert thumb.text(rows["dti"]).startswith("fine: ≤ 50%")
    assert thumb.tone(rows["lenders-owed"]) is Tone.BAD
    assert thumb.text(rows["largest-share"]) == "no rule of thumb is told"
    assert grade.text(rows["largest-share"]) == "—"
    assert grade.text(rows["dti"]).startswith("hearsay · ")
    assert "looked at on" in papers(rows["dti"])
    assert "Source" not in papers(rows["largest-share"])


def test_what_the_book_cannot_tell_is_not_known() -> None:
    rows = {row.measure: row for row in measures(Book(), TODAY)}

    assert MEASURES[2].text(rows["dti"]).startswith("not known")
    assert MEASURES[2].tone(rows["dti"]) is Tone.MUTED


def test_every_kind_of_record_is_told_by_its_day_newest_first() -> None:
    book = make.book(
        make.line("a", opened_on="2026-01-01"),
        make.loan("l", line="a", drawn_on="2026-01-15"),
        make.reading("a", "2026-02-01", id="r"),
        make.repayment("l", id="p"),
        make.move("a", "2026-03-01", id="m"),
        make.note(NoteKind.INQUIRY, "2026-04-01", id="n"),
        make.cash(id="c"),
    )
    ids = ["a", "l", "r", "p", "m", "n", "gone"]

    rows = behind(book, ids)

    days = [row.on for row in rows]
    assert days == sorted(days, reverse=True)
    assert len(rows) == 6
    assert all(row.words for row in rows)


def test_the_grid_tells_each_code_in_words() -> None:
    months = grid(sample(), TODAY)
    columns = grid_columns(months[0].months)
    late = [column for column in columns[1:] if column.text(months[0])]

    assert late[0].tone(months[0]) in (Tone.GOOD, Tone.MUTED)
    assert columns[1].tip is not None
    assert {column.tip(months[0]) for column in columns[1:] if column.tip} >= {
        "paid as agreed",
        "nothing is told of this month",
    }

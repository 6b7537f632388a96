from planner.exchange.place import Place
from planner.exchange.taken_rows import row_at
from planner.model.bills import Verdict
from planner.model.book import Book
from planner.wording.say import say
from tests.helpers.bills import app_bill, app_row, read


def test_a_file_tells_its_period_and_counts_each_verdict(tmp_path):
    reading = read(tmp_path, app_bill(app_row(), app_row("早餐")), Book())

    file = reading.files[0]
    assert file.rows == sum(file.verdicts.values()) == len(reading.judged)
    assert file.since == min(row.on for row in reading.judged)
    assert file.until == max(row.on for row in reading.judged)
    assert set(file.verdicts) == set(Verdict)


def test_a_row_with_a_place_keeps_all_else_that_was_read(tmp_path):
    row = read(tmp_path, app_bill(app_row()), Book()).judged[0]
    place = Place("line", "loan", 3)

    found = row_at(row, place, is_duplicate=True)

    assert (found.line, found.loan, found.instalment) == ("line", "loan", 3)
    assert found.duplicate
    assert (found.on, found.amount, found.verdict) == (row.on, row.amount, row.verdict)


def test_purchases_on_a_line_that_is_not_in_the_book_are_counted(tmp_path):
    reading = read(tmp_path, app_bill(app_row(), app_row("早餐")), Book())

    assert any("2 rows of" in say(note) for note in reading.files[0].notes)

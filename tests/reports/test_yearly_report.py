"""Each calendar year has a page whose sums are those of its dues."""

from datetime import date

from planner.app.report_options import ReportOptions
from planner.money import Money, total
from reports import yearly_report
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


def test_every_due_of_the_book_stands_in_one_year_and_in_its_sums() -> None:
    facts = Facts(lives.person(), ON)
    found = yearly_report.years(facts)

    assert [one.title for one in found] == [
        "The year 2026",
        "The year 2027",
        "The year 2028",
    ]
    assert all(one.new_page for one in found)
    whole = sum(fen(one.blocks[1].total[3]) for one in found)
    assert Money(whole) == total(row.amount for row in facts.dues if row.on)


def test_the_rows_of_both_tables_add_up_to_the_total() -> None:
    for one in yearly_report.years(Facts(lives.person(), ON)):
        bars, months, _head, names, _legend = one.blocks
        for table in (months, names):
            for column in range(1, 5):
                summed = sum(fen(row[column]) for row in table.rows)
                assert summed == fen(table.total[column])
        assert sum(bar.size for bar in bars.bars) == fen(months.total[3])


def test_a_period_cuts_the_years() -> None:
    options = ReportOptions(since=date(2027, 3, 1), until=date(2027, 4, 30))
    (one,) = yearly_report.years(Facts(lives.person(), ON, options))

    assert [row[0] for row in one.blocks[1].rows] == ["Mar 27", "Apr 27"]


def test_a_book_without_dues_has_no_year() -> None:
    assert yearly_report.years(Facts(make.book(), ON)) == ()

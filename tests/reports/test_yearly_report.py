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
        bars, months, _head, names, *_balances = one.blocks
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


def test_balances_of_each_loan_and_of_all_tie_out_from_year_to_year() -> None:
    before = None
    for one in yearly_report.years(Facts(lives.person(), ON)):
        table = one.blocks[5]
        for _, start, drawn, principal, end, _, _ in (*table.rows, table.total):
            assert fen(start) + fen(drawn) - fen(principal) == fen(end)
        for column in range(1, 7):
            summed = sum(fen(row[column]) for row in table.rows)
            assert summed == fen(table.total[column])
        assert before in (None, table.total[1])
        before = table.total[4]
    assert before == "0.00"


def test_a_year_in_which_money_was_only_drawn_has_a_page_too() -> None:
    loan = make.loan(drawn_on="2025-12-20", first_due="2026-01-20", periods=2)
    first, second = yearly_report.years(Facts(make.book(loan), ON))

    assert (first.title, second.title) == ("The year 2025", "The year 2026")
    heading, table = first.blocks
    (legend,) = first.notes
    assert heading.text == "Principal, interest and balances of loans"
    assert table.total[2:5] == ("10,000.00", "0.00", "10,000.00")
    assert "After today" not in legend
    assert "After today" in second.notes[-1]


def test_a_year_of_bills_alone_has_no_balances_of_loans() -> None:
    book = make.book(make.line(statement_day=5, due_day=23), make.move(on="2026-10-20"))
    (one,) = yearly_report.years(Facts(book, ON))

    assert len(one.blocks) == 4
    assert len(one.notes) == 1


def test_the_balances_of_a_period_are_those_at_its_ends() -> None:
    options = ReportOptions(since=date(2026, 9, 1), until=date(2026, 10, 31))
    (one,) = yearly_report.years(Facts(lives.person(), ON, options))
    heads = [column.heading for column in one.blocks[5].columns]

    assert heads[1] == "Owed before 2026-09-01"
    assert heads[4] == "Owed after 2026-10-31"

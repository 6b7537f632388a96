from datetime import date

from planner.app.report_options import ReportOptions
from reports import document as d
from reports import dues_report
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON


def section(book) -> d.Section:
    return dues_report.due(Facts(book, ON))


def test_late_payments_come_first_and_are_summed() -> None:
    note, _bars, table = section(lives.person()).blocks

    assert note.text == "2 payments are late, ¥2,075.64 in all; they come first."
    assert table.rows[0] == (
        "□",
        "2026-11-10",
        "Kitchen",
        "9/24",
        "15 days late",
        "875.64",
        table.rows[0][-1],
    )


def test_bills_are_called_so() -> None:
    table = section(lives.person()).blocks[2]

    assert {row[3] for row in table.rows if row[2] == "Card"} == {"bill"}


def test_months_sum_to_the_total_of_the_list() -> None:
    _note, bars, table = section(lives.person()).blocks

    fen = int(table.total[-1].replace(",", "").replace(".", ""))
    assert sum(bar.size for bar in bars.bars) == fen
    assert table.running[-1][-1] == table.total[-1]


def test_edge_months_without_dues_are_left_out() -> None:
    bars = section(lives.firm()).blocks[0]

    assert bars.bars[0].label == "Dec 26"
    assert bars.bars[-1].size


def test_nothing_due_says_what_belongs_there() -> None:
    (table,) = section(make.book()).blocks

    assert "Nothing is due" in table.empty
    assert table.rows == ()


def test_a_period_lists_what_was_paid_in_it_too() -> None:
    options = ReportOptions(since=date(2026, 9, 1), until=date(2026, 10, 31))
    made = dues_report.due(Facts(lives.person(), ON, options))
    table = made.blocks[-1]

    assert made.title == "Due from 1 Sep 2026 to 31 Oct 2026"
    paid = [row for row in table.rows if row[4] == "paid"]
    assert paid
    assert {(row[0], row[-1]) for row in paid} == {("✓", "0.00")}


def test_a_long_period_is_summed_by_year() -> None:
    options = ReportOptions(since=ON, until=date(2029, 12, 31))
    bars = next(
        block
        for block in dues_report.due(Facts(lives.person(), ON, options)).blocks
        if isinstance(block, d.Bars)
    )

    assert bars.title == "Due by year"
    assert [bar.label for bar in bars.bars] == ["2026", "2027", "2028"]


def test_a_period_without_dues_says_so() -> None:
    options = ReportOptions(since=date(2020, 1, 1), until=date(2020, 2, 1))
    (table,) = dues_report.due(Facts(lives.person(), ON, options)).blocks

    assert table.empty == "Nothing falls due in the period."

from reports import document as d
from reports import dues_report
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON


def section(book) -> d.Section:
    return dues_report.due(Facts(book, ON))


def test_late_payments_come_first_and_are_summed() -> None:
    note, _bars, table, _legend = section(lives.person()).blocks

    assert note.text == "2 payments are late, ¥2,075.64 in all; they come first."
    assert table.rows[0] == (
        "□",
        "2026-11-10",
        "Kitchen",
        "9/24",
        "15 days late",
        "875.64",
    )


def test_bills_are_called_so() -> None:
    table = section(lives.person()).blocks[2]

    assert {row[3] for row in table.rows if row[2] == "Card"} == {"bill"}


def test_months_sum_to_the_total_of_the_list() -> None:
    _note, bars, table, _legend = section(lives.person()).blocks

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

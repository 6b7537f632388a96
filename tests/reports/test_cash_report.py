from itertools import pairwise

from planner.model.records import Assumptions
from reports import cash_report
from reports import document as d
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON


def section(book) -> d.Section:
    return cash_report.cash(Facts(book, ON))


def test_the_forecast_names_its_lowest_point() -> None:
    note, curve, _table = section(lives.person()).blocks

    assert "lowest on 5 Dec 2026, with ¥3,595.56" in note.text
    assert "The reserve of ¥1,000.00 is kept." in note.text
    assert curve.marks[0].text == "Lowest cash: ¥3,595.56 on 2026-12-05"
    assert curve.level is not None
    assert curve.level.text == "Reserve ¥1,000.00"


def test_a_breach_of_the_reserve_is_said() -> None:
    book = lives.person(Assumptions(reserve=make.money("4000.00")))

    assert "below the reserve of ¥4,000.00" in section(book).blocks[0].text


def test_missing_money_is_said() -> None:
    book = lives.person(make.cash("10.00", ON, "count"))

    assert "money is missing" in section(book).blocks[0].text


def test_without_a_reserve_no_level_is_drawn() -> None:
    book = lives.person(Assumptions())

    assert section(book).blocks[1].level is None


def test_the_curve_holds_only_days_on_which_cash_changes() -> None:
    curve = section(lives.person()).blocks[1]
    sizes = [size for _, size in curve.places]

    assert all(a != b for a, b in pairwise(sizes[:-1]))
    assert curve.places[-1][0] == ON.toordinal() + 365


def test_expected_rows_show_rhythm_end_and_certainty() -> None:
    table = section(lives.person()).blocks[2]
    by_name = {row[0]: row for row in table.rows}

    assert by_name["Salary"][3:6] == ("every month", "open end", "100%")
    assert by_name["Bonus"][3:6] == ("once", "–", "80%")
    assert by_name["Course"][4] == "2027-03-05"


def test_without_a_count_nothing_is_forecast() -> None:
    note, table = section(make.book()).blocks

    assert "nothing can be forecast" in note.text
    assert "salary, rent, sales" in table.empty


def test_a_firm_sees_thirteen_weeks_that_add_up() -> None:
    _note, _curve, heading, weeks, *_ = section(lives.firm()).blocks

    assert heading.text == "The next 13 weeks (yuan)"
    assert len(weeks.rows) == 13
    assert weeks.rows[0][0] == "2026-11-26"

    def fen(text: str) -> int:
        return int(text.replace(",", "").replace(".", ""))

    moved = sum(fen(row[1]) - fen(row[2]) - fen(row[3]) for row in weeks.rows)
    assert 6000000 + moved == fen(weeks.rows[-1][4])
    assert all(fen(row[5]) <= fen(row[4]) for row in weeks.rows)

from pathlib import Path

import pytest
from openpyxl import Workbook

from planner.app.lender_import import (
    STDIN,
    lender_tables,
    read_file,
    tables_document,
)
from planner.model.book import Book
from planner.model.terms import LenderUnit
from planner.money import Money, Rounding
from planner.schedule.schedule import schedule
from planner.wording.say import say
from tests.helpers import make
from tests.helpers.bills import FILES

LOAN = make.loan("mine", name="快贷")


def _table(folder: Path, name: str = "plan.csv", *, head: str = "", **changes: str):
    rows = [head or "期数,还款日,本金,利息,应还总额,剩余本金"]
    for row in schedule(LOAN.terms).instalments:
        cells = [row.n, row.due, row.principal, row.interest, row.payment, row.balance]
        named = zip("abcdef", map(str, cells), strict=True)
        told = [changes.get(f"{row.n}{key}", cell) for key, cell in named]
        rows.append(",".join(told))
    path = folder / name
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def _told(path: Path, *loans):
    (table,) = lender_tables([path], make.book(*loans))
    return table, [say(note) for note in read_file(table).notes]


def test_a_table_finds_its_loan_and_is_checked_against_its_terms(tmp_path):
    table, notes = _told(
        _table(tmp_path, "whatever.bin"), LOAN, make.loan("x", "77.00")
    )

    assert table.loan == LOAN
    assert read_file(table).reconciles
    assert "All 12 rows are what the terms of “快贷” give" in notes[0]


def test_a_table_that_does_not_add_up_is_named(tmp_path):
    table, notes = _told(_table(tmp_path, **{"3e": "1.00"}), LOAN)

    assert not read_file(table).reconciles
    assert any("Row 3 of the table does not add up" in note for note in notes)
    assert "row 3 differs first" in notes[0]


def test_a_table_of_another_convention_says_so(tmp_path):
    rounded = make.loan("mine", rounding=LenderUnit(Money(100), Rounding.UP))
    dearer = make.loan("mine", rate=make.rate("0.08"))

    _, notes = _told(_table(tmp_path), rounded)
    assert "once its convention is changed" in notes[0]
    table, notes = _told(_table(tmp_path), dearer)
    assert not table.agrees
    assert "differs first" in notes[0]


def test_a_row_that_only_one_of_the_tables_has_is_named(tmp_path):
    path = _table(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n13,2027-02-15,0.00,0.00,0.00,0.00", encoding="utf-8")

    _, notes = _told(path, LOAN)

    assert "row 13 stands in one of the two tables only" in notes[0]


def test_without_a_loan_the_table_itself_is_checked(tmp_path):
    changes = {"2e": "1.00", "4e": "1.00", "6f": "1.00", "8e": "1.00", "9e": "2.00"}

    table, notes = _told(_table(tmp_path, **changes))

    assert table.loan is None
    assert "no loan of this book" in notes[0]
    assert "Row 2 of the table" in notes[1]
    assert "more rows" in notes[-1]


def test_of_two_loans_of_one_principal_days_and_length_tell(tmp_path):
    later = make.loan("later", drawn_on="2026-05-15", first_due="2026-06-15")
    longer = make.loan("longer", periods=24)

    assert _told(_table(tmp_path), later, LOAN)[0].loan == LOAN
    assert _told(_table(tmp_path), longer, LOAN)[0].loan == LOAN
    assert _told(_table(tmp_path), make.loan("twin"), LOAN)[0].loan is None


def test_a_table_without_balances_finds_its_loan_by_their_sum(tmp_path):
    path = _table(tmp_path, head="期数,还款日,本金,利息,应还总额,备注")

    assert _told(path, LOAN)[0].loan == LOAN


@pytest.mark.parametrize(
    "path", [STDIN, FILES, FILES / "gone", *sorted(FILES.glob("*.*"))], ids=str
)
def test_bills_are_no_tables(path):
    assert not [*lender_tables([path], Book())]


def test_the_answer_names_loan_row_and_faults(tmp_path):
    table, _ = _told(_table(tmp_path, **{"3e": "1.00"}), LOAN)
    lone, _ = _told(_table(tmp_path))

    (told,) = tables_document([table])
    assert (told["loan"], told["reproduced"]) == ("mine", False)
    assert told["differs"]["n"] == 3
    assert told["faults"]
    assert tables_document([lone])[0]["differs"] is None


def test_the_characters_of_a_table_are_told(tmp_path):
    path = _table(tmp_path)
    text = path.read_text(encoding="utf-8")
    chinese, sheet = tmp_path / "gb.csv", tmp_path / "plan.xlsx"
    chinese.write_bytes(text.encode("gb18030"))
    book = Workbook()
    for line in text.splitlines():
        book.active.append(line.split(","))
    book.save(sheet)

    tables = lender_tables([path, chinese, sheet], Book())

    assert [read_file(table).encoding for table in tables] == [
        *("UTF-8", "GB18030", "XLSX"),
    ]


def test_a_table_without_a_loan_that_adds_up_holds_nothing_against_it(tmp_path):
    assert read_file(_told(_table(tmp_path))[0]).reconciles is None

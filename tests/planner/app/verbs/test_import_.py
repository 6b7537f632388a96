"""``import`` judges bills, adds what was agreed, and adds nothing twice."""

import shutil
from pathlib import Path

import pytest

from planner.store.sqlite import SqliteStore
from planner.wording import i18n
from tests.helpers.bills import FILES, app_bill, app_row
from tests.helpers.run import Program
from tests.planner.app.verbs.conftest import lines

LINES = (
    {
        "do": "open_line",
        "id": "bocom",
        "channel": "credit-card",
        "name": "交通银行信用卡",
        "limit": "50000.00",
        "opened_on": "2020-01-01",
    },
    {
        "do": "open_line",
        "id": "hb",
        "channel": "huabei",
        "name": "花呗",
        "limit": "8000.00",
        "opened_on": "2022-01-01",
    },
)
VERDICTS = {
    *("drawdown", "repayment", "repayment-failed", "fee"),
    *("refund", "transfer", "not-credit", "unclear"),
}


@pytest.fixture
def with_lines(program: Program, book: Path) -> Path:
    program.stdin = lines(*LINES)
    assert program("do", book, "-").status == 0
    return book


def _records(path: Path) -> int:
    store = SqliteStore(path)
    try:
        return sum(1 for _ in store.load().records())
    finally:
        store.close()


def test_the_document_tells_the_file_and_each_row(
    program: Program, with_lines: Path
) -> None:
    bill = FILES / "alipay_app_2023.csv"

    said = program("import", with_lines, bill, "--json")

    (file,) = said.document["files"]
    assert (file["file"], file["format"]) == (str(bill), "alipay-app-2023")
    assert (file["encoding"], file["rows"]) == ("GB18030", 10)
    assert (file["from"], file["to"]) == ("2023-01-09", "2023-07-10")
    assert file["reconciles"] is False
    assert set(file["verdicts"]) == VERDICTS
    assert sum(file["verdicts"].values()) == 10
    assert said.document["records"][0] == {
        "file": str(bill),
        "row": 26,
        "verdict": "drawdown",
        "channel": "credit-card",
        "on": "2023-02-12",
        "amount": "49.74",
        "counterparty": "xxxxxxxxxxxx",
        "why": "Paid by “交通银行信用卡(7449)”: spending on credit.",
        "matched": None,
        "matched_all": [],
        "matched_why": None,
        "line": "bocom",
        "duplicate": False,
    }


def test_a_dry_run_shows_the_same_and_writes_nothing(
    program: Program, with_lines: Path
) -> None:
    before = with_lines.read_bytes()

    dry = program("import", with_lines, FILES / "jd.csv", "--dry-run", "--json")

    assert with_lines.read_bytes() == before
    real = program("import", with_lines, FILES / "jd.csv", "--json")
    assert real.document == dry.document
    assert with_lines.read_bytes() != before


def test_the_same_file_twice_adds_nothing(program: Program, with_lines: Path) -> None:
    bills = [FILES / name for name in ("alipay_app_2023.csv", "wechat.csv")]
    program("import", with_lines, *bills)
    records = _records(with_lines)

    again = program("import", with_lines, *bills, "--json")

    assert all(row["duplicate"] for row in again.document["records"])
    assert _records(with_lines) == records


def test_a_repayment_tells_the_loan_and_the_instalment(
    program: Program, book: Path, tmp_path: Path
) -> None:
    program.stdin = lines(
        {
            "do": "draw",
            "id": "plan",
            "channel": "huabei",
            "terms": {
                "principal": "1200.00",
                "drawn_on": "2026-01-15",
                "first_due": "2026-02-15",
                "every": "month",
                "periods": 12,
                "method": "flat",
                "rate": {"value": "0.005", "per": "month"},
                "interest": "period",
            },
        }
    )
    assert program("do", book, "-").status == 0
    bill = tmp_path / "bill.csv"
    row = app_row(
        "花呗主动还款-2026年02月账单",
        "余额宝",
        "106.00",
        kind="信用借还",
        party="花呗",
        flow="不计收支",
        status="还款成功",
        when="2026-02-14 09:00:00",
    )
    bill.write_bytes(app_bill(row))

    (told,) = program("import", book, bill, "--json").document["records"]

    assert told["matched"] == {"loan": "plan", "instalment": 1}
    dues = program("show", book, "dues", "--json").document["dues"]
    assert next(due["state"] for due in dues if due["loan"] == "plan") == "paid"
    assert "plan, instalment 1" not in program("import", book, bill).out
    assert "in the book already" in program("import", book, bill).out


def test_the_table_is_for_people(program: Program, with_lines: Path) -> None:
    said = program("import", with_lines, FILES / "meituan.csv", "--dry-run")

    assert "Its totals hold." in said.out
    assert "Nothing was written. Agreeing would add 0 records, 3 questions." in said.out
    assert "美团月付" in said.out
    added = program("import", with_lines, FILES / "wechat.csv", "--lang", "zh")
    assert "与文件给出的合计不符。" in added.out
    i18n.use("en")


def test_a_bill_without_credit_has_no_table(
    program: Program, with_lines: Path, tmp_path: Path
) -> None:
    bill = tmp_path / "bill.csv"
    bill.write_bytes(app_bill(above=("共0笔记录",)))

    said = program("import", with_lines, bill)

    assert said.out.splitlines()[0] == f"{bill}: alipay-app-2026, GB18030, 0 rows"
    assert "0 records were added" in said.out


@pytest.mark.parametrize(
    "content", [b"", b"no bill\n", b"\xff\xfe\xff", app_bill(app_row(), head="")]
)
def test_one_refused_file_writes_nothing_at_all(
    program: Program, with_lines: Path, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(content)
    before = _records(with_lines)

    said = program("import", with_lines, FILES / "alipay_app_2023.csv", bad, "--json")

    assert said.status == 2
    assert "bad.csv" in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert _records(with_lines) == before


def test_a_cut_row_is_named_and_the_rest_is_taken(
    program: Program, with_lines: Path, tmp_path: Path
) -> None:
    bill = tmp_path / "bill.csv"
    bill.write_bytes(app_bill(app_row(), app_row()[:40]))

    said = program("import", with_lines, bill, "--json")

    assert said.status == 0
    assert said.document["files"][0]["cut"] == [5]
    assert "line 5 is cut off" in said.err
    assert "Line 5 is cut off" in program("import", with_lines, bill).out


def test_an_import_is_one_step_that_undo_takes_back(
    program: Program, with_lines: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "before.duheng"
    shutil.copy(with_lines, copy)

    said = program("import", with_lines, FILES / "alipay_app_2023.csv", "--json")

    moves = [row for row in said.document["records"] if row["line"] == "bocom"]
    assert len(moves) == 2
    assert _records(with_lines) == _records(copy) + 2 + 2 + 1

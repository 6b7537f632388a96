"""``import`` judges bills, adds what was agreed, and adds nothing twice."""

import json
import os
import shutil
from pathlib import Path

import pytest

from planner.store import backups
from planner.store.sqlite import SqliteStore
from planner.wording import i18n
from tests.helpers import bureau
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


BANK = """某某银行流水
记账时间,交易金额,收付标志,对方名称,用途说明,账户结余
2026-03-01 10:00:00,100.00,付,张三,午餐,900.00
2026-03-05 11:00:00,5000.00,收,公司,工资,5900.00
2026-03-15 09:00:00,866.19,付,某某贷,贷款还款,5033.81
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.csv"
    path.write_text(BANK, encoding="utf-8")
    return path


def test_a_layout_is_previewed_given_once_and_recognised_again(
    program: Program, with_lines: Path, bank: Path
) -> None:
    before = with_lines.read_bytes()
    assert program("import", with_lines, bank).status == 2

    shown = program("import", with_lines, bank, "--preview", "--json")
    assert with_lines.read_bytes() == before
    layout = bank.with_name("layout.json")
    layout.write_text(json.dumps(shown.document["preview"]["layout"]))
    said = program("import", with_lines, bank, "--layout", layout, "--json")

    (file,) = said.document["files"]
    assert (file["format"], file["reconciles"]) == ("mapped: bank", True)
    (question,) = said.document["questions"]
    assert question["words"] == "贷款还款"
    again = program("import", with_lines, bank, "--json")
    assert all(row["duplicate"] for row in again.document["records"])
    (known,) = program("show", with_lines, "layouts", "--json").document["layouts"]
    assert known["layout"] == "layout-1"


def test_a_bad_layout_is_one_sentence(
    program: Program, with_lines: Path, bank: Path
) -> None:
    program.stdin = '{"name": "x", "heads": ["a"], "columns": []}'

    said = program("import", with_lines, bank, "--layout", "-")

    assert said.status == 2
    assert said.err.count("\n") == 1
    assert "one column must hold the day" in said.err


def test_an_answer_becomes_a_rule_for_the_next_file(
    program: Program, with_lines: Path, tmp_path: Path
) -> None:
    program.stdin = lines(
        {
            "do": "draw",
            "id": "L1",
            "channel": "jiebei",
            "terms": {
                "principal": "5000.00",
                "drawn_on": "2026-01-15",
                "first_due": "2026-02-15",
                "every": "month",
                "periods": 12,
                "method": "level",
                "rate": {"value": "0.072", "per": "year"},
            },
        }
    )
    program("do", with_lines, "-")
    words = {"kind": "转账", "party": "蚂蚁借呗", "flow": "不计收支"}
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    for path, month in ((first, "02"), (second, "03")):
        when = f"2026-{month}-15 08:00:00"
        row = app_row("蚂蚁借呗还款", "余额宝", "433.09", when=when, **words)
        path.write_bytes(app_bill(row))
    (question,) = program("import", with_lines, first, "--json").document["questions"]
    assert question["proposals"][0]["loan"] == "L1"

    program.stdin = lines(
        {
            "do": "answer",
            "question": question["question"],
            "verdict": "repayment",
            "loan": "L1",
            "remember": True,
        }
    )
    assert program("do", with_lines, "-").status == 0
    (row,) = program("import", with_lines, second, "--json").document["records"]

    assert row["verdict"] == "repayment"
    assert row["why"].startswith("Your rule of 2026-03-20: ")
    assert row["matched"] == {"loan": "L1", "instalment": 2}
    assert row["matched_all"] == [row["matched"]]
    assert row["matched_why"] == "instalment 2, ¥433.09 due on 15 Mar 2026"
    (rule,) = program("show", with_lines, "rules", "--json").document["rules"]
    assert rule["say"] == "rows of “蚂蚁借呗” with “蚂蚁借呗还款” are repayment on “L1”"
    program.stdin = lines({"do": "drop", "id": rule["rule"]})
    assert program("do", with_lines, "-").status == 0
    assert program("show", with_lines, "rules", "--json").document == {"rules": []}


def test_a_line_that_is_missing_is_opened_in_the_same_call(
    program: Program, book: Path, tmp_path: Path
) -> None:
    bill = tmp_path / "bill.csv"
    bill.write_bytes(app_bill(app_row(), app_row("晚餐")))

    said = program("import", book, bill, "--open", "huabei=8000")

    assert "3 records were added, 0 questions." in said.out
    rows = program("show", book, "limits", "--json").document["limits"]
    assert ("huabei", "8000.00") in [(row["line"], row["limit"]) for row in rows]


def test_more_purchases_on_a_missing_line_are_asked_beside_new_questions(
    program: Program, book: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_bytes(app_bill(app_row()))
    second.write_bytes(
        app_bill(app_row("借呗还款", "余额"), app_row("晚餐", amount="20.00"))
    )

    assert program("import", book, first).status == 0
    taken = program("import", book, second)

    assert taken.status == 0, taken.err
    asked = program("show", book, "questions", "--json").document["questions"]
    assert {(one["channel"], one["rows"], one["amount"]) for one in asked} == {
        ("huabei", 2, "30.00"),
        ("jiebei", 1, "10.00"),
    }


@pytest.mark.parametrize("told", ["huabei", "huabei=much", "jd-baitiao=5"])
def test_a_line_that_cannot_be_opened_is_refused(
    program: Program, book: Path, tmp_path: Path, told: str
) -> None:
    bill = tmp_path / "bill.csv"
    bill.write_bytes(app_bill(app_row()))

    said = program("import", book, bill, "--open", told)

    assert said.status == 2
    assert said.out == ""


def test_an_exported_book_comes_back_as_it_was(
    program: Program, with_lines: Path, tmp_path: Path
) -> None:
    program("import", with_lines, FILES / "alipay_app_2023.csv")
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    program("export", with_lines, first)
    fresh = tmp_path / "fresh.duheng"
    program("new", fresh)

    said = program("import", fresh, first)

    program("export", fresh, second)
    assert first.read_bytes() == second.read_bytes()
    assert SqliteStore(fresh).load() == SqliteStore(with_lines).load()
    assert "A book with" in said.out
    assert "0 records were added" in program("import", fresh, first).out


def test_what_a_credit_report_tells_otherwise_stands_below_the_rows(
    program: Program, book: Path, tmp_path: Path
) -> None:
    program.stdin = lines({**LINES[0], "id": "cmb", "name": "招行", "limit": "1.00"})
    program("do", book, "-")
    report = tmp_path / "report.txt"
    report.write_text(bureau.simple(bureau.CARD), encoding="utf-8")

    said = program("import", book, report, "--dry-run")

    assert said.status == 0
    assert "Lender" in said.out


def test_a_copy_of_the_day_that_cannot_be_made_is_told(
    program: Program, with_lines: Path, tmp_path: Path
) -> None:
    os.utime(with_lines, (86400, 86400))
    folder = backups.folder_of(with_lines)
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("a file where the folder should be")
    bill = tmp_path / "bill.csv"
    bill.write_bytes(app_bill(app_row()))

    said = program("import", with_lines, bill)

    assert said.status == 0
    assert "No backup of" in said.err

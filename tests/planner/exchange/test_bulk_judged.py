from pathlib import Path

import pytest

from planner.exchange import gather
from planner.exchange.read import read_bills
from planner.model.book import Book
from planner.model.declared import ImportRule
from planner.model.verdict import Verdict
from tests.helpers import make
from tests.helpers.bills import app_bill, app_row

LINE = make.line("hb", channel="huabei", name="花呗", type=None, opened_on="2026-01-01")
RULE = ImportRule(Verdict.NOT_CREDIT, make.day("2026-01-01"), counterparty="花呗")
FIRST = app_bill(
    app_row("午餐"),
    app_row("雨伞", "余额宝"),
    app_row("茶", "交通银行信用卡(7449)"),
    app_row("茶", "招商银行信用卡(1111)", when="2026-03-01 12:00:00"),
    app_row("花呗主动还款-2026年03月账单", "余额宝", "80.00", party="花呗"),
    app_row("借呗还款", "余额宝", "90.00", party="借呗"),
    app_row("书", "花呗", "30.00", status="交易关闭", order="2026030500000000001"),
    app_row(
        *("退款-书", "花呗", "30.00"),
        kind="退款",
        flow="不计收支",
        status="退款成功",
        order="2026030500000000001_9",
    ),
    app_row("纸", "花呗", "0.00"),
    app_row("退款-纸", "花呗", "0.00", kind="退款", flow="不计收支", status="退款成功"),
)
SECOND = app_bill(
    app_row("午餐"), app_row("晚餐"), app_row("雨伞", "余额宝"), app_row("伞", "余额宝")
)
SAME = app_bill(app_row("雨伞", "余额宝"))


def _answer(paths: list[Path], book: Book):
    found = read_bills(paths, book)
    return (
        *(found.files, [*found.judged], [*found.records]),
        *([*found.rows], found.questions, found.settled),
    )


@pytest.mark.parametrize(
    "book",
    [
        Book(),
        make.book(LINE),
        make.book(LINE, make.line("bocom", name="交通银行信用卡(7449)")),
        make.book(RULE),
    ],
)
def test_files_one_after_another_are_judged_alike_by_columns_and_by_rows(
    tmp_path: Path, book: Book, monkeypatch: pytest.MonkeyPatch
):
    paths = []
    for name, content in (("a", FIRST), ("b", SECOND), ("c", SAME)):
        paths.append(tmp_path / name)
        paths[-1].write_bytes(content)
    plain = _answer(paths, book)
    known = read_bills(paths[:1], book)
    later = book.with_(*known.records, *known.rows, *known.questions)
    again = _answer(paths, later)

    monkeypatch.setattr(gather, "LEAST", 0)

    assert _answer(paths, book) == plain
    assert _answer(paths, later) == again

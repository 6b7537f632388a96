import io

import pytest
from openpyxl import Workbook

from planner.model.bills import Verdict
from tests.helpers.bills import read

SPENT = ("交易类型", "日期", "一级分类", "二级分类", "支出账户", "金额", "商家")
MOVED = ("交易类型", "日期", "转出账户", "转入账户", "金额", "备注")


def _read(folder, head, *row):
    workbook = Workbook()
    workbook.active.append(head)
    workbook.active.append(row)
    out = io.BytesIO()
    workbook.save(out)
    (judged,) = read(folder, out.getvalue()).judged
    return judged


@pytest.mark.parametrize(
    ("source", "target", "verdict", "channel"),
    [
        ("储蓄卡", "花呗", Verdict.REPAYMENT, "huabei"),
        ("招商银行信用卡", "零钱", Verdict.DRAWDOWN, "credit-card"),
        ("储蓄卡", "零钱", Verdict.TRANSFER, None),
    ],
)
def test_a_transfer_to_or_from_a_credit_account_is_credit(
    tmp_path, source, target, verdict, channel
):
    row = _read(tmp_path, MOVED, "转账", "2026-03-05 12:00:00", source, target, 5.5, "")

    assert (row.verdict, row.channel) == (verdict, channel)
    assert (str(row.amount), row.counterparty) == ("5.50", target)


def test_what_a_credit_account_paid_is_spending(tmp_path):
    row = _read(
        tmp_path, SPENT, "支出", "2026-03-05", "餐饮", "午餐", "花呗", 12, "面馆"
    )

    assert (row.verdict, row.channel) == (Verdict.DRAWDOWN, "huabei")


def test_a_corrected_balance_is_no_payment(tmp_path):
    row = _read(tmp_path, MOVED, "余额变更", "2026-03-05", "花呗", "", 12, "")

    assert row.verdict is Verdict.NOT_CREDIT

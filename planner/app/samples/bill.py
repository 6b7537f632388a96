"""A bill as Alipay exports it, so that a first try has something to import."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from planner.app.samples.story import Story
from planner.money import Money, total

_ROWS = Path(__file__).with_name("bill_rows.csv")
_CELLS = (
    "交易分类",
    "交易对方",
    "商品说明",
    "收/支",
    "金额",
    "收/付款方式",
    "交易状态",
)
_HEAD = (
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,"
    "交易状态,交易订单号,商家订单号,备注,"
)


def bill(today: date) -> bytes:
    """An export in GB18030 with credit and other rows of the weeks before ``today``."""
    story = Story(today)
    with _ROWS.open(encoding="utf-8", newline="") as file:
        rows = [(_day(story, row), row) for row in csv.DictReader(file)]
    spent = [row for _, row in rows if row["收/支"] == "支出"]
    rest = [row for _, row in rows if row["收/支"] == "不计收支"]
    head = [
        "-" * 84,
        "导出信息：",
        "姓名：林晓",
        "支付宝账户：lin***@example.com",
        f"起始时间：[{story.day(-1, 1)} 00:00:00]    终止时间：[{today} 23:59:59]",
        "导出交易类型：[全部]",
        f"导出时间：[{today} 09:12:52]",
        f"共{len(rows)}笔记录",
        "收入：0笔 0.00元",
        f"支出：{len(spent)}笔 {_sum(spent)}元",
        f"不计收支：{len(rest)}笔 {_sum(rest)}元",
        "",
        "特别提示：",
        "本明细为示例，不涉及真实个人。",
        "",
        f"{'-' * 24}支付宝支付科技有限公司  电子客户回单{'-' * 24}",
        _HEAD,
    ]
    lines = [_line(number, on, row) for number, (on, row) in enumerate(rows, 1)]
    return "\r\n".join([*head, *lines, ""]).encode("gb18030")


def _day(story: Story, row: Mapping[str, str]) -> date:
    on = story.day(int(row["month"]), int(row["day"]))
    return (
        on if on <= story.today else story.day(int(row["month"]) - 1, int(row["day"]))
    )


def _sum(rows: list[dict[str, str]]) -> Money:
    return total(
        Money.parse(row["金额"]) for row in rows if row["交易状态"] != "还款失败"
    )


def _line(number: int, on: date, row: Mapping[str, str]) -> str:
    at = f"{on:%Y-%m-%d} {9 + number % 10:02d}:{7 * number % 60:02d}:12"
    category, payee, goods, *rest = (row[name] for name in _CELLS)
    order = f"{on:%Y%m%d}2200{number:010d}"
    cells = [at, category, payee, "/", goods, *rest, f"{order}\t", "\t", "", ""]
    return ",".join(cells)

"""A bill row as read, before anybody judges it; all formats meet in this shape."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from planner.money import Money


class Flow(Enum):
    """What the file itself says of the direction."""

    IN = "in"
    OUT = "out"
    NEUTRAL = "neutral"  # 不计收支, 中性交易, blank or a slash

    __hash__ = object.__hash__  # quicker than by name; files have a million rows


FLOWS = {
    "收入": Flow.IN,
    "支出": Flow.OUT,
    "不计收支": Flow.NEUTRAL,
    "其他": Flow.NEUTRAL,
    "中性交易": Flow.NEUTRAL,
    "/": Flow.NEUTRAL,
    "": Flow.NEUTRAL,
}


class BillRow(NamedTuple):
    """One row; texts are free of padding.

    Attributes:
        line: 1-based line of the file, or row of the sheet, on which it begins.
        clock: time of day as written; empty where the file has days only.
        amount: positive, what was paid; a later refund stands in a row of its own.
        kind: 交易分类, 类型 or 交易类型.
        item: 商品说明, or the summary of a bank.
        method: 收/付款方式 or 支付方式; empty where the file does not say.
        order: the issuer's own number of the transaction.
        counted: what the file's own totals count of it.
        group: 资金状态 of Alipay's web export; names a total of its own.
        foreign: the currency where it is not yuan.
        through: the family of bills that tells of the same payment: 微信- before the
            payer of JD.
        times: how many rows it stands for, where equal ones are counted together;
            ``counted`` is then their sum.
    """

    line: int
    on: date
    clock: str
    amount: Money
    flow: Flow
    kind: str
    party: str
    item: str
    method: str
    status: str
    order: str
    note: str
    counted: Money
    group: str = ""
    foreign: str = ""
    through: str = ""
    times: int = 1

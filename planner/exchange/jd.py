"""JD's bill; amounts carry what was refunded of them in brackets."""

import re
from collections.abc import Sequence

from planner.errors import FieldError
from planner.exchange.billrow import FLOWS, BillRow, Flow
from planner.exchange.cells import day, yuan
from planner.exchange.classify import judge
from planner.exchange.layout import Context, Layout
from planner.exchange.totals import app_totals
from planner.money import ZERO, Money
from planner.phrases import Phrase

_AMOUNT = re.compile(r"([^()]+)(?:\((?:已退款([\d.,]+)|(已全额退款))\))?")


def _read(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    when, party, item, amount, method, status, flow, kind, order, note = map(
        str.strip, cells
    )
    paid, counted = _amounts(amount)
    return BillRow(
        line=line,
        on=day(when, "交易时间"),
        clock=when[11:],
        amount=paid,
        flow=FLOWS.get(flow, Flow.NEUTRAL),
        kind=kind,
        party=party,
        item=item,
        method=method.removeprefix("微信-"),
        status=status,
        order=order,
        note=note,
        counted=counted,
        through="wechat" if method.startswith("微信-") else "",
    )


def _amounts(text: str) -> tuple[Money, Money]:
    """What was paid, and what JD's totals count of it: less the refund.

    The refund itself stands in rows of its own.
    """
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise FieldError(
            field="金额",
            found=repr(text[:40]),
            expected=Phrase("an amount such as 131.77(已退款89.84)"),
        )
    paid = abs(yuan(found[1], "金额"))
    if found[3]:
        return paid, ZERO
    return paid, paid - yuan(found[2] or "0", "金额")


JD = Layout(
    id="jd",
    family="jd",
    issuer=Phrase("JD"),
    columns=(
        "交易时间",
        "商户名称",
        "交易说明",
        "金额",
        "收/付款方式",
        "交易状态",
        "收/支",
        "交易分类",
        "交易订单号",
    ),
    optional=("备注",),
    read=_read,
    judge=judge,
    stated=app_totals,
    loose="交易说明",
    sign="京东账号名",
)

"""Meituan's bill; what was paid may be less than what was ordered."""

from collections.abc import Sequence

from planner.exchange.billrow import FLOWS, BillRow, Flow
from planner.exchange.cells import day, yuan
from planner.exchange.classify import judge
from planner.exchange.layout import Context, Layout
from planner.exchange.totals import app_totals
from planner.phrases import Phrase


def _read(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    created, paid_at, kind, item, flow, method, amount, order, note = map(
        str.strip, cells
    )
    when = paid_at if paid_at not in ("", "/") else created
    paid = abs(yuan(amount, "实付金额"))
    return BillRow(
        line=line,
        on=day(when, "交易成功时间"),
        clock=when[11:],
        amount=paid,
        flow=FLOWS.get(flow, Flow.NEUTRAL),
        kind=kind,
        party=item,
        item=item,
        method=method,
        status="",
        order=order,
        note=note,
        counted=paid,
    )


MEITUAN = Layout(
    id="meituan",
    family="meituan",
    issuer=Phrase("Meituan"),
    columns=(
        "交易创建时间",
        "交易成功时间",
        "交易类型",
        "订单标题",
        "收/支",
        "支付方式",
        "实付金额",
        "交易单号",
    ),
    optional=("备注",),
    read=_read,
    judge=judge,
    stated=app_totals,
    loose="订单标题",
    sign="美团交易账单",
)

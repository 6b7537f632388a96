"""WeChat Pay's bill, as CSV and as XLSX with two kinds of sheets."""

from collections.abc import Sequence

from planner.exchange.billrow import FLOWS, BillRow, Flow
from planner.exchange.cells import day, yuan
from planner.exchange.classify import judge
from planner.exchange.layout import Context, Layout
from planner.exchange.totals import app_totals
from planner.phrases import Phrase


def _read(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    when, kind, party, item, flow, amount, method, status, order, note = map(
        str.strip, cells
    )
    paid = abs(yuan(amount, "金额(元)"))
    return BillRow(
        line=line,
        on=day(when, "交易时间"),
        clock=when[11:],
        amount=paid,
        flow=FLOWS.get(flow, Flow.NEUTRAL),
        kind=kind,
        party=party,
        item=item,
        method=method,
        status=status,
        order=order,
        note=note,
        counted=paid,
    )


WECHAT = Layout(
    id="wechat",
    family="wechat",
    issuer=Phrase("WeChat Pay"),
    columns=(
        "交易时间",
        "交易类型",
        "交易对方",
        "商品",
        "收/支",
        "金额(元)",
        "支付方式",
        "当前状态",
        "交易单号",
    ),
    optional=("备注",),
    read=_read,
    judge=judge,
    stated=app_totals,
    loose="商品",
    sign="微信支付",
)

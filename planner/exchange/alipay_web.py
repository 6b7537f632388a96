"""Alipay's web exports of 2019 and 2021: totals below the rows, no payer told."""

from collections.abc import Sequence

from planner.exchange.billrow import FLOWS, BillRow, Flow
from planner.exchange.cells import day, yuan
from planner.exchange.classify import judge
from planner.exchange.layout import Context, Layout
from planner.exchange.totals import web_totals
from planner.phrases import Phrase

_RENAMED = 2021  # from this year on transfers may say 其他 where they were blank


def _read(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    order, created, paid, kind, party, item, amount, flow, status, back, state, note = (
        map(str.strip, cells)
    )
    when = paid or created
    paid_amount = yuan(amount, "金额（元）")
    return BillRow(
        line=line,
        on=day(when, "付款时间"),
        clock=when[11:],
        amount=abs(paid_amount),
        flow=FLOWS.get(flow, Flow.NEUTRAL),
        kind=kind,
        party=party,
        item=item,
        method="",
        status=status,
        order=order,
        note=note,
        counted=paid_amount - yuan(back or "0", "成功退款（元）"),
        group=state,
    )


def _generation(_layout: Layout, context: Context) -> str:
    year = context.preamble.partition("起始日期:[")[2][:4]
    is_later = year.isdecimal() and int(year) >= _RENAMED
    return "alipay-web-2021" if is_later else "alipay-web-2019"


ALIPAY_WEB = Layout(
    id="alipay-web-2019",
    family="alipay",
    issuer=Phrase("Alipay"),
    columns=(
        "交易号",
        "交易创建时间",
        "付款时间",
        "类型",
        "交易对方",
        "商品名称",
        "金额(元)",
        "收/支",
        "交易状态",
        "成功退款(元)",
        "资金状态",
    ),
    optional=("备注",),
    read=_read,
    judge=judge,
    stated=web_totals,
    loose="商品名称",
    generation=_generation,
    sign="支付宝交易记录",
)

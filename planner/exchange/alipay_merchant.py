"""Alipay's ledger for merchants (账务明细), in which 网商贷 shows."""

from collections.abc import Sequence

from planner.exchange.billrow import BillRow, Flow
from planner.exchange.cells import day, yuan
from planner.exchange.classify import judge
from planner.exchange.layout import Context, Layout
from planner.exchange.totals import merchant_totals
from planner.money import ZERO
from planner.phrases import Phrase


def _read(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    entry, item, when, party, came, went, kind_2, note, kind = map(str.strip, cells)
    signed = yuan(came or "0", "收入金额（+元）") - abs(
        yuan(went or "0", "支出金额（-元）")
    )
    return BillRow(
        line=line,
        on=day(when, "发生时间"),
        clock=when[11:],
        amount=abs(signed),
        flow=Flow.IN if signed > ZERO else Flow.OUT,
        kind=kind_2 or kind,
        party=party,
        item=item,
        method="",
        status="",
        order=entry,
        note=note,
        counted=abs(signed),
    )


ALIPAY_MERCHANT = Layout(
    id="alipay-merchant",
    family="alipay-merchant",
    issuer=Phrase("Alipay"),
    columns=(
        *("账务流水号", "商品名称", "发生时间", "对方账号"),
        *("收入金额(+元)", "支出金额(-元)"),
    ),
    optional=("业务类型", "备注", "账务类型"),
    read=_read,
    judge=judge,
    stated=merchant_totals,
    loose="商品名称",
    sign="支付宝账务明细",
)

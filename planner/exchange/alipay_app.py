"""Alipay's app exports of 2021, 2023 and 2026; they name the payer of each row."""

from planner.exchange.app_rows import read_app, read_apps
from planner.exchange.classify import judge
from planner.exchange.layout import Context, Layout
from planner.exchange.totals import app_totals
from planner.phrases import Phrase

_NAME_SINCE_2026 = "支付宝支付科技有限公司"


def _generation(_layout: Layout, context: Context) -> str:
    if context.header[0] == "收/支":
        return "alipay-app-2021"
    is_new = _NAME_SINCE_2026 in context.preamble
    return "alipay-app-2026" if is_new else "alipay-app-2023"


ALIPAY_APP = Layout(
    id="alipay-app-2023",
    family="alipay",
    issuer=Phrase("Alipay"),
    columns=(
        "交易时间",
        "交易分类",
        "交易对方",
        "商品说明",
        "收/支",
        "金额",
        "收/付款方式",
        "交易状态",
        "交易订单号",
    ),
    optional=("备注",),
    read=read_app,
    read_all=read_apps,
    judge=judge,
    stated=app_totals,
    loose="商品说明",
    generation=_generation,
    sign="支付宝",
)

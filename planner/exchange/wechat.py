"""WeChat Pay's bill, as CSV and as XLSX with two kinds of sheets."""

from planner.exchange.app_rows import read_app, read_apps
from planner.exchange.classify import judge
from planner.exchange.layout import Layout
from planner.exchange.totals import app_totals
from planner.phrases import Phrase

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
    read=read_app,
    read_all=read_apps,
    judge=judge,
    stated=app_totals,
    loose="商品",
    sign="微信支付",
)

from decimal import Decimal
from types import MappingProxyType

import pytest

from planner.model import offers as o
from planner.model.dated import Text
from planner.model.offers import LenderKind, Purpose, Sector, Speed
from planner.model.terms import Method
from planner.money import Money
from planner.rates import Period
from planner.wording import i18n
from planner.wording.offers import told

D = Decimal
SAY = Text("话", "words")


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (SAY, "话", "words"),
        (
            o.Fit((Sector.SHOP, Sector.FARM), SAY),
            "店铺、农业经营:话",
            "a shop, a farm: words",
        ),
        (o.Amounts(Money(50_000), Money(20_000_000)), "¥500–¥200,000", None),
        (o.Amounts(None, Money(1_000_050)), "最高 ¥10,000.50", "up to ¥10,000.50"),
        (o.Amounts(Money(50_000)), "¥500 起", "from ¥500"),
        (o.Amounts(), "", ""),
        (o.Ratios(D("0.8"), D("0.8")), "80%", "80%"),
        (
            o.Rates(D("0.0002"), D("0.0005"), Period.DAY),
            "日利率 0.02%–0.05%",
            "0.02%–0.05% a day",
        ),
        (o.Rates(D("0.006"), D("0.006"), Period.MONTH), "月利率 0.6%", "0.6% a month"),
        (
            o.Rates(D("0.03"), D("0.06"), Period.YEAR),
            "年利率 3%–6%",
            "3%–6% a year",
        ),
        (
            o.Charge(D("0.01"), D("0.025"), "principal", "start", Money(1000)),
            "一次性收取本金的 1%–2.5%、最低 ¥10",
            "1%–2.5% of the principal once, at least ¥10",
        ),
        (
            o.Charge(D("0.01"), D("0.01"), "invoice", "period", None, Money(3000)),
            "每期发票金额的 1%、最高 ¥30",
            "1% of the invoice each period, at most ¥30",
        ),
        (
            o.Charge(D("0.01"), D("0.01"), "prepaid", "day"),
            "每日提前还款本金的 1%",
            "1% of what is prepaid each day",
        ),
        (
            o.Instalments(MappingProxyType({12: D("0.088"), 3: D("0.025")})),
            "3 期 2.5%、12 期 8.8%",
            "3 periods 2.5%, 12 periods 8.8%",
        ),
        (
            o.Offered((3, 6), methods=(Method.LEVEL,)),
            "3/6 个月、等额本息",
            "3/6 months, equal instalments",
        ),
        (o.Offered(low=12, high=84), "12–84 个月", "12–84 months"),
        (o.Offered(low=12, high=12), "最长 12 个月", "at most 12 months"),
        (o.Offered(high=12), "最长 12 个月", "at most 12 months"),
        (o.Offered(low=12), "12 个月以上", "12 months or more"),
        (o.Offered(), "", ""),
        (o.Early(SAY), "话", "words"),
        (o.Lateness(SAY), "话", "words"),
        (o.Bureau(reports=None, say=SAY), "话", "words"),
        (o.Lender((LenderKind.BANK,), SAY), "话", "words"),
        (o.MoneyIn(0, 0, Speed.MINUTE), "即时", "at once"),
        (o.MoneyIn(0, 0, Speed.DAY), "当天", "the same day"),
        (o.MoneyIn(5, 5, Speed.MINUTE), "5 分钟", "5 minutes"),
        (
            o.MoneyIn(15, 25, Speed.WORKING_DAY),
            "15–25 个工作日",
            "15–25 working days",
        ),
        (
            o.Statement(1, (8, 20)),
            "每月 1 日出账、每月 8/20 日还款",
            "bill on the 1, due on the 8/20",
        ),
        (o.Statement(free_low=25, free_high=56), "免息 25–56 天", "25–56 days free"),
        (o.Least(D("0.05"), Money(1000)), "5%、最低 ¥10", "5%, at least ¥10"),
        (o.Least(D("0.1"), say=SAY), "话", "words"),
        ((Purpose.CONSUMPTION, Purpose.BUSINESS), "消费、经营", None),
        ((SAY, SAY), "话、话", "words, words"),
    ],
)
def test_an_offer_is_told_as_people_write_it(
    value: object, zh: str, en: str | None
) -> None:
    i18n.use("zh")
    assert told(value) == zh

    i18n.use("en")
    assert en is None or told(value) == en

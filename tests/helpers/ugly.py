"""A small, ugly book: every kind of record, every rare field, odd texts.

``python -m tests.helpers.ugly OUT.sql`` writes the dump of a schema before its release.
"""

import sqlite3
import sys
import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from planner.model import declared as d
from planner.model import records as r
from planner.model.book import Book
from planner.model.terms import (
    Accrual,
    EveryDays,
    Fee,
    Grace,
    Late,
    LenderUnit,
    Method,
    Prepayment,
    PrepaymentFee,
    RateChange,
    Rhythm,
    Terms,
)
from planner.model.verdict import Verdict
from planner.money import Money, Rounding
from planner.rates import DayCount, Period, Rate
from planner.store.create import create
from tests.helpers import make

D = date.fromisoformat
RARE = Terms(
    Money(80_000_000),
    D("2024-01-31"),
    D("2024-02-29"),
    Rhythm.MONTH,
    240,
    Method.LEVEL,
    Rate(Decimal("0.0395"), Period.YEAR),
    Accrual.DAYS,
    DayCount.ACT_360,
    fees=(Fee("start", amount=Money(12345)), Fee("period", ratio=Decimal("0.0001"))),
    rounding=LenderUnit(Money(1), Rounding.HALF_UP),
    grace=Grace(3),
    rates=(RateChange(D("2025-01-01"), Decimal("0.036"), Period.YEAR),),
    prepayment=Prepayment(13, PrepaymentFee(Decimal("0.01")), "to-day"),
    late=Late(Decimal("1.5"), 3),
    due_day=31,
)


def ugly_book(schema: int = 4) -> Book:
    """The book, with what a file of that schema could hold."""
    added = (_second, _third, _fourth)[: schema - 1]
    return _first().with_(*(record for more in added for record in more()))


def _fourth() -> tuple[r.Record, ...]:
    """What the fourth schema added."""
    return (
        d.Order(
            "永和超市",
            Money(12345678),
            D("2026-12-30"),
            Decimal("0.85"),
            D("2026-11-30"),
            "春节礼盒，“第二批”",
            D("2026-12-05"),
            id="order-1",
        ),
        d.Order("海通", Money(1), D("2027-02-28"), Decimal(1), id="order-2"),
    )


def _third() -> tuple[r.Record, ...]:
    """What the third schema added."""
    return (
        d.Quote(
            "inv",
            "factoring",
            "某保理公司",
            Rate(Decimal("0.0095"), Period.MONTH),
            Decimal("0.8"),
            Money(20000),
            Decimal("0.005"),
            recourse=True,
            interest_at="collection",
            days=5,
            until=D("2026-12-31"),
            id="quote-1",
        ),
        d.Quote("inv", "bank-bill", id="quote-2"),
        replace(
            next(one for one in _second() if isinstance(one, r.Assumptions)),
            largest_dti=Decimal("0.55"),
        ),
    )


def _second() -> tuple[r.Record, ...]:
    """What the second schema added; a record that is there already gains fields."""
    return (
        make.line("firm's", owner=r.Owner.FIRM, channel="wangshangdai"),
        make.loan("hers", line="卡", channel="credit-card", owner=r.Owner.PRIVATE),
        make.reading(
            "卡",
            "2026-01-03",
            "20000.00",
            temporary="5000.00",
            temporary_until=D("2026-02-03"),
            id="r3",
        ),
        make.receivable(
            "paid", probability=Decimal("0.85"), collected_on=D("2026-06-30")
        ),
        r.Assumptions(
            Money(100000), Decimal("0.99"), factor_reliance=True, order=("hers", "卡")
        ),
        d.ImportRule(
            Verdict.REPAYMENT,
            D("2026-02-01"),
            "财付通-“还款”",
            "it's; -- odd",
            loan="hers",
            id="rule-1",
        ),
        d.FileLayout(
            "信用社",
            ("日期", "收入", "支出"),
            (
                d.ColumnUse("日期", d.ColumnRole.DAY),
                d.ColumnUse("支出", d.ColumnRole.PAID_OUT),
            ),
            line="卡",
            id="layout-1",
        ),
        d.BureauMonth("2026-01", "1", D("2026-03-01"), loan="hers", id="b1"),
        d.BureauMonth("2026-01", "N", D("2026-03-01"), line="卡", id="b2"),
        d.Disclosure(
            "hers",
            D("2026-08-02"),
            Decimal("0.1462"),
            Money(1200000),
            (
                d.DisclosedItem("利息", "interest", Money(45678), collector="某银行"),
                d.DisclosedItem("违约金", "contingent", ratio=Decimal("0.05")),
            ),
            id="form-1",
        ),
        d.Subsidy("hers", ratio=Decimal("0.01"), cap=Money(50000), id="subsidy-1"),
        d.FundingWindow(
            "年末", "policy", D("2026-12-20"), D("2026-12-31"), line="卡", id="w1"
        ),
        d.PriorEdit("online.monthly.cut", Decimal("0.03"), D("2026-02-01"), "mine"),
        d.SavedPlan(
            "先还卡",
            D("2026-02-01"),
            "repay",
            (d.PlannedStep(D("2026-03-15"), "hers", Money(50000), "prepay"),),
            Money(123456),
            D("2027-01-15"),
            D("2026-02-02"),
            id="plan-1",
        ),
        d.Need(Money(3000000), D("2026-05-01"), 6, "进货", "need-1"),
        d.Correction(
            "huabei", "rate.low", "0.0004", D("2026-01-01"), "合同", "correction-1"
        ),
    )


def _first() -> Book:
    return make.book(
        r.Profile(
            "王“小二”\n公司",
            r.BookKind.BUSINESS,
            Money(1250000),
            D("2019-03-04"),
            "it's; -- odd",
        ),
        make.line(
            "卡",
            name="招行 '卡'",
            rate=Rate(Decimal("0.0005"), Period.DAY),
            statement_day=5,
            due_day=23,
            reports_to_bureau=True,
            minimum=r.MinimumRule(Decimal("0.10"), Money(5000)),
            late_fee=r.MinimumRule(Decimal("0.05"), Money(1000)),
            expires_on=D("2031-12-31"),
        ),
        make.line(
            "second",
            shares_limit_with="卡",
            channel="anything at all",
            limit="0.00",
            reports_to_bureau=False,
            type=None,
        ),
        make.reading(
            "卡",
            "2026-01-02",
            "20000.00",
            available="-35.50",
            temporary="5000.00",
            drawable=False,
            reason="综合评估未通过",
            id="r1",
        ),
        make.reading("卡", "2026-01-02", "0.00", drawable=True, id="r2"),
        make.loan("level", "12000.00", line="卡", channel="credit-card"),
        r.Loan("rare; 'terms'", RARE, channel="mortgage", name="房贷 🏠"),
        make.repayment("level", "2026-02-15", "1039.43", id="p1"),
        make.repayment(
            "level", "2026-03-15", "0.01", kind=r.RepaymentKind.PREPAY, id="p2"
        ),
        make.move("卡", "2026-01-03", "88.88", id="m1", note="tea"),
        make.move("second", "2026-01-04", "88.88", r.MoveKind.REFUND, id="m2"),
        make.note(r.NoteKind.FROZEN, "2025-11-11", line="卡", id="n1"),
        make.note(r.NoteKind.INQUIRY, "2025-11-11", lender="某银行", id="n2"),
        make.cash("0.00", id="c1"),
        make.expected(
            "rent",
            way=r.Way.OUT,
            every=EveryDays(28),
            certainty=Decimal("0.35"),
            until="2027-01-01",
        ),
        make.receivable("inv", confirmed=True),
        make.figures("2026-Q1", cash_flow="-5.00", id="f1"),
        r.Assumptions(Money(100000), Decimal("0.99"), factor_reliance=True),
        r.ImportedRow("0a1b2c", "账单.csv", 24, "p1"),
        r.Question(
            "q1", "账单.csv", 25, D("2026-02-16"), Money(990), "商户", "unclear"
        ),
    )


def dump(book: Book) -> str:
    """The book's file as SQL, its two numbers included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book"
        create(path, book).close()
        db = sqlite3.connect(path)
        numbers = [
            f"PRAGMA {name} = {db.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in ("application_id", "user_version")
        ]
        lines = [*numbers, *db.iterdump()]
        db.close()
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(dump(ugly_book()), encoding="utf-8")

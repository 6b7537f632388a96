"""A declared record that makes no sense is refused, its field named."""

from datetime import date
from decimal import Decimal

import pytest

from planner.model import declared as d
from planner.model.book import Book
from planner.model.declared_checks import faults
from planner.model.verdict import Verdict
from planner.money import ZERO, Money
from tests.helpers import make

DAY = make.DAY
DAY_COLUMN = d.ColumnUse("日期", d.ColumnRole.DAY)
SPENT = d.ColumnUse("支出", d.ColumnRole.PAID_OUT)
HEADS = ("日期", "支出")
SOUND: list[d.Declared] = [
    d.ImportRule(Verdict.REPAYMENT, DAY, "还款", loan="loan"),
    d.ImportRule(Verdict.FEE, DAY, words="服务费", line="line"),
    d.FileLayout("bank", HEADS, (DAY_COLUMN, SPENT)),
    d.FileLayout(
        "bank",
        ("日期", "支出", "a", "b"),
        (
            DAY_COLUMN,
            SPENT,
            d.ColumnUse("a", d.ColumnRole.DESCRIPTION),
            d.ColumnUse("b", d.ColumnRole.DESCRIPTION),
        ),
    ),
    d.BureauMonth("2026-01", "N", DAY, loan="loan"),
    d.BureauMonth("1999-12", "7", DAY, line="line"),
    d.BureauMonth("1999-12", "7", DAY, account="closed", lender="招商银行"),
    d.Disclosure("loan", DAY, Decimal("0.14")),
    d.Subsidy("loan", "rule"),
    d.Disclosure(
        "loan", DAY, Decimal("0.1"), Money(1), (d.DisclosedItem("利息", "interest"),)
    ),
    d.Subsidy("loan", ratio=Decimal("0.01"), since=DAY, until=DAY, cap=Money(1)),
    d.FundingWindow("year end", "policy", DAY, DAY),
    d.PriorEdit("any", Decimal("0.1"), DAY),
    d.SavedPlan("mine", DAY, "repay", (), ZERO),
    d.Need(Money(1), DAY, 1),
    d.Correction("huabei", "rate.low", "0.1", DAY),
    d.Quote("inv", "bank-bill"),
    d.Quote(
        "inv",
        "factoring",
        "factor",
        make.rate("0.1"),
        Decimal(1),
        Money(0),
        Decimal("0.01"),
        days=0,
    ),
    d.Order("Yonghe", Money(1), DAY, Decimal(0)),
]
FAULTY: list[tuple[d.Declared, list[str]]] = [
    (d.ImportRule(Verdict.FEE, DAY, " "), ["counterparty"]),
    (d.ImportRule(Verdict.UNCLEAR, DAY, "x"), ["verdict"]),
    (d.ImportRule(Verdict.REPAYMENT, DAY, "x"), ["line"]),
    (d.ImportRule(Verdict.REPAYMENT, DAY, "x", "", "line", "loan"), ["line"]),
    (
        d.FileLayout(
            "bank",
            ("日期", "支出", "金额"),
            (DAY_COLUMN, SPENT, d.ColumnUse("金额", d.ColumnRole.AMOUNT)),
        ),
        ["columns"],
    ),
    (
        d.FileLayout("bank", HEADS, (DAY_COLUMN, DAY_COLUMN, SPENT)),
        ["columns.role"],
    ),
    (d.FileLayout("bank", HEADS, (SPENT,)), ["columns"]),
    (d.FileLayout("bank", HEADS, (DAY_COLUMN,)), ["columns"]),
    (
        d.FileLayout("b", ("日期",), (DAY_COLUMN, SPENT)),
        ["columns.head"],
    ),
    (d.BureauMonth("2026-13", "N", DAY, loan="loan"), ["month"]),
    (d.BureauMonth("2026-01", "9", DAY, loan="loan"), ["code"]),
    (d.BureauMonth("2026-01", "N", DAY), ["line"]),
    (d.BureauMonth("2026-01", "N", DAY, "line", "loan"), ["line"]),
    (d.BureauMonth("2026-01", "N", DAY, "line", account="closed"), ["line"]),
    (d.Disclosure("loan", DAY, Decimal("-0.01")), ["annual"]),
    (d.Disclosure("loan", DAY, Decimal("14.6")), ["annual"]),
    (
        d.Disclosure(
            "loan",
            DAY,
            Decimal("0.1"),
            ZERO,
            (
                d.DisclosedItem(" ", "fee", Money(-1)),
                d.DisclosedItem("x", "fee", ratio=Decimal(2)),
            ),
        ),
        ["principal", "items.name", "items.amount", "items.ratio"],
    ),
    (d.Subsidy("loan", ratio=Decimal("-0.01")), ["ratio"]),
    (d.Subsidy("loan"), ["rule"]),
    (d.Subsidy("loan", "r", largest_share=Decimal(2)), ["largest_share"]),
    (d.Subsidy("loan", "r", cap=ZERO), ["cap"]),
    (d.Subsidy("loan", "r", since=DAY, until=date(2026, 1, 14)), ["until"]),
    (d.FundingWindow("w", "outage", DAY, date(2026, 1, 14)), ["until"]),
    (d.Need(ZERO, DAY, 0), ["amount", "months"]),
    (
        d.Quote(
            "inv",
            "factoring",
            "factor",
            make.rate("-0.1"),
            Decimal(0),
            Money(-1),
            Decimal(2),
            days=367,
        ),
        ["rate", "advance", "fee", "fee_ratio", "days"],
    ),
    (d.Quote("inv", "factoring", rate=make.rate("9.5")), ["rate"]),
    (d.SavedPlan("x" * 201, DAY, "repay", (), Money(0)), ["name"]),
    (d.SavedPlan("mine", DAY, "repay", (), Money(-1)), ["total"]),
    (
        d.Order(" ", Money(0), DAY, Decimal(2)),
        ["customer", "amount", "certainty"],
    ),
]


def book() -> Book:
    return make.book(make.line(), make.loan(), make.receivable("inv"))


@pytest.mark.parametrize("record", SOUND, ids=repr)
def test_a_sound_record_has_no_fault(record: d.Declared) -> None:
    assert list(faults(book(), record)) == []


@pytest.mark.parametrize(("record", "fields"), FAULTY, ids=repr)
def test_what_makes_no_sense_is_named(record: d.Declared, fields: list[str]) -> None:
    assert [fault.values["field"] for fault in faults(book(), record)] == fields


@pytest.mark.parametrize(
    "record",
    [
        d.ImportRule(Verdict.FEE, DAY, "x", line="gone"),
        d.Disclosure("gone", DAY, Decimal(0)),
        d.Quote("gone", "factoring"),
    ],
)
def test_a_record_points_at_what_is_there(record: d.Declared) -> None:
    (fault,) = faults(book(), record)

    assert fault.values["id"] == "gone"

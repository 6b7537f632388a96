"""A file mapped by hand is read as any bill, and recognised again by its headings."""

from pathlib import Path

import pytest

from planner.errors import NotUnderstoodError
from planner.exchange.mapped import NO_LAYOUTS, NoSuchHeadsError, numbered, own_layouts
from planner.exchange.read import read_bills
from planner.model import declared as d
from planner.model.bills import JudgedRow, Verdict
from planner.model.book import Book
from planner.model.records import MoveKind
from tests.helpers import make

HEADS = ("记账时间", "金额", "收付标志", "对方名称", "用途")
ROLES = (
    d.ColumnRole.DAY,
    d.ColumnRole.AMOUNT,
    d.ColumnRole.DIRECTION,
    d.ColumnRole.COUNTERPARTY,
    d.ColumnRole.DESCRIPTION,
)
R = d.ColumnRole


def layout(heads=HEADS, roles=ROLES, **given) -> d.FileLayout:
    columns = tuple(map(d.ColumnUse, heads, roles))
    return d.FileLayout("我的银行", heads, columns, id="layout-1", **given)


def _read(
    folder: Path, text: str, told: d.FileLayout, *records, forced: bool = False
) -> tuple[JudgedRow, ...]:
    path = folder / "bank.csv"
    path.write_text(text, encoding="utf-8")
    book = Book().with_(told, *records)
    return read_bills([path], book, layout=told if forced else None).judged


def _csv(*rows: str, heads=HEADS) -> str:
    return "\n".join((",".join(heads), *rows, ""))


def test_it_is_recognised_again_by_its_headings(tmp_path: Path) -> None:
    rows = (
        "2026-03-01 10:00,100.00,付,张三,午餐",
        "2026-03-05,5000.00,收,公司,工资",
        "2026-03-15,866.19,付,某某,贷款还款",
        "2026-03-16,5.00,冲,某某,调整",
        "2026-03-17,5.00,付,,信用卡还款",
    )
    path = tmp_path / "bank.csv"
    path.write_text("某某银行\n" + _csv(*rows, heads=("记账 时间", *HEADS[1:])))

    reading = read_bills([path], Book().with_(layout()))

    assert reading.files[0].format == "mapped: 我的银行"
    assert [row.verdict for row in reading.judged] == [
        Verdict.NOT_CREDIT,
        Verdict.NOT_CREDIT,
        Verdict.UNCLEAR,
        Verdict.NOT_CREDIT,
        Verdict.REPAYMENT,
    ]
    assert reading.judged[4].counterparty == "信用卡还款"


def test_a_nameless_layout_is_called_mapped(tmp_path: Path) -> None:
    told = d.FileLayout("", HEADS, layout().columns, id="layout-1")
    path = tmp_path / "bank.csv"
    path.write_text(_csv("2026-03-01,1.00,付,a,b"))

    assert read_bills([path], Book().with_(told)).files[0].format == "mapped"


def test_what_is_mapped_counts_before_what_is_known(tmp_path: Path) -> None:
    heads = ("Date", "Description", "Amount")
    told = layout(heads, (R.DAY, R.DESCRIPTION, R.AMOUNT), positive_is="out")
    text = _csv("2026-03-01,loan,5.00", heads=heads)

    (row,) = _read(tmp_path, text, told)
    assert row.verdict is Verdict.UNCLEAR

    assert _read(tmp_path, text, told, forced=True) == (row,)


def test_other_headings_than_those_of_the_call_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSuchHeadsError, match="记账时间，金额"):
        _read(tmp_path, "Date,Description,Amount\n", layout(), forced=True)


@pytest.mark.parametrize(
    ("roles", "given", "cells", "amount", "way"),
    [
        ((R.DAY, R.AMOUNT), {}, "2026-03-01,5.00", "5.00", "in"),
        ((R.DAY, R.AMOUNT), {}, "2026-03-01,-5.00", "5.00", "out"),
        ((R.DAY, R.AMOUNT), {}, "2026-03-01,(5.00)", "5.00", "out"),
        (
            (R.DAY, R.AMOUNT),
            {"positive_is": "out"},
            "2026-03-01,5.00",
            "5.00",
            "out",
        ),
        (
            (R.DAY, R.PAID_IN, R.PAID_OUT),
            {},
            "2026-03-01,,7.50",
            "7.50",
            "out",
        ),
        (
            (R.DAY, R.PAID_IN, R.PAID_OUT),
            {},
            "2026-03-01,7.50,",
            "7.50",
            "in",
        ),
        (
            (R.DAY, R.AMOUNT, R.DIRECTION),
            {},
            "2026-03-01,5.00,Debit",
            "5.00",
            "out",
        ),
        (
            (R.DAY, R.AMOUNT, R.DIRECTION),
            {},
            "2026-03-01,5.00,贷",
            "5.00",
            "in",
        ),
        (
            (R.DAY, R.AMOUNT, R.DIRECTION),
            {"out_words": ("走", "去")},
            "2026-03-01,5.00,去",
            "5.00",
            "out",
        ),
        (
            (R.DAY, R.AMOUNT, R.DIRECTION),
            {"out_words": ("走", "去")},
            "2026-03-01,5.00,来",
            "5.00",
            "in",
        ),
        (
            (R.DAY, R.AMOUNT, R.DIRECTION),
            {},
            "2026-03-01,-5.00,",
            "5.00",
            "out",
        ),
    ],
)
def test_signs_and_directions(tmp_path, roles, given, cells, amount, way):
    """Seen through a card: what goes out is bought, what comes in is not."""
    heads = "abcd"[: len(roles)]
    told = layout((*heads, "t"), (*roles, R.DESCRIPTION), line="card", **given)

    (row,) = _read(
        tmp_path, _csv(f"{cells},还款", heads=(*heads, "t")), told, make.line("card")
    )

    assert str(row.amount) == amount
    is_in = row.verdict is Verdict.REPAYMENT
    assert is_in is (way == "in")


@pytest.mark.parametrize(
    ("form", "text", "day"),
    [
        (None, "2026/3/5", "2026-03-05"),
        (None, "25/03/2026", "2026-03-25"),
        ("month-first", "03/05/2026", "2026-03-05"),
        ("day-first", "03/05/2026", "2026-05-03"),
    ],
)
def test_days_read_by_the_form_that_is_told(tmp_path, form, text, day):
    told = layout(("d", "a"), (R.DAY, R.AMOUNT), day_form=form)

    (row,) = _read(tmp_path, _csv(f"{text},1.00", heads=("d", "a")), told)

    assert row.on.isoformat() == day


def test_days_that_read_both_ways_are_refused_with_their_column(tmp_path):
    told = layout(("d", "a"), (R.DAY, R.AMOUNT))

    with pytest.raises(
        NotUnderstoodError, match="line 2: Field “d”: found '03/05/2026'"
    ):
        _read(tmp_path, _csv("03/05/2026,1.00", heads=("d", "a")), told)


def test_a_statement_of_a_line_books_on_that_line(tmp_path):
    told = layout(
        ("日", "出", "入", "说明"),
        (R.DAY, R.PAID_OUT, R.PAID_IN, R.DESCRIPTION),
        line="hb",
    )
    path = tmp_path / "bank.csv"
    path.write_text(
        _csv(
            "2026-03-01,50.00,,超市",
            "2026-03-02,1.00,,利息",
            "2026-03-10,,51.00,还款",
            "2026-03-11,,0.00,返现",
            heads=told.heads,
        )
    )
    line = make.line("hb", channel="某某月付", type=None)

    reading = read_bills([path], Book().with_(told, line))

    assert [move.kind for move in reading.records] == [
        MoveKind.SPEND,
        MoveKind.SPEND,
        MoveKind.PAY,
    ]
    assert {row.line for row in reading.judged} == {"hb", None}


def test_a_column_of_the_payer_reads_it_as_an_app(tmp_path):
    told = layout(
        ("日", "额", "向", "付款方式", "状态", "商品", "单号"),
        (
            R.DAY,
            R.AMOUNT,
            R.DIRECTION,
            R.METHOD,
            R.STATUS,
            R.DESCRIPTION,
            R.ORDER,
        ),
    )
    rows = (
        "2026-03-01,5.00,支出,花呗&红包,成功,午餐,1",
        "2026-03-01,5.00,支出,花呗,交易关闭,午餐,2",
    )

    first, second = _read(tmp_path, _csv(*rows, heads=told.heads), told)

    assert (first.verdict, first.channel) == (Verdict.DRAWDOWN, "huabei")
    assert second.verdict is Verdict.NOT_CREDIT


def test_several_descriptions_are_one_text_and_a_loose_comma_is_joined(tmp_path):
    told = layout(
        ("日", "额", "摘要", "备注"), (R.DAY, R.AMOUNT, R.DESCRIPTION, R.DESCRIPTION)
    )

    rows = _read(
        tmp_path,
        _csv("2026-03-01,-5.00,贷款,还款", "2026-03-02,-5.00,a,b,c", heads=told.heads),
        told,
    )

    assert rows[0].verdict is Verdict.UNCLEAR
    assert rows[0].counterparty == "贷款 还款"
    assert rows[1].counterparty == "a,b c"


def test_a_balance_is_checked(tmp_path):
    told = layout(("日", "额", "余额"), (R.DAY, R.AMOUNT, R.BALANCE))
    path = tmp_path / "bank.csv"
    book = Book().with_(told)

    path.write_text(
        _csv("2026-03-01,-5.00,95.00", "2026-03-02,1.00,96.00", heads=told.heads)
    )
    assert read_bills([path], book).files[0].reconciles is True

    path.write_text(
        _csv("2026-03-01,-5.00,95.00", "2026-03-02,1.00,97.00", heads=told.heads)
    )
    assert read_bills([path], book).files[0].reconciles is False


def test_a_file_without_headings_is_read_by_the_number_of_its_columns(tmp_path):
    told = layout(("1", "2", "3"), (R.DAY, R.DESCRIPTION, R.AMOUNT), headless=True)

    rows = _read(tmp_path, "2026-06-01,Loan,-5.00\n2026-06-02,Rent,-9.00\n", told)

    assert [row.row for row in rows] == [1, 2]
    assert rows[0].verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    "text", ["a,b,c\n", "2026-06-01,Loan\n", "2026-06-01,Loan,x\n"]
)
def test_what_cannot_be_read_without_headings_is_none_of_it(tmp_path, text):
    told = layout(("1", "2", "3"), (R.DAY, R.DESCRIPTION, R.AMOUNT), headless=True)

    with pytest.raises(NotUnderstoodError):
        _read(tmp_path, text, told)


def test_no_rows_fit_no_layout():
    assert own_layouts(Book().with_(layout())).headless([]) is None
    assert NO_LAYOUTS.refusal("a.csv") is None
    assert numbered(2) == ("1", "2")

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange import errors, gather
from planner.exchange.bulk_rows import bulk_of
from planner.exchange.recognise import Found, recognised
from planner.exchange.rows import rows_of
from planner.exchange.source import Source, sources
from planner.exchange.table import text_tables
from planner.model.book import Book
from tests.helpers.bills import FILES, app_bill, app_row, read


def _found(source: Source) -> Found:
    return next(found for table in text_tables(source) if (found := recognised(table)))


def _of(folder: Path, content: bytes) -> Found:
    path = folder / "bill.csv"
    path.write_bytes(content)
    return _found(sources(path)[0])


def _always(_line: int) -> bool:
    return True


@pytest.mark.parametrize(
    "name", ["alipay_app_2023.csv", "wechat.csv", "meituan.csv", "jd.csv"]
)
def test_real_bills_read_alike_by_columns_and_by_rows(name: str):
    found = _found(sources(FILES / name)[0])

    bulk = bulk_of(found, _always)

    if bulk is not None:
        assert [*bulk.rows()] == rows_of(found, _always).whole
    assert (bulk is None) == (name in {"meituan.csv", "jd.csv"})


@pytest.mark.parametrize(
    "content",
    [
        app_bill(app_row(), app_row("晚餐", amount="3.5")),
        app_bill(app_row('"午餐, 两份"')),
        app_bill(app_row()).replace(b"\n", b"\r\n"),
        app_bill(*(app_row(str(n)) for n in range(30_000))),
    ],
)
def test_plain_rows_are_read_by_columns(tmp_path: Path, content: bytes):
    found = _of(tmp_path, content)

    bulk = bulk_of(found, _always)

    assert bulk is not None
    assert [*bulk.rows()] == rows_of(found, _always).whole


@pytest.mark.parametrize(
    "content",
    [
        app_bill(app_row(), app_row()[:40]),
        app_bill(app_row(), "", app_row()),
        app_bill(app_row("午餐,两份"), app_row()),
        app_bill(app_row('"午餐\n两份"')),
        app_bill(app_row() + ",x"),
        app_bill(app_row() + "x"),
        app_bill(app_row(when="昨天")),
        app_bill(app_row(amount="很多")),
        app_bill(app_row()).replace(b"\n", b"\r"),
        app_bill(app_row()) + "交易成功".encode() + b"\xff\n",
        app_bill(app_row(status="x")).replace(b"x", "交易成功".encode()),
        app_bill(app_row(), "-" * 30),
        app_bill(app_row()).replace(b",/,", b",\xff\xff,"),
        (FILES / "alipay_web_2019.csv").read_bytes(),
        (FILES / "icbc_credit.csv").read_bytes(),
    ],
)
def test_what_needs_a_closer_look_is_left_to_it(tmp_path: Path, content: bytes):
    assert bulk_of(_of(tmp_path, content), _always) is None


def test_a_piece_that_is_cut_short_is_left_to_a_closer_look(tmp_path: Path):
    found = _of(tmp_path, app_bill(app_row(), app_row("a")) + b"x,y")

    assert bulk_of(found, _always) is None


def test_a_cancel_stops_it(tmp_path: Path):
    found = _of(tmp_path, app_bill(app_row()))

    with pytest.raises(errors.ImportCancelledError):
        bulk_of(found, lambda _line: False)


def test_a_cell_beyond_all_bounds_is_left_to_a_closer_look(tmp_path: Path):
    content = app_bill(app_row('"' + "x" * 200_000 + '"'))

    assert bulk_of(_of(tmp_path, content), _always) is None


_TEXTS = st.sampled_from(
    [
        *(
            "午餐",
            "花呗主动还款-2026年03月账单",
            "退款-午餐",
            "押金",
            " 借呗还款 ",
            "转账",
        ),
        *('"a,b"', "x", ""),
    ]
)
_ROWS = st.builds(
    app_row,
    item=_TEXTS,
    method=st.sampled_from(["花呗", "余额宝", "", "花呗&红包", "交通银行信用卡(7449)"]),
    amount=st.sampled_from(["10.00", "0.00", "3", "1,000.5", "¥2.00", "x"]),
    kind=st.sampled_from(["餐饮美食", "信用借还", "退款"]),
    party=st.sampled_from(["面馆", "花呗", "京东"]),
    flow=st.sampled_from(["支出", "收入", "不计收支", "/"]),
    status=st.sampled_from(
        ["交易成功", "还款成功", "交易关闭", "退款成功", "还款失败"]
    ),
    when=st.sampled_from(
        ["2026-03-05 12:00:00", "2026-03-05 09:00:00 ", "2026-03-06 12:00:00"]
    ),
    order=st.sampled_from(["", "20260305" * 3, "20260305" * 3 + "_1", "***"]),
)


@given(st.lists(_ROWS, min_size=1, max_size=12))
def test_long_and_short_bills_are_judged_alike(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str]
):
    folder = tmp_path_factory.mktemp("bulk")
    content = app_bill(*rows, above=("共3笔记录", "支出：1笔 10.00元"))
    plain = _answer(folder, content)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gather, "LEAST", 0)
        assert _answer(folder, content) == plain


def _answer(folder: Path, content: bytes) -> object:
    try:
        found = read(folder, content, Book())
    except errors.NotUnderstoodError as refusal:
        return str(refusal)
    return (
        *(found.files, [*found.judged], [*found.records]),
        *([*found.rows], found.questions, found.settled),
    )

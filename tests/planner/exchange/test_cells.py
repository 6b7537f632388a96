from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import FieldError
from planner.exchange.cells import day, paid, squeezed, yuan
from planner.money import Money


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-02-12 21:32:14 ", date(2023, 2, 12)),
        ("2023/2/5 9:01", date(2023, 2, 5)),
        ("20240101", date(2024, 1, 1)),
        ("2023-04-22     \t", date(2023, 4, 22)),
        ("2026年3月5日", date(2026, 3, 5)),
        ("43734.531", date(2019, 9, 26)),
        ("43734", date(2019, 9, 26)),
    ],
)
def test_a_day_is_read_in_every_form_that_exports_have(text, expected):
    assert day(text, "交易时间") == expected


@pytest.mark.parametrize(
    "text", ["", "2023-02-30 10:00:00", "2023/13/1", "yesterday", "1/2/2023", "123"]
)
def test_what_is_no_day_is_refused_with_its_field(text):
    with pytest.raises(FieldError) as refused:
        day(text, "交易时间")

    assert refused.value.values["field"] == "交易时间"


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("49.74               ", 4974),
        ("¥2,000.50", 200050),
        ("￥12.00", 1200),
        ("CNY 123.18", 12318),
        ("CNY13.50", 1350),
        ("+10000.00", 1000000),
        ("-12345.89", -1234589),
        ("50.0", 5000),
        ("28", 2800),
        ("8,000.00", 800000),
    ],
)
def test_an_amount_is_read_in_every_form_that_exports_have(text, fen):
    assert yuan(text, "金额") == Money(fen)


@pytest.mark.parametrize(
    "text", ["", "4x.74", "1.234", "²².00", "12345678901234567.00"]
)
def test_what_is_no_amount_is_refused_with_its_field(text):
    with pytest.raises(FieldError) as refused:
        yuan(text, "金额")

    assert refused.value.values["field"] == "金额"


@given(st.integers(-(10**12), 10**12))
def test_every_amount_comes_back_as_it_was_written(fen):
    assert yuan(f"  ¥{Money(abs(fen))} ", "金额") == Money(abs(fen))
    assert yuan(str(Money(fen)), "金额") == Money(fen)


def test_a_heading_loses_spaces_and_full_width_brackets():
    assert squeezed(" 金额（元）   ") == "金额(元)"
    assert squeezed("日 志 号") == "日志号"


def test_an_amount_without_its_sign():
    assert paid("-12.00", "金额") == paid("¥12", "金额") == Money(1200)

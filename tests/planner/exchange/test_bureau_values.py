import pytest

from planner.exchange.bureau_values import (
    asked,
    day_of,
    dotted,
    month_end,
    reported_on,
    whole,
)
from tests.helpers import bureau
from tests.helpers.bureau import day
from tests.helpers.make import money


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("10,000", "10000"),
        ("0", "0"),
        ("300.5", "300.50"),
        ("1.234", "1.23"),
        ("--", None),
        (None, None),
        ("1.x", None),
        ("1" * 13, None),
        ("１", None),
    ],
)
def test_amounts_are_whole_yuan_mostly(text, amount):
    assert whole(text) == (None if amount is None else money(amount))


def test_days_that_do_not_exist_are_none():
    assert day_of("2025", "2", "29") is None
    assert month_end("2024", "2") == day("2024-02-29")
    assert month_end("2024", "13") is None
    assert dotted("2022.06.22") == day("2022-06-22")
    assert dotted("--") is None


@pytest.mark.parametrize(
    "head",
    [
        "报告时间：2025-03-11 04:01:39",
        "报告时间:2025.03.11",
        "报告日期：2025年3月11日",
    ],
)
def test_the_day_of_the_report_comes_in_several_forms(head):
    assert reported_on(head.replace("：", ":")) == day("2025-03-11")
    assert reported_on("没有") is None


def test_inquiries_are_hard_or_soft_and_broken_lines_join():
    found = list(asked(bureau.LOOKS))

    assert [look.is_hard for look in found] == [True, True, True, False]
    assert [look.on for look in found][:2] == [day("2024-10-01"), day("2024-11-02")]
    assert found[2].reason == "法人代表、负责人、高管等资信审查"


def test_own_inquiries_and_impossible_days_are_no_inquiries():
    assert not list(asked("个人查询记录明细\n1 2024年12月03日 本人查询"))
    text = bureau.LOOKS.replace("2024年10月01日", "2024年02月31日")
    assert len(list(asked(text))) == 3
    assert len(list(asked(bureau.LOOKS.split("个人查询")[0]))) == 4

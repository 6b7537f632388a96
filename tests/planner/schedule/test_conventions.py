from datetime import date
from decimal import Decimal

import pytest

from planner.model.terms import (
    Accrual,
    EveryDays,
    Fee,
    Grace,
    LenderUnit,
    LprBase,
    Method,
    Precision,
    RateChange,
)
from planner.money import Money, Rounding
from planner.rates import DayCount, Period
from planner.schedule.conventions import conventions
from planner.wording import i18n
from planner.wording.say import say
from tests.helpers import make


def told(**given) -> str:
    return "\n".join(say(one) for one in conventions(make.terms(**given)))


@pytest.mark.parametrize("method", list(Method))
def test_each_method_says_what_it_keeps_equal(method) -> None:
    first = say(conventions(make.terms(method=method))[0])

    assert first.split(":")[0].split(" ")[0] in {
        "Equal",
        "Flat",
        "Interest",
        "One",
    }


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "7.2% a year; a period bears the interest of a whole one"),
        (
            {"interest": Accrual.DAYS, "day_count": DayCount.ACT_365},
            "7.2% a year by days on ACT/365; the drawdown day counts",
        ),
        (
            {
                "interest": Accrual.DAYS,
                "day_count": None,
                "rate": make.rate("0.0005", Period.DAY),
            },
            "0.05% a day for actual days; the drawdown day counts",
        ),
        ({}, "the last instalment takes the rest"),
        ({"rounding": Precision.DISPLAY}, "rounded only when shown"),
        (
            {"rounding": LenderUnit(Money(100), Rounding.UP)},
            "rounds the instalment to ¥1.00, rounded up",
        ),
        ({"grace": Grace(2)}, "Interest only in the first 2 periods."),
        ({"instalment": Money(87000)}, "¥870.00 is the lender's own instalment."),
        (
            {"rates": (RateChange(date(2026, 7, 1), Decimal("0.068"), Period.YEAR),)},
            "From 1 Jul 2026 on 6.8% a year",
        ),
        ({"fees": (Fee("start", Money(1)),)}, "Fees at the start are in no row"),
        ({}, "IRR of equal periods, 12 a year"),
        ({"every": EveryDays(28)}, "IRR of equal periods, 365/28 a year"),
    ],
)
def test_what_enters_a_figure_is_said(given, words) -> None:
    assert words in told(**given)


def test_what_does_not_enter_is_not_said() -> None:
    assert len(conventions(make.terms(grace=Grace(0)))) == 4
    assert "rounded half up" not in told(rounding=Precision.DISPLAY)


def test_it_is_said_in_chinese_too() -> None:
    i18n.use("zh")

    assert told().startswith("等额本息：")


def test_a_rate_tied_to_the_lpr_says_so() -> None:
    change = RateChange(
        date(2026, 7, 1), Decimal("0.0305"), Period.YEAR, lpr="5Y", plus_bp=-45
    )

    assert "That is the LPR-5Y of that day and -45 basis points." in told(
        rates=(change,)
    )


def test_the_first_rate_says_which_lpr_it_took() -> None:
    base = LprBase("1Y", 10, date(2026, 1, 20))

    assert (
        "That is the LPR-1Y in force since 20 Jan 2026 and +10 basis points."
        in told(rate_lpr=base)
    )

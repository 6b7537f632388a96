from datetime import date
from decimal import Decimal
from enum import Enum

import pytest

from planner.errors import FieldError, InFileError
from planner.model import bills, records, terms
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.rates import Period, Rate
from planner.wording import i18n, say

DAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (Money(123450), "¥1,234.50", "¥1,234.50"),
        (Money(-5), "-¥0.05", "-¥0.05"),
        (DAY, "2026年11月5日", "5 Nov 2026"),
        (Rate(Decimal("0.0005"), Period.DAY), "日利率 0.05%", "0.05% a day"),
        (Rate(Decimal("0.01"), Period.MONTH), "月利率 1%", "1% a month"),
        (Rate(Decimal("0.072"), Period.YEAR), "年利率 7.2%", "7.2% a year"),
        (terms.EveryDays(28), "每 28 天", "every 28 days"),
        ((terms.Method.LEVEL, terms.Method.FLAT), "等额本息、等本等息", None),
        ("as it is", "as it is", "as it is"),
        (7, "7", "7"),
    ],
)
def test_a_value_is_said_as_people_write_it(value: object, zh: str, en: str) -> None:
    i18n.use("zh")
    assert say.say(value) == zh

    i18n.use("en")
    assert en is None or say.say(value) == en


def test_a_sentence_says_its_values_in_the_language_spoken() -> None:
    i18n.use("zh")

    said = say.say(Sentence(Phrase("{rate} a day"), rate=Money(5)))

    assert said == "日利率 ¥0.05"


def test_an_error_says_its_cause_inside() -> None:
    cause = FieldError(field="amount", found="'x'", expected=Phrase("a number"))

    said = say.say(InFileError(file="a.json", cause=cause))

    assert said == "a.json: Field “amount”: found 'x', expected a number."


@pytest.mark.parametrize(
    "words",
    [
        terms.Method,
        terms.Rhythm,
        terms.Accrual,
        records.BookKind,
        records.LineType,
        records.RepaymentKind,
        records.MoveKind,
        records.NoteKind,
        records.Way,
        bills.Verdict,
    ],
)
def test_every_word_of_a_list_is_said_in_chinese(words: type[Enum]) -> None:
    i18n.use("zh")

    for member in words:
        assert not say.say(member).isascii()


def test_a_word_that_is_in_no_list_is_said_as_written() -> None:
    assert say.say(Period.DAY) == "day"


@pytest.mark.parametrize(
    ("ratio", "places", "expected"),
    [
        ("0.07236", 2, "7.24%"),
        ("0.5", 0, "50%"),
        ("0.00125", 2, "0.13%"),
        ("0.0005", None, "0.05%"),
        ("10", None, "1000%"),
        ("-0.001", 2, "-0.10%"),
    ],
)
def test_a_ratio_is_said_in_hundredths(
    ratio: str, places: int | None, expected: str
) -> None:
    assert say.percent(Decimal(ratio), places) == expected


def test_columns_have_shorter_forms() -> None:
    assert say.plain(Money(-123450)) == "-1,234.50"
    assert say.short_day(DAY) == "2026-11-05"
    assert say.month(DAY) == "Nov 2026"
    i18n.use("zh")
    assert say.month(DAY) == "2026年11月"


def test_a_percentage_beyond_reason_is_still_told() -> None:
    assert say.percent(Decimal("1e40")) == f"1{'0' * 42}.00%"

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from planner.catalogue.faults import NameUnknownError, NotAmongError
from planner.catalogue.table import Table
from planner.errors import FieldError, FieldMissingError, FieldUnknownError
from planner.model.dated import Grade, Text
from planner.money import Money


def test_what_is_absent_is_none_or_empty() -> None:
    table = Table({})

    assert table.text("a") is None
    assert table.both("a") is None
    assert table.day("a") is None
    assert table.flag("a") is None
    assert table.count("a") is None
    assert table.number("a") is None
    assert table.money("a") is None
    assert table.word("a", Grade) is None
    assert table.one_of("a", ("x",)) is None
    assert table.table("a") is None
    assert table.raw("a") is None
    assert not table.has("a")
    assert table.many("a") == ()
    assert table.tables("a") == ()


def test_values_are_read_by_type() -> None:
    table = Table(
        {
            "text": "words",
            "both": {"zh": "额度", "en": "limit"},
            "many": ["a", {"zh": "乙", "en": "b"}],
            "day": date(2026, 1, 2),
            "days": [date(2026, 1, 2)],
            "flag": False,
            "count": 0,
            "counts": [3, 6, 12],
            "number": Decimal("0.0005"),
            "whole": 7,
            "money": 200_000,
            "word": "press",
            "words": ["press", "official"],
            "texts": ["a", "b"],
            "one": "x",
            "inner": {"n": 1},
            "rows": [{"n": 1}, {"n": 2}],
        }
    )

    assert table.text("text") == "words"
    assert table.both("both") == Text("额度", "limit")
    assert table.many("many") == (Text("a", "a"), Text("乙", "b"))
    assert table.day("day") == date(2026, 1, 2)
    assert table.days("days") == (date(2026, 1, 2),)
    assert table.flag("flag") is False
    assert table.count("count") == 0
    assert table.counts("counts") == (3, 6, 12)
    assert table.number("number") == Decimal("0.0005")
    assert table.number("whole") == 7
    assert table.money("money") == Money(20_000_000)
    assert table.word("word", Grade) is Grade.PRESS
    assert table.words("words", Grade) == (Grade.PRESS, Grade.OFFICIAL)
    assert table.texts("texts") == ("a", "b")
    assert table.one_of("one", ("x", "y")) == "x"
    assert [row.count("n") for row in table.tables("rows")] == [1, 2]
    inner = table.table("inner")
    assert inner is not None
    assert inner.keys() == ("n",)
    assert inner.count("n") == 1
    assert table.has("inner")
    table.done()


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (lambda t: t.text("a"), ""),
        (lambda t: t.text("a"), 1),
        (lambda t: t.both("a"), " "),
        (lambda t: t.both("a"), 1),
        (lambda t: t.both("a"), {"zh": "", "en": "b"}),
        (lambda t: t.many("a"), "no list"),
        (lambda t: t.day("a"), "2026-01-02"),
        (lambda t: t.day("a"), datetime(2026, 1, 2, tzinfo=None)),  # noqa: DTZ001  # TOML's local time
        (lambda t: t.days("a"), ["2026-01-02"]),
        (lambda t: t.flag("a"), 1),
        (lambda t: t.count("a"), -1),
        (lambda t: t.count("a"), True),
        (lambda t: t.counts("a"), [6, 3]),
        (lambda t: t.counts("a"), [3, "6"]),
        (lambda t: t.number("a"), "0.1"),
        (lambda t: t.number("a"), True),
        (lambda t: t.number("a"), Decimal("NaN")),
        (lambda t: t.number("a"), Decimal("Infinity")),
        (lambda t: t.number("a"), Decimal("-0.1")),
        (lambda t: t.money("a"), Decimal("0.001")),
        (lambda t: t.word("a", Grade), 1),
        (lambda t: t.words("a", Grade), ["nothing"]),
        (lambda t: t.texts("a"), [""]),
        (lambda t: t.texts("a"), [1]),
        (lambda t: t.one_of("a", ("x",)), "zzz"),
        (lambda t: t.table("a"), 1),
        (lambda t: t.tables("a"), [1]),
        (lambda t: t.tables("a"), {"b": 1}),
    ],
)
def test_a_value_of_another_type_is_refused(
    read: Callable[[Table], Any], value: object
) -> None:
    with pytest.raises(FieldError) as refused:
        read(Table({"a": value}, "limit"))

    assert str(refused.value.values["field"]).startswith("limit.a")


def test_words_of_one_language_only_are_a_fault() -> None:
    with pytest.raises(FieldMissingError) as refused:
        Table({"a": {"zh": "额度"}}).both("a")

    assert refused.value.values["field"] == "a.en"
    with pytest.raises(FieldMissingError):
        Table({"a": {"en": "limit"}}).both("a")


def test_a_key_nobody_asked_for_is_named_with_the_nearest() -> None:
    table = Table({"graed": "press"})
    table.word("grade", Grade)

    with pytest.raises(NameUnknownError) as refused:
        table.done()

    assert refused.value.values["nearest"] == "grade"


def test_a_key_near_to_nothing_is_named_with_all_that_are_known() -> None:
    table = Table({"zzz": 1})
    table.word("grade", Grade)

    with pytest.raises(FieldUnknownError) as refused:
        table.done()

    assert not isinstance(refused.value, NameUnknownError)
    assert refused.value.values["known"] == "grade"


def test_a_word_is_refused_with_the_nearest_known() -> None:
    with pytest.raises(NotAmongError) as refused:
        Table({"grade": "offical"}).word("grade", Grade)

    assert refused.value.values["nearest"] == "official"


def test_a_long_value_is_shown_short() -> None:
    with pytest.raises(FieldError) as refused:
        Table({"a": "x" * 500}).flag("a")

    assert len(str(refused.value.values["found"])) < 70

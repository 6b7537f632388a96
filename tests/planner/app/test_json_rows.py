"""Rows become plain JSON values."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.app.json_rows import fields, plain
from planner.model.records import Way
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.wording import i18n


@dataclass(frozen=True)
class Row:
    amount: Money
    on: date | None
    inner: tuple["Row", ...] = ()


def test_each_value_has_its_plain_form() -> None:
    assert plain(Money(-5)) == "-0.05"
    assert plain(Decimal("1E-7")) == "0.0000001"
    assert plain(date(2026, 1, 2)) == "2026-01-02"
    assert plain(Way.IN) == "in"
    assert plain({"a": [Money(1)], 2: None}) == {"a": ["0.01"], "2": None}
    assert plain("text") == "text"
    assert plain(0.5) == 0.5


def test_words_are_told_in_the_chosen_language() -> None:
    assert plain(Sentence(Phrase("every week"))) == "every week"
    i18n.use("zh")
    assert plain(Phrase("every week")) == "每周"


def test_a_row_keeps_what_is_none() -> None:
    row = Row(Money(1), None, (Row(Money(2), date(2026, 1, 2)),))

    assert fields(row) == {
        "amount": "0.01",
        "on": None,
        "inner": [{"amount": "0.02", "on": "2026-01-02", "inner": []}],
    }

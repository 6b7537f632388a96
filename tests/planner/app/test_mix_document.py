"""A mix is told alike in JSON and to read."""

from dataclasses import replace

from planner.app.mix_document import document
from planner.app.mix_text import text
from planner.money import Money
from planner.plan.finance import mix
from planner.plan.pieces import FoundMix, LimitValue
from tests.helpers import lending, make, owing
from tests.helpers.owing import ON

LINES = tuple(lending.line(name, "30000.00", "0.1") for name in ("a", "b", "c"))


def test_own_cash_and_what_stands_by_are_told() -> None:
    found = mix(
        owing.book(*LINES, cash="5000.00"), ON, lending.need(), lending.market()
    )

    assert "First ¥5,000.00 of your own cash" in text(found)
    assert "If a draw fails" in text(found)
    assert document(found)["own_cash"] == "5000.00"


def test_a_new_channel_tells_when_to_apply() -> None:
    income = make.profile(monthly_income=Money(40000_00))
    book = owing.book(income, *LINES[:1], cash="0.00")

    found = mix(book, ON, lending.need(), lending.market(lending.channel("bank")))

    pieces = document(found)["mix"]
    assert any("ask_by" in piece for piece in pieces)  # type: ignore[union-attr, attr-defined]
    assert "First" not in text(found)


def test_an_own_line_is_asked_on_the_day_of_its_draw() -> None:
    lines = tuple(lending.line(name, "30000.00", "0.1") for name in ("a", "b"))
    found = mix(owing.book(*lines, cash="0.00"), ON, lending.need(), lending.market())

    pieces = document(found)["mix"]
    assert isinstance(pieces, list)
    assert pieces
    assert all(piece["ask_by"] == piece["on"] for piece in pieces)


def test_all_drawn_leaves_nobody_to_stand_by() -> None:
    lines = tuple(lending.line(name, "7000.00", "0.1") for name in ("a", "b"))
    found = mix(
        owing.book(*lines, cash="0.00"), ON, lending.need("14000.00"), lending.market()
    )

    assert "If a draw fails" not in text(found)


def test_nobody_at_all_is_no_table() -> None:
    nobody = mix(owing.book(cash="0.00"), ON, lending.need(), lending.market())

    assert text(nobody).count("\n") == 1


def test_what_a_limit_is_worth_is_told_in_both() -> None:
    value = LimitValue("a", "First bank", 0.0125)
    lines = tuple(lending.line(name, "30000.00", "0.1") for name in ("a", "b"))
    found = mix(owing.book(*lines, cash="0.00"), ON, lending.need(), lending.market())
    assert isinstance(found, FoundMix)
    new = replace(value, line=None)
    worth = replace(found, values=(value, new))

    assert document(worth)["limit_values"] == [
        {"line": "a", "saves": "0.0125"},
        {"channel": "First bank", "saves": "0.0125"},
    ]
    assert "One more yuan of limit at a would save 0.0125 yuan" in text(worth)

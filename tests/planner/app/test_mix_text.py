"""What is told to people: who steps in, and why others are not asked."""

from decimal import Decimal

from planner.app.mix_document import document
from planner.app.mix_text import text
from planner.model.declared import Quote
from planner.plan.finance import mix
from tests.helpers import lending, make, owing
from tests.helpers.owing import ON

LINES = (
    lending.line("a", "15000.00", "0.06"),
    lending.line("b", "15000.00", "0.12"),
    lending.line("c", "15000.00", "0.30"),
    lending.line("shut", "0.00", "0.30"),
)


def test_each_draw_that_fails_and_each_line_left_out_is_told() -> None:
    book = owing.book(*LINES, cash="0.00")

    told = text(mix(book, ON, lending.need(), lending.market()), str.upper)

    assert "If A brings nothing" in told
    assert "Not in it: SHUT: nothing of its ¥0.00 can be drawn" in told


def test_what_stays_open_is_told() -> None:
    book = owing.book(*LINES[:2], cash="0.00")

    told = text(mix(book, ON, lending.need("28000.00"), lending.market()))

    assert "stays open" in told


def test_a_receivable_that_cannot_be_sold_is_told() -> None:
    disputed = make.receivable("inv", due_on="2026-09-30", confirmed=False)
    quote = Quote("inv", "factoring", "F", make.rate("0.1"), id="q")
    book = owing.book(*LINES, disputed, quote, cash="0.00")

    told = text(mix(book, ON, lending.need("90000.00"), lending.market()))

    assert "The need cannot be met" in told
    assert "Not in it: Factoring: Debtor does not agree" in told


def test_of_two_receivables_that_are_sold_each_is_named_by_its_debtor() -> None:
    sold = [
        make.receivable(one, debtor=one, amount="9000.00", due_on="2026-09-30")
        for one in ("North", "South")
    ]
    quotes = [
        Quote(
            one.id,
            "factoring",
            "F",
            make.rate("0.01"),
            Decimal("0.9"),
            id=f"q-{one.id}",
        )
        for one in sold
    ]
    book = owing.book(*LINES, *sold, *quotes, cash="0.00")

    found = mix(book, ON, lending.need("16000.00"), lending.market())

    told = text(found)
    assert "If Factoring (North, due 2026-09-30) brings nothing" in told
    assert "If Factoring (South, due 2026-09-30) brings nothing" in told
    assert "If a brings nothing" in told
    fails = document(found)["if_fails"]
    assert {one["sale"]["debtor"] for one in fails if "sale" in one} == {
        "North",
        "South",
    }

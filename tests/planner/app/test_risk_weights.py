"""A debt weighs as much as its line is at risk, by yuan of limit."""

from datetime import date

from planner.app.risk_weights import risk_weights
from planner.model.book import Book
from tests.helpers import make


def test_debts_on_no_line_weigh_nothing_and_small_lines_weigh_more() -> None:
    on = date(2026, 6, 20)
    small = make.line("small", limit="1000.00", opened_on="2026-01-01")
    large = make.line("large", limit="90000.00", opened_on="2026-01-01")
    book = Book().with_(
        small,
        large,
        make.reading("small", "2026-06-01", "1000.00", id="a"),
        make.reading("large", "2026-06-01", "90000.00", id="b"),
        make.loan("on-small", line="small"),
        make.loan("alone"),
    )

    weights = risk_weights(book, on)

    assert weights["on-small"] == weights["small"]
    assert weights["small"] > weights["large"] > 0
    assert "alone" not in weights


def test_a_line_without_a_limit_weighs_nothing() -> None:
    none = make.line("none", limit="0.00", opened_on="2026-01-01")

    assert risk_weights(Book().with_(none), date(2026, 6, 20)) == {}

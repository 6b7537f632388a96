"""The columns of offers for receivables."""

from decimal import Decimal

from planner.model.declared import Quote
from tests.helpers import make
from ui.models.quotes import QUOTES, quote_rows


def test_an_offer_is_told_with_its_debtor() -> None:
    full = Quote(
        "a",
        "factoring",
        "A factor",
        make.rate("0.09"),
        Decimal("0.8"),
        until=make.day("2026-12-01"),
        id="q1",
    )
    book = make.book(
        make.receivable("a", debtor="Yonghe"), full, Quote("gone", "bank-bill", id="q2")
    )

    told = [[column.text(row) for column in QUOTES] for row in quote_rows(book)]

    assert told == [
        [
            *("Yonghe", "an invoice, to a factor", "A factor"),
            *("9% a year", "80%", "2026-12-01"),
        ],
        ["gone", "a bill accepted by a bank", "", "", "", ""],
    ]

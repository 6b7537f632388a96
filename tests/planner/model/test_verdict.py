"""A verdict is one word of the headless interface."""

from planner.model import bills
from planner.model.verdict import Verdict


def test_the_words_are_those_of_the_headless_interface() -> None:
    words = [verdict.value for verdict in Verdict]

    assert words == [
        *("drawdown", "repayment", "repayment-failed", "fee", "refund"),
        *("transfer", "not-credit", "unclear"),
    ]


def test_readers_know_the_same_verdicts() -> None:
    assert bills.Verdict is Verdict

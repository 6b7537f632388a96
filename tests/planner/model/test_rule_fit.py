"""A rule speaks of rows that look the same, and of no others."""

from datetime import date

import pytest

from planner.model.declared import ImportRule
from planner.model.rule_fit import lasting_words, plain, rule_fits, weight
from planner.model.verdict import Verdict

DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("借呗还款 2026年09月账单", "借呗还款"),
        ("自动还款-花呗2021年09月账单", "自动还款-花呗"),
        ("【美团月付】主动还款2025年3月账单", "美团月付】主动还款"),
        ("20260915", ""),
        ("9月", ""),
        ("", ""),
        ("LOAN REPAYMENT 12/36", "LOAN REPAYMENT"),
    ],
)
def test_the_piece_that_next_months_row_holds_again(text, words):
    assert lasting_words(text) == words


@pytest.mark.parametrize(
    ("party", "words", "way", "fits"),
    [
        ("借呗", "借呗还款 3月", "out", True),
        ("蚂蚁借呗", "借呗 还款", "out", True),
        ("借呗", "借呗还款", None, False),
        ("借呗", "借呗放款", "out", False),
        ("花呗", "还款", "out", False),
    ],
)
def test_all_that_the_rule_names_must_stand_in_the_row(party, words, way, fits):
    rule = ImportRule(
        Verdict.REPAYMENT, DAY, counterparty="借呗", words="还款", way="out"
    )

    assert rule_fits(rule, party, words, way) is fits
    assert weight(rule) == 4


def test_spaces_and_capitals_do_not_count():
    assert plain(" Loan\tPayment ") == "loanpayment"

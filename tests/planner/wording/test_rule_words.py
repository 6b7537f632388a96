"""A rule reads as a sentence."""

from datetime import date

import pytest

from planner.model.book import Book
from planner.model.declared import ImportRule
from planner.model.verdict import Verdict
from planner.wording import i18n
from planner.wording.rule_words import rule_says, rule_told
from planner.wording.say import say
from tests.helpers import make

DAY = date(2026, 11, 25)
BOOK = Book().with_(make.loan("loan", name="装修"), make.line("jb", name=""))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"words": "还款", "loan": "loan"}, "rows with “还款” are repayment on “装修”"),
        ({"words": "还款", "line": "jb"}, "rows with “还款” are repayment on “jb”"),
        (
            {"counterparty": "借呗", "channel": "jiebei"},
            "rows of “借呗” are repayment on “jiebei”",
        ),
        (
            {"counterparty": "借呗", "words": "还款"},
            "rows of “借呗” with “还款” are repayment",
        ),
    ],
)
def test_it_says_what_it_looks_for_and_what_it_decides(given, words):
    rule = ImportRule(Verdict.REPAYMENT, DAY, **given)

    assert say(rule_says(rule, BOOK)) == words
    assert say(rule_told(rule, BOOK)) == f"Your rule of 2026-11-25: {words}."


def test_it_speaks_chinese():
    i18n.use("zh")

    assert "2026-11-25" in say(
        rule_told(ImportRule(Verdict.FEE, DAY, words="利息"), BOOK)
    )

"""A rule of the user decides where the file gives no strong evidence."""

from datetime import date

import pytest

from planner.exchange.billrow import Flow
from planner.exchange.judgement import (
    Credit,
    Effect,
    Judgement,
    no_sign,
    unclear,
)
from planner.exchange.own_rules import OwnRules
from planner.model.book import Book
from planner.model.declared import ImportRule
from planner.model.verdict import Verdict
from planner.phrases import Phrase, Sentence
from planner.wording.say import say
from tests.helpers import make
from tests.helpers.bills import bill_row

DAY = date(2026, 11, 25)
LINE = make.line("jb", channel="jiebei", name="借呗", type=None)
LOAN = make.loan("loan", channel="weilidai", name="装修")
ROW = bill_row(party="借呗", item="借呗还款 2026年3月", flow=Flow.OUT)
OPEN = unclear(None, Phrase("x"))


def _rule(verdict=Verdict.REPAYMENT, **given):
    told = {"counterparty": "借呗", "words": "还款", "id": "rule-1", **given}
    return ImportRule(verdict, DAY, **told)


def _judged(*rules, base=OPEN, row=ROW):
    return OwnRules(Book().with_(LINE, LOAN, *rules)).judged(row, base)


def test_without_rules_the_verdict_stays():
    assert _judged() is OPEN


@pytest.mark.parametrize(
    ("rule", "effect", "line", "loan", "channel"),
    [
        (_rule(loan="loan"), Effect.PAY, None, "loan", "weilidai"),
        (_rule(line="jb"), Effect.PAY, "jb", None, "jiebei"),
        (_rule(Verdict.DRAWDOWN, line="jb"), Effect.SPEND, "jb", None, "jiebei"),
        (_rule(Verdict.FEE, line="jb"), Effect.SPEND, "jb", None, "jiebei"),
        (_rule(Verdict.REFUND, line="jb"), Effect.REFUND, "jb", None, "jiebei"),
        (_rule(Verdict.DRAWDOWN, channel="jiebei"), Effect.ASK, None, None, "jiebei"),
        (_rule(Verdict.FEE), Effect.NONE, None, None, None),
        (_rule(Verdict.TRANSFER), Effect.NONE, None, None, None),
        (_rule(Verdict.NOT_CREDIT), Effect.NONE, None, None, None),
    ],
)
def test_a_rule_says_what_follows(rule, effect, line, loan, channel):
    found = _judged(rule)

    assert found.verdict is rule.verdict
    assert (found.effect, found.line, found.loan) == (effect, line, loan)
    assert (found.credit.channel if found.credit else None) == channel
    assert str(found.why).startswith("Your rule of 2026-11-25: rows of “借呗”")


@pytest.mark.parametrize(
    ("given", "fits"),
    [
        ({}, True),
        ({"way": "out"}, True),
        ({"way": "in"}, False),
        ({"counterparty": ""}, True),
        ({"words": ""}, True),
        ({"words": "借 呗 还款"}, True),
        ({"words": "放款"}, False),
        ({"counterparty": "花呗"}, False),
    ],
)
def test_a_rule_looks_at_counterparty_words_and_direction(given, fits):
    assert (_judged(_rule(Verdict.TRANSFER, **given)) is not OPEN) == fits


def test_the_more_telling_rule_comes_first_and_of_two_alike_the_newer():
    wide = _rule(Verdict.TRANSFER, words="")
    old = _rule(Verdict.NOT_CREDIT, id="rule-2")
    new = _rule(Verdict.FEE, id="rule-3")

    assert _judged(wide, old, new).verdict is Verdict.FEE


def test_a_rule_never_beats_strong_evidence_but_is_named():
    firm = Judgement(
        Verdict.DRAWDOWN,
        Sentence(Phrase("Paid by it.")),
        Credit("huabei"),
        Effect.SPEND,
    )

    found = _judged(_rule(Verdict.NOT_CREDIT), base=firm)

    assert (found.verdict, found.effect) == (Verdict.DRAWDOWN, Effect.SPEND)
    assert say(found.why) == (
        "Paid by it. The file says it plainly, so this does not count: Your rule of "
        "2026-11-25: rows of “借呗” with “还款” are not credit."
    )


def test_a_rule_that_agrees_with_the_file_adds_the_place():
    firm = Judgement(
        Verdict.REPAYMENT,
        Sentence(Phrase("A repayment.")),
        Credit("jiebei"),
        Effect.PAY,
    )

    found = _judged(_rule(loan="loan"), base=firm)

    assert (found.effect, found.loan) == (Effect.PAY, "loan")
    assert found.credit == Credit("jiebei")
    assert str(found.why).startswith("A repayment. Your rule of")


def test_what_the_file_does_not_know_at_all_is_decided_by_the_rule():
    found = _judged(_rule(line="jb"), base=no_sign(Phrase("x")))

    assert found.verdict is Verdict.REPAYMENT

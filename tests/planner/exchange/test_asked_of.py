from planner.exchange.asked_of import question_of
from planner.exchange.billrow import Flow
from planner.exchange.judgement import Credit, Effect, Judgement
from planner.model.bills import Verdict
from planner.phrases import Phrase, Sentence
from tests.helpers.bills import bill_row

WHY = Sentence(Phrase("x"))


def _asked(effect, credit=None, **row):
    judgement = Judgement(Verdict.UNCLEAR, WHY, credit, effect)
    return question_of("bill.csv", bill_row(**row), "alipay:1", judgement)


def test_a_question_carries_what_a_rule_needs_to_answer_it():
    question = _asked(
        Effect.ASK, Credit("huabei"), item="转账", party="某人", flow=Flow.OUT
    )

    assert question.id == "question-alipay:1"
    assert question.asked.words == "转账"
    assert question.asked.way == "out"
    assert question.asked.channel == "huabei"
    assert question.asked.family == "alipay"


def test_the_words_are_the_first_that_say_more_than_the_party():
    question = _asked(Effect.ASK, item="/", note="某人", kind="还款", party="某人")

    assert question.asked.words == "还款"
    assert _asked(Effect.ASK, item="/", note="", kind="", party="x").asked.words == ""


def test_a_payment_without_a_home_says_that_nothing_fits_it():
    assert "No loan" not in _asked(Effect.ASK).why
    assert "No loan and no line of this book fits it." in _asked(Effect.PAY).why

from planner.exchange.judgement import Credit, Effect, not_credit, unclear
from planner.model.bills import Verdict
from planner.phrases import Phrase


def test_what_is_no_credit_changes_nothing():
    judgement = not_credit(Phrase("Income: no debt changes."))

    assert judgement.verdict is Verdict.NOT_CREDIT
    assert judgement.effect is Effect.NONE
    assert judgement.credit is None


def test_what_is_unclear_asks():
    judgement = unclear(Credit("jiebei"), Phrase("{text}?"), text="借呗还款")

    assert judgement.verdict is Verdict.UNCLEAR
    assert judgement.effect is Effect.ASK
    assert str(judgement.why) == "借呗还款?"

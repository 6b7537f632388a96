"""The question that a row leaves when nothing in the book fits it."""

from collections.abc import Mapping
from typing import Literal

from planner.exchange.billrow import BillRow, Flow
from planner.exchange.fingerprint import family_of
from planner.exchange.judgement import Effect, Judgement
from planner.model.records import Asked, Question
from planner.phrases import Phrase, Sentence
from planner.wording.say import say

_WAYS: Mapping[Flow, Literal["in", "out"] | None] = {
    Flow.IN: "in",
    Flow.OUT: "out",
    Flow.NEUTRAL: None,
}


def question_of(name: str, row: BillRow, mark: str, judgement: Judgement) -> Question:
    """The question of a row, with what an answer needs to become a rule."""
    why = judgement.why
    if judgement.effect is not Effect.ASK:
        why = Sentence(
            Phrase("{why} No loan and no line of this book fits it."), why=why
        )
    asked = Asked(
        words=_words(row),
        way=_WAYS[row.flow],
        channel=judgement.credit.channel if judgement.credit else "",
        verdict=judgement.verdict,
        family=family_of(mark),
    )
    record_id, why_said = f"question-{mark}", say(why)
    return Question(
        record_id, name, row.line, row.on, row.amount, row.party, why_said, asked
    )


def _words(row: BillRow) -> str:
    """The description: what a rule may look for in later rows."""
    texts = (row.item, row.note, row.kind)
    return next((text for text in texts if text not in ("", "/", row.party)), "")

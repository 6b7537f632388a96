"""What the user answered once, for rows that look the same; its reason names the rule.

Strong evidence in the file comes first: a rule that says otherwise is named, and does
not count.
"""

from dataclasses import replace
from functools import lru_cache

from planner.exchange.billrow import BillRow, Flow
from planner.exchange.judgement import Credit, Effect, Judgement
from planner.model.bills import Verdict
from planner.model.book import Book
from planner.model.declared import ImportRule
from planner.model.rule_fit import rule_fits, weight
from planner.phrases import Phrase, Sentence
from planner.wording.rule_words import rule_told

_WAYS = {Flow.IN: "in", Flow.OUT: "out", Flow.NEUTRAL: None}
_ON_LINE = {
    Verdict.REPAYMENT: Effect.PAY,
    Verdict.DRAWDOWN: Effect.SPEND,
    Verdict.FEE: Effect.SPEND,
    Verdict.REFUND: Effect.REFUND,
}


class OwnRules:
    """The rules of a book, the most telling first, of two alike the newest."""

    def __init__(self, book: Book) -> None:
        self._book = book
        newest_first = tuple(book.import_rules.values())[::-1]
        self._rules = sorted(
            newest_first,
            key=lambda rule: (weight(rule), rule.made_on),
            reverse=True,
        )
        self._ruled = lru_cache(maxsize=1 << 12)(self._judged)

    def judged(self, row: BillRow, judgement: Judgement) -> Judgement:
        """The verdict, with the user's rule where one fits the row."""
        if not self._rules:
            return judgement
        words = f"{row.kind} {row.item} {row.note}"
        way = _WAYS[row.flow]
        for rule in self._rules:
            if rule_fits(rule, row.party, words, way):
                return self._ruled(rule, judgement)
        return judgement

    def _judged(self, rule: ImportRule, judgement: Judgement) -> Judgement:
        told = rule_told(rule, self._book)
        if judgement.is_open:
            return self._of_rule(rule, told)
        if judgement.verdict is rule.verdict:
            why = Sentence(Phrase("{why} {rule}"), why=judgement.why, rule=told)
            return self._placed(replace(judgement, why=why), rule)
        why = Sentence(
            Phrase("{why} The file says it plainly, so this does not count: {rule}"),
            why=judgement.why,
            rule=told,
        )
        return replace(judgement, why=why)

    def _of_rule(self, rule: ImportRule, told: Sentence) -> Judgement:
        effect = Effect.NONE
        if rule.verdict is Verdict.DRAWDOWN and rule.channel:
            effect = Effect.ASK  # a loan's terms are for the user to confirm
        elif rule.loan is not None:
            effect = Effect.PAY
        elif rule.line is not None:
            effect = _ON_LINE.get(rule.verdict, Effect.NONE)
        return self._placed(Judgement(rule.verdict, told, None, effect), rule)

    def _placed(self, judgement: Judgement, rule: ImportRule) -> Judgement:
        """The judgement with the line or the loan that the rule names."""
        line, loan = self._book.lines.get(rule.line or ""), rule.loan
        channel = rule.channel or (line.channel if line else "")
        if not channel and loan is not None:
            channel = self._book.loans[loan].channel
        credit = judgement.credit or (Credit(channel) if channel else None)
        if judgement.effect is Effect.NONE:
            return replace(judgement, credit=credit)
        return replace(judgement, credit=credit, line=rule.line, loan=loan)

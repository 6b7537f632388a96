"""A rule that the user made, as a sentence; verdicts give it as their reason."""

from planner.model.book import Book
from planner.model.declared import ImportRule
from planner.phrases import Phrase, Sentence
from planner.wording.say import short_day


def rule_told(rule: ImportRule, book: Book) -> Sentence:
    """``Your rule of 2026-11-25: …``, with what it looks for and what it decides."""
    return Sentence(
        Phrase("Your rule of {day}: {rule}."),
        day=short_day(rule.made_on),
        rule=rule_says(rule, book),
    )


def rule_says(rule: ImportRule, book: Book) -> Sentence:
    """What the rule looks for, and what it decides."""
    place = _place(rule, book)
    if place:
        return Sentence(
            Phrase("{rows} are {verdict} on “{place}”"),
            rows=_rows(rule),
            verdict=rule.verdict,
            place=place,
        )
    return Sentence(
        Phrase("{rows} are {verdict}"), rows=_rows(rule), verdict=rule.verdict
    )


def _place(rule: ImportRule, book: Book) -> str:
    record = book.loans.get(rule.loan or "") or book.lines.get(rule.line or "")
    if record is not None:
        return record.name or record.id
    return rule.channel


def _rows(rule: ImportRule) -> Sentence:
    if rule.counterparty and rule.words:
        return Sentence(
            Phrase("rows of “{counterparty}” with “{text}”"),
            counterparty=rule.counterparty,
            text=rule.words,
        )
    if rule.words:
        return Sentence(Phrase("rows with “{text}”"), text=rule.words)
    return Sentence(Phrase("rows of “{counterparty}”"), counterparty=rule.counterparty)

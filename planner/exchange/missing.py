"""Purchases on lines that the book does not have: one question a line, not a row."""

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import date

from planner.exchange.billrow import BillRow
from planner.exchange.homes import line_of
from planner.exchange.judgement import CARD, Credit, Effect, Judgement
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import Asked, Question
from planner.model.verdict import Verdict
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.wording.say import say

_ID = "question-line:"
BUYS = (Effect.SPEND, Effect.CASH)


@dataclass(slots=True)
class _Use:
    """What was bought on one line."""

    file: str
    row: int
    on: date
    amount: Money = ZERO
    rows: int = 0


@dataclass(slots=True)
class Missing:
    """Gathers the rows of one call; asks once for each line."""

    book: Book
    _uses: dict[Credit, _Use] = field(default_factory=dict)

    def add(self, file: str, row: BillRow, judgement: Judgement) -> None:
        """Count a purchase that found no line; a row may stand for several."""
        credit = judgement.credit
        if credit is None or judgement.effect not in BUYS:
            return
        use = self._uses.get(credit)
        if use is None:
            use = self._uses[credit] = _Use(file, row.line, row.on)
        use.on = min(use.on, row.on)
        use.amount += row.amount
        use.rows += row.times

    def questions(self) -> Iterator[Question]:
        """One for each line that is not there, what was asked before in it."""
        for credit, use in self._uses.items():
            if line_of(self.book, credit) is None and _names_one(credit):
                yield self._question(credit, use)

    def settled(self) -> Iterator[str]:
        """Questions whose line is there now, or that are asked anew."""
        anew = {question.id for question in self.questions()}
        for known in self.book.questions.values():
            if known.id.startswith(_ID) and (known.id in anew or self._is_open(known)):
                yield known.id

    def _is_open(self, question: Question) -> bool:
        told = question.id.removeprefix(_ID).split(":")
        channel, bank, tail = (*told, "", "")[:3]
        return line_of(self.book, Credit(channel, bank, tail)) is not None

    def _question(self, credit: Credit, use: _Use) -> Question:
        record_id = _ID + ":".join(filter(None, credit))
        known = self.book.questions.get(record_id)
        if known is not None and known.asked is not None:
            use = replace(
                use,
                on=min(use.on, known.on),
                amount=use.amount + known.amount,
                rows=use.rows + known.asked.rows,
            )
        name = _name(credit)
        why = Sentence(
            Phrase(
                "{n} purchases, {amount} in all, were paid by “{name}”, and this book "
                "has no such line: open it, then import the file again."
            ),
            n=use.rows,
            amount=use.amount,
            name=name or credit.channel,
        )
        asked = Asked(
            way="out",
            channel=credit.channel,
            verdict=Verdict.DRAWDOWN,
            rows=use.rows,
        )
        return Question(
            record_id, use.file, use.row, use.on, use.amount, name, say(why), asked
        )


def _names_one(credit: Credit) -> bool:
    """Whether the rows tell which line it is; of a card at least the bank."""
    return credit.channel != CARD or bool(credit.bank or credit.tail)


def _name(credit: Credit) -> str:
    """What to call the line; empty leaves it to the channel's own name."""
    return f"{credit.bank}{f'({credit.tail})' if credit.tail else ''}"

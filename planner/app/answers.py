"""What an answer to an open question records; without it a question could only go."""

from collections.abc import Iterator
from datetime import date

from planner.app.commands import AnswerQuestion, TakeImport
from planner.app.usual import channel_name
from planner.catalogue.read import catalogue
from planner.errors import IdUnknownError, NotAllowedError
from planner.model import declared as d
from planner.model import records as r
from planner.model.book import Book
from planner.model.channel import ChannelKind
from planner.model.checks import KIND_WORDS
from planner.model.rule_fit import lasting_words, rule_fits
from planner.model.terms import Terms
from planner.model.usual import usual_terms
from planner.model.verdict import Verdict
from planner.money import Money
from planner.phrases import Phrase

LINE_QUESTION = "question-line:"
_QUESTION = "question-"
_RECORD = "bill-"
_SAME_DAYS = 3  # a bank posts what an app paid up to three days later
_NO_NAME = ("", "/", "-")
_MOVES = {
    Verdict.REPAYMENT: r.MoveKind.PAY,
    Verdict.DRAWDOWN: r.MoveKind.SPEND,
    Verdict.FEE: r.MoveKind.SPEND,
    Verdict.REFUND: r.MoveKind.REFUND,
}
_BOOKED = frozenset(_MOVES)
_BOUGHT_ON = (ChannelKind.CARD, ChannelKind.PAY_LATER)

DECIDE = Phrase("an answer says what the row is")
NAME_ONE = Phrase("a repayment names the loan or the line that it pays, one of both")
NAME_PLACE = Phrase("a drawdown names the line it was bought on, or a channel or terms")
NOTHING_BOOKED = Phrase("this verdict books nothing, so it names no loan and no line")
NO_LOAN = Phrase("only a repayment or a drawdown names a loan")
NO_USUAL = Phrase("nothing is known of that channel's usual terms; say the terms")
NO_LIMIT = Phrase("a line is opened with its limit")
NOTHING_LASTING = Phrase("the row has no counterparty and no words to look for again")


def answered(book: Book, answer: AnswerQuestion) -> TakeImport:
    """The one step that settles a question.

    Raises:
        RefusedError: no such question, or an answer that does not fit it.
    """
    question = book.questions.get(answer.question)
    if question is None:
        raise IdUnknownError(kind=KIND_WORDS[r.Question], id=answer.question)
    _refuse_answer(answer)
    if question.id.startswith(LINE_QUESTION):
        line = proposed_line(book, question, answer.limit, name=answer.name)
        return TakeImport((line,), (), (), (question.id,))
    seeking = answer.remember or answer.alike
    rule = _seeking(book, question, answer) if seeking else None
    settled = [question]
    if rule is not None and answer.alike:
        settled += _alike(book, question, rule)
    records: list[r.Record] = []
    marks: list[r.ImportedRow] = []
    ids: dict[str, None] = {}
    for one in settled:
        if one.id in ids:
            continue  # the other side of a payment that was just answered
        record = _record(book, one, answer)
        sides = (one, *_other_sides(book, one)) if record else (one,)
        records += [record] if record else []
        for side in sides:
            ids[side.id] = None
            marks += _marks(side, record)
    if rule is not None and answer.remember:
        records.append(rule)
    return TakeImport(tuple(records), tuple(marks), (), tuple(ids))


def proposed_line(
    book: Book, question: r.Question, limit: Money | None, *, name: str = ""
) -> r.Line:
    """The line that a question asks for, open since the first day it was used.

    Raises:
        RefusedError: a limit that nobody told.
    """
    if limit is None:
        raise NotAllowedError(field="limit", found="null", rule=NO_LIMIT)
    channel = question.asked.channel if question.asked else ""
    named = name or question.counterparty or channel_name(channel)
    stem, n = channel or "line", 1
    record_id = stem
    while book.find(record_id) is not None:
        n += 1
        record_id = f"{stem}-{n}"
    return r.Line(record_id, channel, named, limit, question.on)


def usual(channel: str, amount: Money, on: date) -> Terms | None:
    """The channel's usual terms for a sum; None where nothing is known of them."""
    known = catalogue().channels.get(channel)
    draft = usual_terms(known, amount, on) if known else None
    return draft.terms if draft else None


def _refuse_answer(answer: AnswerQuestion) -> None:
    verdict, loan, line = answer.verdict, answer.loan, answer.line
    if verdict is Verdict.UNCLEAR:
        raise NotAllowedError(field="verdict", found=verdict.value, rule=DECIDE)
    if verdict is Verdict.REPAYMENT and (loan is None) == (line is None):
        raise NotAllowedError(field="loan", found=_shown(loan), rule=NAME_ONE)
    if verdict not in _BOOKED and (loan is not None or line is not None):
        raise NotAllowedError(
            field="loan", found=_shown(loan or line), rule=NOTHING_BOOKED
        )
    if verdict in (Verdict.FEE, Verdict.REFUND) and loan is not None:
        raise NotAllowedError(field="loan", found=loan, rule=NO_LOAN)


def _shown(record_id: str | None) -> str:
    return record_id or "null"


def _record(
    book: Book, question: r.Question, answer: AnswerQuestion
) -> r.Repayment | r.Move | r.Loan | None:
    """What the row becomes; None where nothing that is owed changes."""
    if answer.verdict not in _BOOKED:
        return None
    if answer.verdict is Verdict.REPAYMENT and answer.loan is not None:
        return r.Repayment(
            answer.loan,
            question.on,
            question.amount,
            answer.kind,
            _record_id(question),
            answer.mode,
        )
    if _is_loan(book, answer):
        return _drawn(book, question, answer)
    if answer.line is None:
        return None
    return r.Move(
        answer.line,
        question.on,
        question.amount,
        _MOVES[answer.verdict],
        _record_id(question),
        question.counterparty,
    )


def _is_loan(book: Book, answer: AnswerQuestion) -> bool:
    """Whether a drawdown is a loan of its own, and no purchase on a line."""
    if answer.verdict is not Verdict.DRAWDOWN:
        return False
    line = book.lines.get(answer.line or "")
    if answer.loan or answer.channel or answer.terms or line is None:
        return True
    known = catalogue().channels.get(line.channel)
    return known is not None and known.kind not in _BOUGHT_ON


def _drawn(book: Book, question: r.Question, answer: AnswerQuestion) -> r.Loan:
    channel = _channel(book, question, answer)
    if not channel and answer.terms is None:
        raise NotAllowedError(field="line", found="null", rule=NAME_PLACE)
    terms = answer.terms or usual(channel, question.amount, question.on)
    if terms is None:
        raise NotAllowedError(field="channel", found=channel, rule=NO_USUAL)
    record_id = answer.loan or _record_id(question)
    return r.Loan(record_id, terms, answer.line, channel, answer.name)


def _channel(book: Book, question: r.Question, answer: AnswerQuestion) -> str:
    """Whose loan it is: as told, else of the line, else as the file seemed to tell."""
    line = book.lines.get(answer.line or "")
    told = question.asked.channel if question.asked else ""
    return answer.channel or (line.channel if line else told)


def _record_id(question: r.Question) -> str:
    return _RECORD + question.id.removeprefix(_QUESTION)


def _marks(question: r.Question, record: r.Record | None) -> Iterator[r.ImportedRow]:
    """The mark that keeps the row from coming back with another file."""
    mark = question.id.removeprefix(_QUESTION)
    if record is not None and mark != question.id:
        yield r.ImportedRow(mark, question.file, question.row, record.id)


def _seeking(book: Book, question: r.Question, answer: AnswerQuestion) -> d.ImportRule:
    """The rule that finds rows like this one.

    Raises:
        RefusedError: the row holds nothing that could be looked for.
    """
    asked = question.asked or r.Asked()
    party = "" if question.counterparty in _NO_NAME else question.counterparty
    words = lasting_words(asked.words)
    if not (party or words):
        raise NotAllowedError(field="remember", found="true", rule=NOTHING_LASTING)
    is_loan = _is_loan(book, answer)
    return d.ImportRule(
        verdict=answer.verdict,
        made_on=answer.on or question.on,
        counterparty=party,
        words=words,
        line=answer.line,
        loan=None if is_loan else answer.loan,
        way=asked.way,
        channel=_channel(book, question, answer) if is_loan else "",
    )


def _other_sides(book: Book, question: r.Question) -> Iterator[r.Question]:
    """The same payment as an app and a bank tell of it; it is booked once."""
    told = question.asked
    for other in book.questions.values():
        asked = other.asked
        if told is None or asked is None or asked.family == told.family:
            continue
        by_bank = any(
            family.endswith(("-debit", "-credit"))
            for family in (asked.family, told.family)
        )
        is_near = abs((other.on - question.on).days) <= _SAME_DAYS
        names_same = asked.channel == told.channel or "" in (
            asked.channel,
            told.channel,
        )
        if by_bank and is_near and names_same and other.amount == question.amount:
            yield other


def _alike(
    book: Book, question: r.Question, rule: d.ImportRule
) -> Iterator[r.Question]:
    """The other questions that the rule decides; a new loan is confirmed by itself."""
    if rule.verdict is Verdict.DRAWDOWN and rule.channel:
        return
    for other in book.questions.values():
        asked = other.asked
        if other.id == question.id or asked is None:
            continue
        if rule_fits(rule, other.counterparty, asked.words, asked.way):
            yield other

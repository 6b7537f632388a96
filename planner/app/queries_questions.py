"""Open questions with the answers that the book makes likely; rules and layouts."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from planner.app.answers import LINE_QUESTION, usual
from planner.app.usual import channel_name
from planner.lean import dataclass
from planner.model import declared as d
from planner.model.book import Book
from planner.model.records import Asked, Loan, Question
from planner.model.terms import Terms
from planner.model.verdict import Verdict
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.schedule.ledger import loan_state
from planner.schedule.replay import LoanState
from planner.wording.rule_words import rule_says

_TOLERANCE = Money(1_00)  # as when a row is matched
_NEAR_DAYS = 45
_LENT = ("放款", "取出", "借出", "借款到账", "提款")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer that the book makes likely; the command ``answer`` takes its fields.

    Attributes:
        loan: the loan that would be repaid.
        instalment: the one that the amount fits; None where it fits none exactly.
        channel, terms: of a loan that would be new.
        needs_limit: the answer opens a line, and its limit is for the user to say.
        say: the answer in words.
    """

    verdict: Verdict
    say: Sentence
    loan: str | None = None
    instalment: int | None = None
    line: str | None = None
    channel: str | None = None
    terms: Terms | None = None
    needs_limit: bool = False


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """An open question.

    Attributes:
        words: what the row says of itself.
        way: whether the file calls it income or expense; None: neither.
        channel: the channel that it seems to concern; None: nobody knows.
        seems: what it seems to be.
        rows: for how many rows of the file it stands.
        proposals: likely answers, the likeliest first; none where nothing is known.
    """

    question: str
    file: str
    row: int
    on: date
    amount: Money
    counterparty: str
    words: str
    way: Literal["in", "out"] | None
    channel: str | None
    seems: Verdict
    rows: int
    why: str
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule that later imports follow; ``drop`` with its id ends it."""

    rule: str
    made_on: date
    counterparty: str
    words: str
    way: Literal["in", "out"] | None
    verdict: Verdict
    line: str | None
    loan: str | None
    channel: str | None
    say: Sentence


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """A layout that was mapped by hand; ``drop`` with its id ends it."""

    layout: str
    name: str
    heads: tuple[str, ...]
    columns: Mapping[str, str]
    day_form: str | None
    positive_is: str
    line: str | None
    headless: bool


def questions(book: Book) -> tuple[QuestionRow, ...]:
    """What waits for an answer, in the order in which it came."""
    return tuple(question_row(book, one) for one in book.questions.values())


def question_row(book: Book, question: Question) -> QuestionRow:
    """One question; it need not be in the book yet."""
    asked = question.asked or Asked()
    return QuestionRow(
        question=question.id,
        file=question.file,
        row=question.row,
        on=question.on,
        amount=question.amount,
        counterparty=question.counterparty,
        words=asked.words,
        way=asked.way,
        channel=asked.channel or None,
        seems=asked.verdict,
        rows=asked.rows,
        why=question.why,
        proposals=proposals(book, question),
    )


def proposals(book: Book, question: Question) -> tuple[Proposal, ...]:
    """The answers that the book makes likely, the likeliest first."""
    asked = question.asked
    if asked is None:
        return ()
    if question.id.startswith(LINE_QUESTION):
        return (_open_line(question, asked),)
    if asked.verdict is Verdict.REPAYMENT_FAILED:
        # Taken as it stands it books nothing; the rest is for who paid another way.
        return (_failed(), *_paid(book, question, asked), _nothing())
    paid = [*_repayments(book, question, asked)] if asked.way != "in" else []
    drawn = [*_drawdowns(book, question, asked)]
    is_lent = _is_lent(asked)
    found = (*drawn, *paid) if is_lent else (*paid, *_lines(book, asked))
    return (*found, _nothing())


def _is_lent(asked: Asked) -> bool:
    return (
        asked.way == "in"
        or asked.verdict is Verdict.DRAWDOWN
        or any(word in asked.words for word in _LENT)
    )


def _open_line(question: Question, asked: Asked) -> Proposal:
    name = question.counterparty or channel_name(asked.channel)
    return Proposal(
        Verdict.DRAWDOWN,
        Sentence(
            Phrase("open the line “{name}”; then import the file again"), name=name
        ),
        channel=asked.channel,
        needs_limit=True,
    )


def _failed() -> Proposal:
    return Proposal(
        Verdict.REPAYMENT_FAILED, Sentence(Phrase("it failed: nothing was repaid"))
    )


def _paid(book: Book, question: Question, asked: Asked) -> Iterator[Proposal]:
    yield from _repayments(book, question, asked)
    yield from _lines(book, asked)


def _nothing() -> Proposal:
    return Proposal(Verdict.NOT_CREDIT, Sentence(Phrase("it is no credit")))


def _repayments(book: Book, question: Question, asked: Asked) -> Iterator[Proposal]:
    """Instalments of the channel's loans that the amount fits, the nearest first."""
    found = [
        (abs((question.on - due.due).days), loan, due.n)
        for loan in _loans(book, asked, question.on)
        for due in _state(book, loan, question.on).rows
        if due.left
        and abs(due.left - question.amount) <= _TOLERANCE
        and abs((question.on - due.due).days) <= _NEAR_DAYS
    ]
    exact = set()
    for _, loan, n in sorted(found, key=lambda one: one[0]):
        if loan.id not in exact:
            exact.add(loan.id)
            yield _pays(loan, n)
    for loan in _loans(book, asked, question.on):
        if asked.channel and loan.id not in exact:
            yield _pays(loan, None)


def _pays(loan: Loan, n: int | None) -> Proposal:
    name = loan.name or loan.id
    words = Sentence(Phrase("it repays “{loan}”"), loan=name)
    if n is not None:
        words = Sentence(Phrase("it is instalment {n} of “{loan}”"), loan=name, n=n)
    return Proposal(Verdict.REPAYMENT, words, loan=loan.id, instalment=n)


def _loans(book: Book, asked: Asked, on: date) -> list[Loan]:
    """The loans of the channel; all of them where the row names none."""
    return [
        loan
        for loan in book.loans.values()
        if loan.terms.drawn_on <= on
        and (not asked.channel or _is_of(loan.channel, asked.channel))
    ]


def _is_of(told: str, channel: str) -> bool:
    """Whether a line's or a loan's channel, maybe as free text, is that channel."""
    return told == channel or channel_name(channel) in told


def _state(book: Book, loan: Loan, on: date) -> LoanState:
    paid = tuple(x for x in book.repayments.values() if x.loan == loan.id)
    return loan_state(loan, paid, on)


def _drawdowns(book: Book, question: Question, asked: Asked) -> Iterator[Proposal]:
    """A loan with the channel's usual terms, on the line where there is one."""
    if not asked.channel:
        return
    terms = usual(asked.channel, question.amount, question.on)
    if terms is None:
        return
    lines = [
        line for line in book.lines.values() if _is_of(line.channel, asked.channel)
    ]
    line = lines[0] if len(lines) == 1 and lines[0].opened_on <= question.on else None
    yield Proposal(
        Verdict.DRAWDOWN,
        Sentence(
            Phrase("a new loan of {amount} from {name}, on its usual terms"),
            amount=question.amount,
            name=channel_name(asked.channel),
        ),
        line=line.id if line else None,
        channel=asked.channel,
        terms=terms,
    )


def _lines(book: Book, asked: Asked) -> Iterator[Proposal]:
    """A payment to a line of that channel."""
    for line in book.lines.values():
        if asked.channel and _is_of(line.channel, asked.channel):
            yield Proposal(
                Verdict.REPAYMENT,
                Sentence(Phrase("it pays “{line}”"), line=line.name or line.id),
                line=line.id,
            )


def rules(book: Book) -> tuple[RuleRow, ...]:
    """The rules that later imports follow."""
    return tuple(
        RuleRow(
            rule=rule.id,
            made_on=rule.made_on,
            counterparty=rule.counterparty,
            words=rule.words,
            way=rule.way,
            verdict=rule.verdict,
            line=rule.line,
            loan=rule.loan,
            channel=rule.channel or None,
            say=rule_says(rule, book),
        )
        for rule in book.import_rules.values()
    )


def layouts(book: Book) -> tuple[LayoutRow, ...]:
    """The layouts that later imports recognise."""
    return tuple(_layout_row(layout) for layout in book.layouts.values())


def _layout_row(layout: d.FileLayout) -> LayoutRow:
    return LayoutRow(
        layout=layout.id,
        name=layout.name,
        heads=layout.heads,
        columns={column.head: column.role.value for column in layout.columns},
        day_form=layout.day_form,
        positive_is=layout.positive_is,
        line=layout.line,
        headless=layout.headless,
    )

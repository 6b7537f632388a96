"""What a step is called; without it undo could not say what it takes back."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.app import commands as c
from planner.app.usual import channel_name, line_name
from planner.model import declared as d
from planner.model import records as r
from planner.model.book import Book
from planner.model.checks import KIND_WORDS
from planner.phrases import Phrase, Sentence

_NAMING: Mapping[type[r.Record], tuple[str, ...]] = MappingProxyType(
    {
        r.Line: ("name",),
        r.Loan: ("name",),
        r.Expected: ("name",),
        r.Receivable: ("debtor",),
        d.ImportRule: ("counterparty", "words"),
        d.FileLayout: ("name",),
        d.BureauMonth: ("month",),
        d.Disclosure: ("loan",),
        d.Subsidy: ("loan",),
        d.FundingWindow: ("name",),
        d.SavedPlan: ("name",),
        d.Need: ("purpose", "amount"),
        d.Correction: ("channel",),
        d.Quote: ("lender", "receivable"),
        d.Order: ("customer",),
    }
)


def label(book: Book, command: c.Command) -> Sentence:  # noqa: PLR0911  # one table
    """The name of the step that the command makes on this book."""
    match command:
        case c.SetProfile() | c.Assume():
            return _told(command)
        case c.OpenLine() | c.ReadLimit() | c.Draw() | c.Repay() | c.CardMove():
            return _borrowed(book, command)
        case c.TakeNote() | c.CountCash() | c.Expect() | c.AddReceivable():
            return _noted(command)
        case c.RecordFigures(figures):
            return Sentence(Phrase("Figures of {period}"), period=figures.period)
        case c.Declare(record):
            return Sentence(
                Phrase("Record {kind} “{name}”"),
                kind=KIND_WORDS[type(record)],
                name=name_of(record),
            )
        case c.Amend(record):
            return Sentence(
                Phrase("Correct {kind} “{name}”"),
                kind=KIND_WORDS[type(record)],
                name=name_of(record),
            )
        case c.Drop(record_id):
            return _dropped(book, record_id)
        case _:
            return _imported(book, command)


def _imported(
    book: Book, command: c.AnswerQuestion | c.TakeBook | c.TakeImport
) -> Sentence:
    if isinstance(command, c.AnswerQuestion):
        question = book.questions.get(command.question)
        return Sentence(
            Phrase("Answer “{name}”: {verdict}"),
            name=(question.counterparty if question else "") or command.question,
            verdict=command.verdict,
        )
    if isinstance(command, c.TakeBook):
        return Sentence(Phrase("Take {n} records of a book"), n=len(command.records))
    return Sentence(Phrase("Import {n} records"), n=len(command.records))


def name_of(record: r.Record) -> str:
    """What people call the record: its name where it has one, else its id."""
    for field in _NAMING.get(type(record), ()):
        named = getattr(record, field)
        if named:
            return str(named)
    return record.id


def _told(command: c.SetProfile | c.Assume) -> Sentence:
    match command:
        case c.SetProfile():
            return Sentence(Phrase("Change the profile"))
        case _:
            return Sentence(Phrase("Change the assumptions"))


def _borrowed(
    book: Book, command: c.OpenLine | c.ReadLimit | c.Draw | c.Repay | c.CardMove
) -> Sentence:
    match command:
        case c.OpenLine(line):
            return Sentence(Phrase("Open line “{name}”"), name=name_of(line))
        case c.ReadLimit(reading):
            return Sentence(
                Phrase("Limit of “{line}” on {on}: {limit}"),
                line=_named(book, reading.line),
                on=reading.on,
                limit=reading.limit,
            )
        case c.Draw(loan):
            return Sentence(
                Phrase("Loan “{name}” of {amount}"),
                name=_called(book, loan),
                amount=loan.terms.principal,
            )
        case c.Repay(repayment):
            return Sentence(
                Phrase("Repayment of {amount} to “{loan}”"),
                amount=repayment.amount,
                loan=_named(book, repayment.loan),
            )
        case _:
            return Sentence(
                Phrase("{kind} of {amount} on “{line}”"),
                kind=command.move.kind,
                amount=command.move.amount,
                line=_named(book, command.move.line),
            )


def _called(book: Book, loan: r.Loan) -> str:
    """A loan by its name, else by its line's, else by its channel's."""
    if not loan.name and loan.line is not None and loan.line in book.lines:
        return line_name(book.lines[loan.line])
    return loan.name or channel_name(loan.channel) or loan.line or loan.id


def _noted(
    command: c.TakeNote | c.CountCash | c.Expect | c.AddReceivable,
) -> Sentence:
    match command:
        case c.TakeNote(note):
            return Sentence(Phrase("Event on {on}: {kind}"), on=note.on, kind=note.kind)
        case c.CountCash(cash):
            return Sentence(
                Phrase("Cash on {on}: {amount}"), on=cash.on, amount=cash.amount
            )
        case c.Expect(expected):
            return Sentence(
                Phrase("{way} “{name}” of {amount}"),
                way=expected.way,
                name=name_of(expected),
                amount=expected.amount,
            )
        case _:
            return Sentence(
                Phrase("Receivable of {amount} from “{debtor}”"),
                amount=command.receivable.amount,
                debtor=name_of(command.receivable),
            )


def _dropped(book: Book, record_id: str) -> Sentence:
    record = book.find(record_id)
    if record is None:
        return Sentence(Phrase("Drop “{name}”"), name=record_id)
    return Sentence(
        Phrase("Drop {kind} “{name}”"),
        kind=KIND_WORDS[type(record)],
        name=_named(book, record_id),
    )


def _named(book: Book, record_id: str) -> str:
    record = book.find(record_id)
    if isinstance(record, r.Loan):
        return _called(book, record)
    return record_id if record is None else name_of(record)

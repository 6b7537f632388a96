"""What the user changes in a reading before agreeing; a wrong verdict must not pass."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath

from planner.app import commands as c
from planner.app.answers import answered
from planner.app.handlers import apply
from planner.errors import RefusedError
from planner.lean import dataclass
from planner.model.bills import BillReading, JudgedRow, ReadFile, Verdict
from planner.model.book import Book
from planner.model.records import (
    ImportedRow,
    Loan,
    Move,
    MoveKind,
    Question,
    Record,
    Repayment,
    RepaymentKind,
)
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.schedule.ledger import loan_state
from planner.wording.say import say

_TOLERANCE = Money(1_00)  # as when a row is matched
_QUESTION = "question-"
BOOKED = frozenset(
    {Verdict.DRAWDOWN, Verdict.REPAYMENT, Verdict.REFUND, Verdict.FEE}
)  # what moves a debt, and so may have a place
Booked = Repayment | Move | Loan


class TargetMissingError(RefusedError):
    """A verdict that moves a debt, without the debt."""

    words = Phrase("A {verdict} needs the loan or line that it concerns.")


class LoanNotMovedError(RefusedError):
    """A purchase, fee or refund on a loan, which only knows repayments."""

    words = Phrase("A {verdict} goes to a line; a loan only takes repayments.")


class RecordedAlreadyError(RefusedError):
    """A row that the book, or an earlier file, has already."""

    words = Phrase("This row is already in the book; correct it there.")


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """What the user says of a row.

    Attributes:
        target: id of the loan or line that it concerns; None for none.
    """

    verdict: Verdict
    target: str | None = None


def corrected(
    reading: BillReading, book: Book, corrections: Mapping[str, RowAnswer]
) -> BillReading:
    """The reading as the user corrected it.

    Args:
        reading: as the files were read.
        book: what the reading was made against.
        corrections: by the fingerprint of their row.

    Raises:
        RefusedError: a correction that the book cannot hold.
    """
    if not corrections:
        return reading
    rows = [
        row
        for row in reading.judged
        if row.fingerprint in corrections and not row.duplicate
    ]
    # By day, so that a loan is there before what repays it.
    rows.sort(key=lambda row: row.on)
    added = _Added(reading, book, rows)
    new = {row.fingerprint: added.judge(row, corrections) for row in rows}
    judged = tuple(
        new.get(row.fingerprint, row) if not row.duplicate else row
        for row in reading.judged
    )
    return replace(
        reading,
        files=tuple(_recounted(file, judged) for file in reading.files),
        judged=judged,
        records=(*added.kept, *added.records),
        rows=(
            *(row for row in reading.rows if row.id not in new),
            *added.rows,
        ),
        questions=(*added.open, *added.questions),
        settled=tuple(dict.fromkeys((*reading.settled, *added.settled))),
    )


class _Added:
    """What the corrected rows give, beside what the others keep."""

    def __init__(
        self, reading: BillReading, book: Book, rows: Iterable[JudgedRow]
    ) -> None:
        marks = {row.fingerprint for row in rows}
        self.kept = [one for one in reading.records if _mark_of(one.id) not in marks]
        self.open = [
            one
            for one in reading.questions
            if one.id.removeprefix(_QUESTION) not in marks
        ]
        self.records: list[Record] = []
        self.rows: list[ImportedRow] = []
        self.questions: list[Question] = []
        self.settled: list[str] = []
        self._book = book
        self._asked = {one.id.removeprefix(_QUESTION): one for one in reading.questions}
        self._drawn = book.with_(*(one for one in self.kept if isinstance(one, Loan)))

    def judge(self, row: JudgedRow, corrections: Mapping[str, RowAnswer]) -> JudgedRow:
        """The row under its correction; what agreeing writes is remembered."""
        said = corrections[row.fingerprint]
        record = self._record(row, said)
        if said.verdict is Verdict.UNCLEAR:
            self.questions.append(_question(row))
        else:
            self._mark(row, record)
        why = Sentence(Phrase("You decided this."))
        line, loan, instalment = self._place(record)
        return row._replace(
            verdict=said.verdict,
            why=why,
            line=line,
            loan=loan,
            instalment=instalment,
        )

    def _record(self, row: JudgedRow, said: RowAnswer) -> Booked | None:
        """What an answer to a question of the same words would book."""
        if said.verdict not in BOOKED:
            return None
        if said.target is None:
            if _needs_target(row, said.verdict):
                raise TargetMissingError(verdict=said.verdict)
            if said.verdict is Verdict.FEE:
                return None
        question = self._asked.get(row.fingerprint) or _question(row)
        before = self._drawn.with_(question)
        answer = self._answer(row, said, question)
        apply(before, answer)
        found = answered(before, answer).records
        record = next(one for one in found if isinstance(one, Booked))
        self.records.append(record)
        if isinstance(record, Loan):
            self._drawn = self._drawn.with_(record)
        return record

    def _answer(
        self, row: JudgedRow, said: RowAnswer, question: Question
    ) -> c.AnswerQuestion:
        loan = self._drawn.loans.get(said.target or "")
        if loan is None:
            channel = row.channel or "" if said.target is None else ""
            return c.AnswerQuestion(
                question.id, said.verdict, line=said.target, channel=channel
            )
        if said.verdict is not Verdict.REPAYMENT:
            raise LoanNotMovedError(verdict=said.verdict)
        state = loan_state(loan, self._paid(loan), row.on)
        settles = (
            state.settle is not None and abs(state.settle - row.amount) <= _TOLERANCE
        )
        kind = RepaymentKind.SETTLE if settles else RepaymentKind.SCHEDULED
        return c.AnswerQuestion(question.id, said.verdict, loan=loan.id, kind=kind)

    def _paid(self, loan: Loan) -> list[Repayment]:
        found = (*self._book.repayments.values(), *self.kept, *self.records)
        return [
            one for one in found if isinstance(one, Repayment) and one.loan == loan.id
        ]

    def _place(
        self, record: Booked | None
    ) -> tuple[str | None, str | None, int | None]:
        match record:
            case Repayment(loan=name, on=on):
                loan = self._drawn.loans[name]
                state = loan_state(loan, self._paid(loan), on)
                last = max((row.n for row in state.rows if row.paid), default=None)
                return loan.line, name, last
            case Move(line=line, kind=MoveKind.PAY):
                return line, line, None
            case Move(line=line):
                return line, None, None
            case Loan(id=name, line=line):
                return line, name, None
            case _:
                return None, None, None

    def _mark(self, row: JudgedRow, record: Booked | None) -> None:
        told = record.id if record else None
        self.rows.append(
            ImportedRow(row.fingerprint, PurePath(row.file).name, row.row, told)
        )
        question = f"{_QUESTION}{row.fingerprint}"
        if question in self._book.questions:
            self.settled.append(question)


def refuse(
    reading: BillReading,
    book: Book,
    rows: Iterable[JudgedRow],
    said: RowAnswer,
) -> None:
    """Refuse a correction that these rows cannot take.

    Raises:
        RefusedError: a row that is in the book already, a verdict without what it
            needs, or a day before the loan or line began.
    """
    fingerprints = []
    for row in rows:
        if row.duplicate:
            raise RecordedAlreadyError
        fingerprints.append(row.fingerprint)
    corrected(reading, book, dict.fromkeys(fingerprints, said))


def _needs_target(row: JudgedRow, verdict: Verdict) -> bool:
    """Whether nothing can be booked without a place; a drawdown may be a new loan."""
    if verdict is Verdict.DRAWDOWN:
        return not row.channel
    return verdict in (Verdict.REPAYMENT, Verdict.REFUND)


def _mark_of(record_id: str) -> str:
    """The fingerprint in a record's id; a row may give several records, numbered."""
    return record_id.removeprefix("bill-").partition(".")[0]


def _question(row: JudgedRow) -> Question:
    return Question(
        f"{_QUESTION}{row.fingerprint}",
        PurePath(row.file).name,
        row.row,
        row.on,
        row.amount,
        row.counterparty,
        say(row.why),
    )


def _recounted(file: ReadFile, judged: Iterable[JudgedRow]) -> ReadFile:
    counts = Counter(row.verdict for row in judged if row.file == file.file)
    return replace(file, verdicts={verdict: counts[verdict] for verdict in Verdict})

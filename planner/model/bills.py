"""What the bill readers give: judged rows, before anything is written."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from planner.lean import dataclass
from planner.model.bureau import TakenReport
from planner.model.records import ImportedRow, Question, Record
from planner.model.verdict import Verdict as Verdict  # noqa: PLC0414  # given on
from planner.money import Money
from planner.phrases import Sentence


class JudgedRow(NamedTuple):
    """One row of a file with its verdict.

    Attributes:
        row: 1-based line in the file; of a spreadsheet, row of the sheet.
        channel: catalogue id of the credit channel that it concerns; None for none.
        amount: positive, what was really paid (实付).
        loan, instalment: what a repayment was matched to; None where nothing was found.
            A repayment of a card or pay-later line has the line's id as ``loan``.
        line: the book's line that the row concerns; None where the book has none.
        duplicate: whether the book, or an earlier file of this call, has it already.
        fingerprint: free of padding and file name; the id of its ``ImportedRow``.
        parts: each loan and instalment, where one payment is for several loans.
        matched_why: how its place was found; None where it has none, or was taken
            before.
    """

    file: str
    row: int
    verdict: Verdict
    channel: str | None
    on: date
    amount: Money
    counterparty: str
    why: Sentence
    loan: str | None
    instalment: int | None
    duplicate: bool
    fingerprint: str
    line: str | None = None
    parts: tuple[tuple[str, int | None], ...] = ()
    matched_why: Sentence | None = None


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was recognised of one file.

    Attributes:
        reconciles: whether stated totals hold; None where the file states none.
        since, until: first and last day of its rows; None without rows.
        notes: rows skipped because they were cut off, totals that do not hold.
        cut: the lines of the rows that were skipped.
    """

    file: str
    format: str
    encoding: str
    rows: int
    since: date | None
    until: date | None
    reconciles: bool | None
    verdicts: Mapping[Verdict, int]
    notes: tuple[Sentence, ...]
    cut: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BillReading:
    """All files of one call, and what agreeing to them would write.

    Attributes:
        judged: every row of every file, in the order of the files.
        settled: ids of the book's questions that ``records`` answer.
        reports: the credit reports among the files.
    """

    files: tuple[ReadFile, ...]
    judged: Sequence[JudgedRow]
    records: tuple[Record, ...]
    rows: Sequence[ImportedRow]
    questions: tuple[Question, ...]
    settled: tuple[str, ...] = ()
    reports: tuple[TakenReport, ...] = ()

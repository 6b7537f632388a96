"""What a user can ask for: one frozen record a wish.

Most wishes carry the record that they wish for; ``AS_WRITTEN`` gives the word under
which the headless interface knows each of them.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

from planner.lean import dataclass
from planner.model import declared as d
from planner.model import records as r
from planner.model.terms import Terms
from planner.model.verdict import Verdict
from planner.money import Money


@dataclass(frozen=True, slots=True)
class SetProfile:
    """Say whose book it is."""

    profile: r.Profile


@dataclass(frozen=True, slots=True)
class OpenLine:
    """Add a credit line."""

    line: r.Line


@dataclass(frozen=True, slots=True)
class ReadLimit:
    """Record what an app shows as limit today.

    Attributes:
        rest_is_temporary: what is above the last standing limit is temporary.
    """

    reading: r.LimitReading
    rest_is_temporary: bool = False


@dataclass(frozen=True, slots=True)
class Draw:
    """Record a loan."""

    loan: r.Loan


@dataclass(frozen=True, slots=True)
class Repay:
    """Record a repayment."""

    repayment: r.Repayment


@dataclass(frozen=True, slots=True)
class CardMove:
    """Record spending on, or a payment to, a card or pay-later line."""

    move: r.Move


@dataclass(frozen=True, slots=True)
class TakeNote:
    """Record an event such as an inquiry or a freeze."""

    note: r.Note


@dataclass(frozen=True, slots=True)
class CountCash:
    """Record the cash at hand."""

    cash: r.Cash


@dataclass(frozen=True, slots=True)
class Expect:
    """Record an expected income or expense."""

    expected: r.Expected


@dataclass(frozen=True, slots=True)
class AddReceivable:
    """Record what a debtor owes."""

    receivable: r.Receivable


@dataclass(frozen=True, slots=True)
class RecordFigures:
    """Record a firm's figures for a period; the same period again replaces them."""

    figures: r.Figures


@dataclass(frozen=True, slots=True)
class Assume:
    """Change what plans take for granted; a field not named stays as it is."""

    changes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Declare:
    """Add a rule, layout, form, window or plan, or put it in the place of its id."""

    record: d.Declared


@dataclass(frozen=True, slots=True)
class Amend:
    """Put a corrected record in the place of the one with the same id and kind."""

    record: r.Record


@dataclass(frozen=True, slots=True)
class Drop:
    """Drop a record, and what belongs to it alone."""

    id: str


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Settle a question that an import left open.

    Attributes:
        question: its id.
        verdict: what the row is; anything but ``unclear``.
        loan: the loan that it repays; of a drawdown, the new loan's id.
        line: the line that it is booked on.
        channel: of a drawdown as a new loan; empty: what the file seemed to tell.
        terms: of that loan; None: the channel's usual ones.
        name: of that loan, or of the line to open.
        kind, mode: of a repayment.
        limit: of a line that the book does not have yet, to open it.
        remember: whether later rows that look the same are answered by a rule.
        alike: whether the other open questions that look the same are answered too.
        on: the day of the answer; the session fills it in.
    """

    question: str
    verdict: Verdict
    loan: str | None = None
    line: str | None = None
    channel: str = ""
    terms: Terms | None = None
    name: str = ""
    kind: r.RepaymentKind = r.RepaymentKind.SCHEDULED
    mode: Literal["shorter", "lower"] = "shorter"
    limit: Money | None = None
    remember: bool = False
    alike: bool = False
    on: date | None = None


@dataclass(frozen=True, slots=True)
class TakeBook:
    """Take records of a book that was exported, each under its own id.

    Attributes:
        records: those that the book has already, just the same, change nothing.
    """

    records: tuple[r.Record, ...]


@dataclass(frozen=True, slots=True)
class TakeImport:
    """Take the agreed rows of bill files as one step.

    Attributes:
        records: repayments, loans, card moves and notes, as matched.
        rows: a mark for each row taken.
        questions: rows kept for the user to settle.
        settled: ids of questions that these records answer.
    """

    records: tuple[r.Record, ...]
    rows: Sequence[r.ImportedRow]
    questions: tuple[r.Question, ...] = ()
    settled: tuple[str, ...] = ()


Command = (
    SetProfile
    | OpenLine
    | ReadLimit
    | Draw
    | Repay
    | CardMove
    | TakeNote
    | CountCash
    | Expect
    | AddReceivable
    | RecordFigures
    | Assume
    | Declare
    | Amend
    | AnswerQuestion
    | TakeBook
    | Drop
    | TakeImport
)

AS_WRITTEN: Mapping[str, tuple[type[Command], type[r.Record]]] = MappingProxyType(
    {
        "set_profile": (SetProfile, r.Profile),
        "open_line": (OpenLine, r.Line),
        "read_limit": (ReadLimit, r.LimitReading),
        "draw": (Draw, r.Loan),
        "repay": (Repay, r.Repayment),
        "note": (TakeNote, r.Note),
        "cash": (CountCash, r.Cash),
        "expect": (Expect, r.Expected),
        "receivable": (AddReceivable, r.Receivable),
        "figures": (RecordFigures, r.Figures),
        "rule": (Declare, d.ImportRule),
        "layout": (Declare, d.FileLayout),
        "bureau": (Declare, d.BureauMonth),
        "disclose": (Declare, d.Disclosure),
        "subsidy": (Declare, d.Subsidy),
        "window": (Declare, d.FundingWindow),
        "prior": (Declare, d.PriorEdit),
        "keep_plan": (Declare, d.SavedPlan),
        "need": (Declare, d.Need),
        "correct": (Declare, d.Correction),
        "quote": (Declare, d.Quote),
        "order": (Declare, d.Order),
    }
)

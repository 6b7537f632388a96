"""The columns of judged bill rows, of files read, and of open questions."""

from collections import Counter
from collections.abc import Callable, Container, Iterable
from enum import Enum
from pathlib import PurePath

from planner.app.queries_questions import LayoutRow, QuestionRow, RuleRow
from planner.catalogue.read import catalogue
from planner.model.bills import BillReading, JudgedRow, ReadFile, Verdict
from planner.model.declared import BureauMonth
from planner.model.records import LimitReading, Line, Loan, Note
from planner.phrases import Phrase
from planner.wording.i18n import language, tr
from planner.wording.say import plain, say, short_day
from ui.models.counts import questions
from ui.models.table import Column, Side
from ui.theme import Tone

_TONES = {
    Verdict.DRAWDOWN: Tone.ACCENT,
    Verdict.REPAYMENT: Tone.GOOD,
    Verdict.REPAYMENT_FAILED: Tone.BAD,
    Verdict.UNCLEAR: Tone.WARN,
    Verdict.NOT_CREDIT: Tone.MUTED,
    Verdict.TRANSFER: Tone.MUTED,
}


def judged(named: Callable[[str], str]) -> tuple[Column[JudgedRow], ...]:
    """The columns of judged rows; ``named`` gives the name of a line or loan."""
    return (
        Column(
            Phrase("Row"), lambda row: str(row.row), lambda row: row.row, Side.RIGHT
        ),
        Column(Phrase("Day"), lambda row: short_day(row.on)),
        Column(
            Phrase("Verdict"),
            lambda row: say(row.verdict),
            tone=lambda row: _TONES.get(row.verdict, Tone.PLAIN),
        ),
        Column(
            Phrase("Amount"),
            lambda row: plain(row.amount),
            lambda row: row.amount.minor,
            Side.RIGHT,
        ),
        Column(Phrase("Counterparty"), lambda row: row.counterparty),
        Column(Phrase("Channel"), lambda row: _channel(row.channel)),
        Column(
            Phrase("Goes to"),
            lambda row: _target(row, named),
            tone=lambda row: Tone.MUTED if row.duplicate else Tone.PLAIN,
            tip=lambda row: say(row.matched_why) if row.matched_why else "",
        ),
        Column(
            Phrase("Why"),
            lambda row: say(row.why),
            tip=lambda row: say(row.why),
            grows=True,
        ),
    )


class Shown(Enum):
    """Which rows of a reading to show, beside those of one verdict."""

    ALL = Phrase("all verdicts")
    CREDIT = Phrase("all that concerns credit")
    OPEN = Phrase("what waits for an answer")
    CHANGED = Phrase("what I changed")


_ASIDE = frozenset({Verdict.NOT_CREDIT, Verdict.TRANSFER})
_TOTALS: dict[bool | None, Tone] = {True: Tone.GOOD, False: Tone.BAD}


def fitting(
    rows: Iterable[JudgedRow],
    wanted: Shown | Verdict,
    words: str,
    *,
    asked: Container[str],
    changed: Container[str],
) -> list[JudgedRow]:
    """The rows to show.

    Args:
        rows: all rows.
        wanted: a verdict, or one of the groups.
        words: what counterparty, amount, day or file must hold; empty: anything.
        asked: the fingerprints of rows that wait for an answer.
        changed: those of rows that the user changed.
    """
    low = words.strip().casefold()
    found = []
    for row in rows:
        if isinstance(wanted, Verdict):
            fits = row.verdict is wanted
        elif wanted is Shown.CREDIT:
            fits = row.verdict not in _ASIDE
        elif wanted is Shown.OPEN:
            fits = row.fingerprint in asked and not row.duplicate
        else:
            fits = wanted is Shown.ALL or row.fingerprint in changed
        if fits and (not low or low in _told(row)):
            found.append(row)
    return found


def _told(row: JudgedRow) -> str:
    amount = plain(row.amount)
    plainer = amount.replace(",", "")
    return f"{row.counterparty} {amount} {plainer} {row.on} {row.file}".casefold()


def summary(reading: BillReading) -> str:
    """What agreeing would add: “12 repayments matched, 2 questions”."""
    new = [row for row in reading.judged if not row.duplicate]
    placed = [row for row in new if row.line or row.loan]
    paid = sum(row.verdict is Verdict.REPAYMENT for row in placed)
    spent = sum(row.verdict is Verdict.DRAWDOWN for row in placed)
    back = sum(row.verdict is Verdict.REFUND for row in placed)
    told = [
        _count(paid, tr("1 repayment matched"), tr("{n} repayments matched")),
        _count(spent, tr("1 drawdown"), tr("{n} drawdowns")),
        _count(back, tr("1 refund"), tr("{n} refunds")),
        *_new_records(reading),
        questions(len(reading.questions)),
    ]
    known = len(reading.judged) - len(new)
    if known:
        told.append(_count(known, tr("1 known row"), tr("{n} known rows")))
    return tr(", ").join(one for one in told if one)


def _new_records(reading: BillReading) -> list[str]:
    """What comes in beside payments and purchases, most of it from a credit report."""
    kinds = Counter(type(record) for record in reading.records)
    return [
        _count(kinds[Line], tr("1 new line"), tr("{n} new lines")),
        _count(kinds[Loan], tr("1 new loan"), tr("{n} new loans")),
        _count(kinds[LimitReading], tr("1 limit reading"), tr("{n} limit readings")),
        _count(kinds[Note], tr("1 event"), tr("{n} events")),
        _count(
            kinds[BureauMonth],
            tr("1 month of the credit report"),
            tr("{n} months of the credit report"),
        ),
    ]


def _count(n: int, one: str, more: str) -> str:
    return "" if not n else one if n == 1 else more.format(n=n)


def _period(row: ReadFile) -> str:
    if row.since is None or row.until is None:
        return "—"
    return f"{short_day(row.since)} – {short_day(row.until)}"


FILES: tuple[Column[ReadFile], ...] = (
    Column(
        Phrase("File"), lambda row: PurePath(row.file).name, tip=lambda row: row.file
    ),
    Column(Phrase("Format"), lambda row: row.format),
    Column(Phrase("Encoding"), lambda row: row.encoding),
    Column(Phrase("Rows"), lambda row: str(row.rows), lambda row: row.rows, Side.RIGHT),
    Column(Phrase("Period"), _period),
    Column(
        Phrase("Totals"),
        lambda row: _reconciles(row.reconciles),
        tone=lambda row: _TOTALS.get(row.reconciles, Tone.MUTED),
    ),
    Column(
        Phrase("Remarks"),
        lambda row: " ".join(say(note) for note in row.notes),
        tone=lambda _: Tone.WARN,
        tip=lambda row: "\n".join(say(note) for note in row.notes),
        grows=True,
    ),
)


def _likely(row: QuestionRow) -> str:
    return say(row.proposals[0].say) if row.proposals else "—"


QUESTIONS: tuple[Column[QuestionRow], ...] = (
    Column(Phrase("Day"), lambda row: short_day(row.on)),
    Column(
        Phrase("Amount"),
        lambda row: plain(row.amount),
        lambda row: row.amount.minor,
        Side.RIGHT,
    ),
    Column(Phrase("Counterparty"), lambda row: row.counterparty),
    Column(
        Phrase("What the row says"), lambda row: row.words, tip=lambda row: row.words
    ),
    Column(Phrase("Likely answer"), _likely),
    Column(Phrase("Why it is asked"), lambda row: row.why, tip=lambda row: row.why,
           grows=True),
    Column(Phrase("File"), lambda row: f"{row.file} · {row.row}"),
)  # fmt: skip

RULES: tuple[Column[RuleRow], ...] = (
    Column(Phrase("Rule"), lambda row: say(row.say), tip=lambda row: say(row.say),
           grows=True),
    Column(Phrase("Since"), lambda row: short_day(row.made_on)),
)  # fmt: skip

LAYOUTS: tuple[Column[LayoutRow], ...] = (
    Column(Phrase("Layout"), lambda row: row.name or row.layout),
    Column(
        Phrase("Columns"),
        lambda row: ", ".join(row.heads),
        tip=lambda row: ", ".join(row.heads),
        grows=True,
    ),
)


def _channel(channel_id: str | None) -> str:
    channel = catalogue().channels.get(channel_id or "")
    return channel.name.in_(language()) if channel else channel_id or ""


def _target(row: JudgedRow, named: Callable[[str], str]) -> str:
    if row.duplicate:
        return tr("already in the book")
    if len(row.parts) > 1:
        return "; ".join(_instalment(named(loan), n) for loan, n in row.parts)
    target = row.loan or row.line
    return _instalment(named(target), row.instalment) if target else ""


def _instalment(name: str, n: int | None) -> str:
    if n is None:
        return name
    return tr("{loan}, instalment {n}").format(loan=name, n=n)


def _reconciles(told: bool | None) -> str:  # noqa: FBT001  # three answers, one word each
    match told:
        case True:
            return tr("agree")
        case False:
            return tr("do not agree")
        case None:
            return tr("not stated")

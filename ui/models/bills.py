"""The columns of judged bill rows, of files read, and of open questions."""

from collections.abc import Callable

from planner.catalogue.read import catalogue
from planner.model.bills import JudgedRow, ReadFile, Verdict
from planner.model.records import Question
from planner.phrases import Phrase
from planner.wording.i18n import language, tr
from planner.wording.say import plain, say, short_day
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
        ),
        Column(
            Phrase("Why"),
            lambda row: say(row.why),
            tip=lambda row: say(row.why),
            grows=True,
        ),
    )


FILES: tuple[Column[ReadFile], ...] = (
    Column(Phrase("File"), lambda row: row.file, tip=lambda row: row.file),
    Column(Phrase("Format"), lambda row: row.format),
    Column(Phrase("Rows"), lambda row: str(row.rows), lambda row: row.rows, Side.RIGHT),
    Column(Phrase("First day"), lambda row: short_day(row.since) if row.since else "—"),
    Column(Phrase("Last day"), lambda row: short_day(row.until) if row.until else "—"),
    Column(
        Phrase("Totals"),
        lambda row: _reconciles(row.reconciles),
        tone=lambda row: Tone.BAD if row.reconciles is False else Tone.PLAIN,
    ),
    Column(
        Phrase("Remarks"),
        lambda row: " ".join(say(note) for note in row.notes),
        tone=lambda _: Tone.WARN,
        tip=lambda row: "\n".join(say(note) for note in row.notes),
        grows=True,
    ),
)

QUESTIONS: tuple[Column[Question], ...] = (
    Column(Phrase("Day"), lambda row: short_day(row.on)),
    Column(
        Phrase("Amount"),
        lambda row: plain(row.amount),
        lambda row: row.amount.minor,
        Side.RIGHT,
    ),
    Column(Phrase("Counterparty"), lambda row: row.counterparty),
    Column(Phrase("File"), lambda row: f"{row.file} · {row.row}"),
    Column(Phrase("Why"), lambda row: row.why, tip=lambda row: row.why, grows=True),
)


def _channel(channel_id: str | None) -> str:
    channel = catalogue().channels.get(channel_id or "")
    return channel.name.in_(language()) if channel else channel_id or ""


def _target(row: JudgedRow, named: Callable[[str], str]) -> str:
    if row.duplicate:
        return tr("already in the book")
    target = row.loan or row.line
    if target is None:
        return ""
    if row.instalment is not None:
        words = tr("{loan}, instalment {n}")
        return words.format(loan=named(target), n=row.instalment)
    return named(target)


def _reconciles(told: bool | None) -> str:  # noqa: FBT001  # three answers, one word each
    match told:
        case True:
            return tr("agree")
        case False:
            return tr("do not agree")
        case None:
            return tr("not stated")

"""What falls due as a calendar that Outlook, Apple and Google take, with alarms."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from zlib import crc32

from planner.exchange.column import View
from planner.model.book import Book
from planner.model.declared import SavedPlan
from planner.model.records import RepaymentKind
from planner.money import ZERO
from planner.phrases import Phrase, Sentence
from planner.schedule.ledger import Due
from planner.wording.i18n import language, tr
from planner.wording.say import say

ICS_MARK = b"PRODID:-//Duheng//"
_NO_TEXT = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")  # RFC 5545, 3.3.11
_LINE_BYTES = 75  # RFC 5545, 3.1: a longer line is folded
_ALARM = "-PT15H"  # nine in the morning of the day before


def ics(view: View) -> bytes:
    """One all-day event for each amount still to be paid, and each step of a plan."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Duheng//Duheng//{language().upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(tr('Payments due'))}",
    ]
    for due in view.dues():
        if due.on is not None and due.left > ZERO:
            lines += _event(view, due, due.on)
    for plan in view.book.plans.values():
        if plan.adopted_on is not None and plan.adopted_on <= view.on:
            lines += _plan_events(view, plan)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _plan_events(view: View, plan: SavedPlan) -> Iterator[str]:
    """Steps to come of a plan that is followed, but those that fall due anyway."""
    for n, step in enumerate(plan.steps):
        if step.on < view.on or step.kind == RepaymentKind.SCHEDULED.value:
            continue
        words = Phrase("“{plan}”: {amount}, {name}")
        name = _name(view.book, step.loan)
        title = say(Sentence(words, plan=plan.name, amount=step.amount, name=name))
        yield "BEGIN:VEVENT"
        yield f"UID:plan-{crc32(plan.id.encode()):08x}-{n}@duheng"
        yield f"SEQUENCE:{view.on.toordinal()}"
        yield f"DTSTAMP:{view.on:%Y%m%d}T000000Z"
        yield f"DTSTART;VALUE=DATE:{step.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{step.on + timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{_escaped(title)}"
        yield "TRANSP:TRANSPARENT"
        yield from _alarm(title)
        yield "END:VEVENT"


def _event(view: View, due: Due, falls: date) -> Iterator[str]:
    title = say(
        Sentence(
            Phrase("Pay {amount} to {name}"),
            amount=due.left,
            name=_name(view.book, due.loan),
        )
    )
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(due)}"
    # a later export takes the place of an earlier one
    yield f"SEQUENCE:{view.on.toordinal()}"
    yield f"DTSTAMP:{view.on:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{falls:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{falls + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(title)}"
    words = tr("Instalment {n}, overdue") if falls < view.on else tr("Instalment {n}")
    yield f"DESCRIPTION:{_escaped(words.format(n=due.n))}"
    yield "TRANSP:TRANSPARENT"
    if falls >= view.on:
        yield from _alarm(title)
    yield "END:VEVENT"


def _alarm(title: str) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escaped(title)}"
    yield f"TRIGGER:{_ALARM}"
    yield "END:VALARM"


def _name(book: Book, owed_to: str) -> str:
    record = book.loans.get(owed_to) or book.lines.get(owed_to)
    return (record.name if record else "") or owed_to


def _uid(due: Due) -> str:
    """The same for the same instalment, so that importing again replaces the event."""
    plain = "".join(char if char.isalnum() else "-" for char in due.loan)
    if plain != due.loan:  # two ids may look alike once they are plain
        plain += f"-{crc32(due.loan.encode()):08x}"
    return f"{plain}-{due.n}@duheng"


def _escaped(text: str) -> str:
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return _NO_TEXT.sub("", text.replace("\n", "\\n"))


def _folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, never cutting a character."""
    pieces: list[str] = [""]
    room = _LINE_BYTES
    for char in line:
        size = len(char.encode())
        if size > room:
            pieces.append(" ")
            room = _LINE_BYTES - 1
        pieces[-1] += char
        room -= size
    return "\r\n".join(pieces)

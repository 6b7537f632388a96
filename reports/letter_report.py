"""A letter to a lender, the bureau or the regulator, with the book's own evidence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from planner.app.outlook import limit_estimates
from planner.app.queries import dues
from planner.app.queries_advice import advice
from planner.app.queries_features import grid
from planner.app.queries_limits import readings_of
from planner.app.usual import channel_name, line_name
from planner.catalogue.read import catalogue
from planner.credit.estimate import Estimate
from planner.errors import FieldError, IdUnknownError
from planner.model.book import Book
from planner.model.dated import at
from planner.model.records import LimitReading, Line
from planner.phrases import Phrase
from planner.schedule.replay import State
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day
from reports import basis_report
from reports.document import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Note,
    Points,
    Section,
    Table,
    Tone,
)

_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_NEWEST = 12
_RIGHTS = ("objection", "complaint", "no-paid-repair")
_BLANK = "________________"


def letter(book: Book, on: date, kind: str, line_id: str | None) -> Document:
    """A filled-in letter about one line.

    Args:
        book: what it tells of.
        on: the day of the letter.
        kind: a key of ``KINDS``.
        line_id: the line; None where the book has one only.

    Raises:
        FieldError: no such kind, or several lines and none named.
        IdUnknownError: no line of that id.
    """
    if kind not in KINDS:
        raise FieldError(field="kind", found=repr(kind), expected=", ".join(KINDS))
    line = _line(book, line_id)
    title, whom, body = KINDS[kind]
    return Document(
        title=title(),
        owner=book.profile.name,
        subtitle=tr("{line}, {day}").format(line=line_name(line), day=say(on)),
        on=on,
        language=_LANGUAGES[i18n.language()],
        status=(),
        sections=(
            Section(tr("The letter"), tuple(_letter(book, line, on, whom, body))),
            Section(tr("Evidence from my records"), tuple(_evidence(book, line, on))),
            Section(tr("For yourself, not to be sent"), tuple(_own(book, line, on))),
        ),
        closing=basis_report.disclaimer(),
        maker=basis_report.MAKER,
        mark=basis_report.fingerprint(book),
    )


def _line(book: Book, line_id: str | None) -> Line:
    if line_id is None and len(book.lines) == 1:
        return next(iter(book.lines.values()))
    if line_id is None:
        found = str(len(book.lines))
        raise FieldError(field="line", found=found, expected=Phrase("the id of a line"))
    if line_id not in book.lines:
        raise IdUnknownError(kind=Phrase("line"), id=line_id)
    return book.lines[line_id]


_Body = Callable[[Book, Line, date], list[str]]


def _letter(
    book: Book, line: Line, on: date, whom: Callable[[Line], str], body: _Body
) -> Iterator[Block]:
    yield Note(tr("To: {whom}").format(whom=whom(line)), Tone.STRONG)
    for text in body(book, line, on):
        yield Note(text)
    yield Note(tr("Please answer in writing, with the reason."))
    yield Points(
        (
            tr("Name: {name}").format(name=book.profile.name or _BLANK),
            tr("Identity number (last four): {blank}").format(blank="____"),
            tr("Phone: {blank}").format(blank=_BLANK),
            tr("Day: {day}").format(day=say(on)),
            tr("Signature: {blank}").format(blank=_BLANK),
        )
    )


def _limit_body(book: Book, line: Line, on: date) -> list[str]:
    found = _estimate(book, line, on)
    facts = [
        tr(
            "I hold the line “{line}”, granted on {day} with {limit}. I ask you to"
            " review its limit and to tell me what it rests on."
        ).format(line=line_name(line), day=say(line.opened_on), limit=say(line.limit))
    ]
    facts += [
        tr("What happened: {what}.").format(what=say(change.head))
        for change in (found.history if found else ())[:1]
    ]
    return [*facts, _paid(book, line, on)]


def _bureau_body(book: Book, line: Line, on: date) -> list[str]:
    return [
        tr(
            "Under article 25 of the Regulation on the Credit Reporting Industry I"
            " object to what is reported of “{line}”: it does not agree with my"
            " records, which are attached. I ask you to mark the entry as disputed, to"
            " check it, to correct it, and to answer in writing within 20 days, by"
            " {until}."
        ).format(line=line_name(line), until=say(_days_later(on, 20))),
        tr("What is wrong in the report: {blank}").format(blank=_BLANK * 3),
        _paid(book, line, on),
    ]


def _complaint_body(book: Book, line: Line, on: date) -> list[str]:
    return [
        tr(
            "I complain about how {lender} handled “{line}”. I asked the lender itself"
            " on {blank} and was answered: {blank}"
        ).format(line=line_name(line), lender=channel_name(line.channel), blank=_BLANK),
        tr("I ask you to examine: {blank}").format(blank=_BLANK * 3),
        _paid(book, line, on),
    ]


def _days_later(on: date, days: int) -> date:
    return date.fromordinal(on.toordinal() + days)


def _paid(book: Book, line: Line, on: date) -> str:
    rows = [row for row in dues(book, on) if _is_past(book, row.loan, row.on, line, on)]
    late = sum(row.state is State.LATE for row in rows)
    return tr(
        "By my records {n} payments on this line fell due until {day}; {late} of them"
        " are not paid today."
    ).format(n=len(rows), day=say(on), late=late)


def _is_past(book: Book, key: str, due: date | None, line: Line, on: date) -> bool:
    loan = book.loans.get(key)
    of_line = key == line.id or (loan is not None and loan.line == line.id)
    return of_line and due is not None and due <= on


def _evidence(book: Book, line: Line, on: date) -> Iterator[Block]:
    yield Heading(tr("The limit as it was shown"))
    columns = (
        Column(tr("Seen on")),
        Column(tr("Limit (yuan)"), align=Align.END),
        Column(tr("What the app said"), 1),
    )
    readings = _telling(readings_of(book, line, on))[-_NEWEST:]
    yield Table(
        columns,
        tuple((short_day(r.on), plain(r.limit), r.reason) for r in readings),
        tr("No limit was read yet."),
    )
    yield Heading(tr("What fell due and what was paid"))
    rows = [row for row in dues(book, on) if _is_past(book, row.loan, row.on, line, on)]
    yield Table(
        (
            Column(tr("Due")),
            Column(tr("Loan"), 1),
            Column(tr("Amount (yuan)"), align=Align.END),
            Column(tr("Still open (yuan)"), align=Align.END),
        ),
        tuple(
            (short_day(row.on), row.name, plain(row.amount), plain(row.left))
            for row in rows[-_NEWEST:]
            if row.on is not None
        ),
        tr("Nothing fell due yet."),
    )
    yield from _codes(book, line, on)


def _telling(readings: Sequence[LimitReading]) -> list[LimitReading]:
    """Readings that show something new, and the last one."""
    return [
        reading
        for before, reading, after in zip(
            (None, *readings), readings, (*readings[1:], None), strict=False
        )
        if before is None
        or after is None
        or reading.limit != before.limit
        or reading.drawable is False
    ]


def _codes(book: Book, line: Line, on: date) -> Iterator[Block]:
    own = [row for row in grid(book, on) if _is_past(book, row.account, on, line, on)]
    if own:
        yield Heading(tr("Each month by the bureau's code, the oldest first"))
        yield Points(
            tuple(f"{row.name}: {' '.join(c or '·' for c in row.codes)}" for row in own)
        )


def _own(book: Book, line: Line, on: date) -> Iterator[Block]:
    yield Heading(tr("What speaks against the limit, and what would help"))
    found = _estimate(book, line, on)
    rows = advice(found) if found else ()
    columns = (
        Column(tr("What"), 2),
        Column(tr("Evidence")),
        Column(tr("What would help"), 2),
        Column(tr("How soon"), 1),
    )
    yield Table(
        columns,
        tuple(
            (
                say(row.say),
                say(row.grade),
                say(row.helps)
                if row.helps
                else tr("nothing that would not mean more debt"),
                say(row.soon) if row.soon else "–",
            )
            for row in rows
        ),
        tr("The book shows nothing that speaks against it."),
    )
    yield Note(tr("Estimates, no promise: the lender's rule is secret."), Tone.SMALL)
    yield Heading(tr("When and how to object"))
    yield Points(tuple(_rights(on)))


def _rights(on: date) -> Iterator[str]:
    rules = {rule.id: rule for rule in catalogue().rules}
    for key in _RIGHTS:
        told = at(rules[key].ruling, on) if key in rules else None
        if told is not None:
            yield tr("{say} ({notice}; {grade}, looked at on {day})").format(
                say=say(told.value.say),
                notice=say(told.value.notice),
                grade=say(told.grade),
                day=say(told.checked_on),
            )


def _estimate(book: Book, line: Line, on: date) -> Estimate | None:
    (found,) = limit_estimates(book, on, lines=(line.id,))
    return found if isinstance(found, Estimate) else None


def _lender(line: Line) -> str:
    return channel_name(line.channel)


def _bureau(_: Line) -> str:
    return tr(
        "Credit Reference Center of the People's Bank of China, or {blank}"
    ).format(blank=_BLANK)


def _regulator(_: Line) -> str:
    return tr("National Financial Regulatory Administration, local office (12378)")


KINDS: Mapping[str, tuple[Callable[[], str], Callable[[Line], str], _Body]] = (
    MappingProxyType(
        {
            "limit": (
                lambda: tr("Request to review a credit limit"),
                _lender,
                _limit_body,
            ),
            "bureau": (
                lambda: tr("Objection to a credit record"),
                _bureau,
                _bureau_body,
            ),
            "complaint": (
                lambda: tr("Complaint about a lender"),
                _regulator,
                _complaint_body,
            ),
        }
    )
)

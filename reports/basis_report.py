"""What a report rests on: assumptions, conventions and sources with grade and age."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date

from planner.app.channel_rows import FIELDS, fact_rows
from planner.app.version import NAME, VERSION
from planner.catalogue.read import catalogue
from planner.model import bands
from planner.model.book import Book
from planner.model.wire import write
from planner.schedule.schedule import schedule
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.say import percent, say, short_day
from reports import granted
from reports.document import (
    Align,
    Column,
    Heading,
    Note,
    Points,
    Section,
    Source,
    Table,
    Tone,
)
from reports.facts import Facts

MAKER = f"{NAME} {VERSION}"
# What a figure of a report can rest on; the catalogue knows more of each channel.
_USED = frozenset(
    {
        *("rate", "flat_rate", "instalment_fee", "prepayment", "late"),
        *("minimum", "late_fee", "bureau"),
    }
)


def fingerprint(book: Book) -> str:
    """Short proof of what the book held: equal books have equal ones."""
    records = [
        [type(record).__name__, write(record)]
        for record in sorted(book.records(), key=lambda r: (type(r).__name__, r.id))
    ]
    text = json.dumps(records, ensure_ascii=True, sort_keys=True)
    mark = hashlib.sha256(text.encode("ascii")).hexdigest()
    return " ".join(mark[n : n + 4] for n in range(0, 16, 4))


def disclaimer() -> str:
    """What the program is and is not; stands in every report."""
    return tr(
        "Local record-keeping and estimation tool; not a lender, loan broker or credit"
        " bureau. Estimates only; the contract, the lender's cost disclosure form and"
        " its approval prevail. Borrow rationally; do not borrow to repay."
    )


def assumptions(facts: Facts) -> Section:
    """What was taken for granted, and by which conventions figures were computed."""
    items = [*granted.taken(facts.book).values()]
    items += [say(note) for note in facts.plan_assumptions]
    return Section(
        tr("Assumptions"),
        (
            Points(tuple(items)),
            Heading(tr("How the figures were computed")),
            Points(tuple(_conventions(facts))),
        ),
    )


def _conventions(facts: Facts) -> Iterator[str]:
    yield granted.fen()
    yield granted.cost()
    seen: dict[str, None] = {}
    for key, loan in facts.book.loans.items():
        conventions = schedule(loan.terms).conventions if key in facts.listed else ()
        seen |= dict.fromkeys(map(say, conventions))
    yield from seen


def sources(facts: Facts) -> Section:
    """What the catalogue says of the listed channels and of cost, with its papers."""
    on = facts.on
    ids = dict.fromkeys(
        record.channel
        for table in (facts.book.lines, facts.book.loans)
        for key, record in table.items()
        if key in facts.listed
    )
    told = [fact for channel in ids for fact in _of_channel(channel, on)]
    told += _cost_lines(on)
    titles = dict.fromkeys(fact.title for fact in told)
    numbers = {title: n for n, title in enumerate(titles, 1)}
    return Section(
        tr("Sources"),
        (
            Note(
                tr(
                    "What you recorded comes from you and your lenders. What the"
                    " program adds from outside stands here: an assumed or hearsay"
                    " value is an editable default, no fact."
                )
            ),
            _table(told, numbers),
            Heading(tr("Where it stands")),
            _list(numbers),
            Note(_unknown(ids), Tone.SMALL),
            Note(_grades(), Tone.SMALL),
        ),
    )


def _table(facts: list[Source], numbers: dict[str, int]) -> Table:
    columns = (
        Column(tr("Fact"), 1),
        Column(tr("Value"), 1),
        Column(tr("Grade")),
        Column(tr("Holds since")),
        Column(tr("Checked")),
        Column(tr("Days old"), align=Align.END),
        Column(tr("Source"), align=Align.END),
    )
    rows = tuple(
        (
            fact.fact,
            fact.value,
            fact.grade,
            fact.since,
            fact.checked,
            fact.age,
            f"[{numbers[fact.title]}]",
        )
        for fact in facts
    )
    return Table(columns, rows, tr("Nothing from outside was used."))


def _list(numbers: dict[str, int]) -> Table:
    rows = tuple((f"[{n}]", title) for title, n in numbers.items())
    return Table((Column(""), Column(tr("Source"), 1)), rows, "–")


def _grades() -> str:
    return tr(
        "Grades of facts: official (law, regulator, the lender's own text), press,"
        " hearsay (content sites, often in conflict), computed, assumed. Grades of what"
        " moves a limit: A natural experiment, B limits followed over time, C carried"
        " over from default risk, D claimed without data, [A] assumed."
    )


def _of_channel(channel: str, on: date) -> Iterator[Source]:
    known = catalogue().channels.get(channel)
    if known is None:
        return
    name = known.name.in_(i18n.language())
    for row in fact_rows(known, on):
        if row.holds and row.field in _USED:
            yield Source(
                tr("{channel}: {field}").format(
                    channel=name, field=say(FIELDS[row.field])
                ),
                row.value,
                row.source.in_(i18n.language()),
                say(row.grade),
                tr("not told") if row.from_assumed else short_day(row.from_),
                short_day(row.checked_on),
                str(row.age_days),
            )


def _cost_lines(on: date) -> Iterator[Source]:
    known = catalogue()
    for line in bands.lines(known.bands, known.benchmarks, on):
        yield Source(
            line.name.in_(i18n.language()),
            tr("{rate} a year").format(rate=percent(line.value)),
            line.source.title.in_(i18n.language()),
            say(line.grade),
            short_day(line.from_),
            short_day(line.checked_on),
            str(max(0, (on - line.checked_on).days)),
        )


def _unknown(ids: dict[str, None]) -> str:
    names = [name for name in ids if name and name not in catalogue().channels]
    if not names:
        return tr("Every channel of this book is in the catalogue.")
    words = tr("Not in the catalogue, so only your own records tell of them: {names}.")
    return words.format(names=tr(", ").join(names))

"""What stands before the sections: whose book, as of when, its state at a glance."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from planner.app.queries import Level, LineState
from planner.money import total
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.say import percent, say
from reports import (
    basis_report,
    cash_report,
    dues_report,
    limits_report,
    loans_report,
)
from reports.carried import carried
from reports.document import Block, Document, Heading, Points, Section, Tile, Tiles
from reports.facts import Facts
from reports.granted import notes
from reports.words import sentences

_MOST = 5  # warnings on the first page
_NEXT = 8  # payments on it
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def document(
    title: str, facts: Facts, status: Sequence[Block], sections: Sequence[Section]
) -> Document:
    """A report with the frame that all kinds share."""
    return Document(
        title=title,
        owner=facts.book.profile.name,
        subtitle=_subtitle(facts),
        on=facts.on,
        language=_LANGUAGES[i18n.language()],
        status=tuple(status),
        sections=tuple(
            replace(one, new_page=True) if n == 0 else one
            for n, one in enumerate(map(carried, sections))
        ),
        closing=sentences(basis_report.disclaimer(), _shared(facts)),
        maker=basis_report.MAKER,
        mark=basis_report.fingerprint(facts.book),
        paper=facts.options.paper,
        contents=tr("Contents"),
    )


def _shared(facts: Facts) -> str:
    """What whoever holds the report can read in it."""
    if facts.options.is_masked:
        return tr("Amounts are hidden in this report.")
    return tr(
        "This report shows all amounts and is not encrypted: hand it only to those for"
        " whom it is meant."
    )


def _subtitle(facts: Facts) -> str:
    words = tr("As of {day}, from the owner's own records; amounts in yuan.")
    said = [words.format(day=say(facts.on))]
    if facts.options.has_period:
        words = tr("Period: {since} to {until}.")
        said.append(words.format(since=say(facts.since), until=say(facts.until)))
    if facts.options.has_choice:
        words = tr(
            "Only a part is listed: {names}. Cash and the plan are of the whole book."
        )
        said.append(words.format(names=tr(", ").join(facts.listed_names)))
    return sentences(*said)


def status(facts: Facts) -> tuple[Block, ...]:
    """The state on one page: the figures asked for first, what needs a look, is due."""
    first = Tiles((_owed(facts), _cost(facts), _due(facts), _cash(facts)))
    second = Tiles(tuple(_room(facts)))
    pressing = [row for row in facts.pressing if row.level is not Level.NOTICE]
    shown = [say(row.say) for row in pressing[:_MOST]]
    if len(pressing) > _MOST:
        shown.append(tr("… and {n} more.").format(n=len(pressing) - _MOST))
    if not shown:
        shown.append(tr("Nothing is late, frozen or short of cash."))
    return (
        first,
        second,
        Heading(tr("What needs a look")),
        Points(tuple(shown)),
        Heading(tr("The next payments")),
        dues_report.next_ones(facts, _NEXT),
    )


def _room(facts: Facts) -> Iterator[Tile]:
    """What could still be drawn, and what is used of it."""
    seen = notes(facts, "seen")
    open_ = [row for row in facts.listed_limits if row.state is LineState.OPEN]
    limit = total(row.limit for row in open_)
    used = total(row.used for row in open_)
    lines = tr("of {n} open lines").format(n=len(open_))
    target = limits_report.title()
    yield Tile(tr("Limits"), say(limit), lines, target, seen)
    share = Decimal(used.minor) / Decimal(limit.minor) if limit else None
    words = tr("of all limits") if share is not None else tr("no limit is recorded")
    told = "–" if share is None else percent(share, 0)
    yield Tile(tr("In use"), told, words, target, seen)
    late = [row for row in facts.debts if row.days_late]
    yield Tile(
        tr("Loans and cards paid late"),
        str(len(late)),
        tr("the oldest by {n} days").format(n=max(row.days_late for row in late))
        if late
        else tr("all are on time"),
        dues_report.title(facts),
    )
    yield _end(facts)


def _end(facts: Facts) -> Tile:
    last = max((day for day, _ in facts.unpaid), default=None)
    return Tile(
        tr("Last instalment"),
        say(last) if last else "–",
        tr("as the contracts run") if last else tr("nothing falls due"),
        dues_report.title(facts),
        notes(facts, "bills") if last else (),
    )


def _owed(facts: Facts) -> Tile:
    return Tile(
        tr("Owed"),
        say(facts.owed),
        tr("{n} loans and cards").format(n=len(facts.debts)),
        loans_report.title(),
        notes(facts, "owed"),
    )


def _cost(facts: Facts) -> Tile:
    annual = facts.annual
    return Tile(
        tr("True cost a year"),
        "–" if annual is None else percent(annual),
        tr("of the loans, simple, weighted by what is owed"),
        loans_report.title(),
        notes(facts, "cost") if annual is not None else (),
    )


def _due(facts: Facts) -> Tile:
    overdue = facts.overdue
    return Tile(
        tr("Due within 30 days"),
        say(facts.due_soon),
        tr("and {amount} overdue").format(amount=say(overdue))
        if overdue
        else tr("nothing is overdue"),
        dues_report.title(facts),
        notes(facts, "bills"),
    )


def _cash(facts: Facts) -> Tile:
    view = facts.cash
    known = view.counted_on is not None
    return Tile(
        tr("Lowest cash in 12 months"),
        say(view.lowest.amount) if known else "–",
        tr("on {day}").format(day=say(view.lowest.on))
        if known
        else tr("no cash at hand is recorded"),
        cash_report.title(),
        notes(facts, "counted", "expected") if known else (),
    )

"""What stands before the sections: whose book, as of when, its state at a glance."""

from collections.abc import Sequence
from datetime import date

from planner.app.queries import Level
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.say import percent, say
from reports import basis_report, cash_report, dues_report, loans_report
from reports.document import Block, Document, Heading, Points, Section, Tile, Tiles
from reports.facts import Facts

_MOST = 6  # warnings on the first page
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def document(
    title: str, facts: Facts, status: Sequence[Block], sections: Sequence[Section]
) -> Document:
    """A report with the frame that all kinds share."""
    return Document(
        title=title,
        owner=facts.book.profile.name,
        subtitle=_subtitle(facts.on),
        on=facts.on,
        language=_LANGUAGES[i18n.language()],
        status=tuple(status),
        sections=tuple(sections),
        closing=basis_report.disclaimer(),
        maker=basis_report.MAKER,
        mark=basis_report.fingerprint(facts.book),
        paper=facts.options.paper,
    )


def _subtitle(on: date) -> str:
    words = tr("As of {day}, from the owner's own records; amounts in yuan.")
    return words.format(day=say(on))


def status(facts: Facts) -> tuple[Block, ...]:
    """The four figures that everybody asks for first, and what needs a look."""
    tiles = (_owed(facts), _cost(facts), _due(facts), _cash(facts))
    pressing = [row for row in facts.warnings if row.level is not Level.NOTICE]
    if not pressing:
        return (Tiles(tiles),)
    shown = [say(row.say) for row in pressing[:_MOST]]
    if len(pressing) > _MOST:
        shown.append(tr("… and {n} more.").format(n=len(pressing) - _MOST))
    return (Tiles(tiles), Heading(tr("What needs a look")), Points(tuple(shown)))


def _owed(facts: Facts) -> Tile:
    return Tile(
        tr("Owed"),
        say(facts.owed),
        tr("{n} loans and cards").format(n=len(facts.debts)),
        loans_report.title(),
    )


def _cost(facts: Facts) -> Tile:
    annual = facts.annual
    return Tile(
        tr("True cost a year"),
        "–" if annual is None else percent(annual),
        tr("of the loans, simple, weighted by what is owed"),
        loans_report.title(),
    )


def _due(facts: Facts) -> Tile:
    overdue = facts.overdue
    return Tile(
        tr("Due within 30 days"),
        say(facts.due_soon),
        tr("and {amount} overdue").format(amount=say(overdue))
        if overdue
        else tr("nothing is overdue"),
        dues_report.title(),
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
    )

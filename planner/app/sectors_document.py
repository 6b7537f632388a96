"""What fits which sort of firm, for a program to read: ``show BOOK sectors``."""

from planner.app.json_rows import plain
from planner.app.queries import Look
from planner.app.queries_sectors import SectorChannel, sector_channels
from planner.app.text_table import text_table
from planner.model.dated import Dated
from planner.model.offers import Sector
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.offers import told
from planner.wording.say import say

Document = dict[str, object]


def sectors_document(look: Look) -> Document:
    """Every sort of firm with its channels, in the order of the catalogue."""
    return {
        "sectors": [
            {
                "sector": sector.value,
                "name": say(sector),
                "channels": [_channel(one) for one in sector_channels(sector, look.on)],
            }
            for sector in Sector
        ]
    }


def _channel(one: SectorChannel) -> Document:
    return {
        "channel": one.channel.id,
        "name": say(one.channel.name),
        "direct": one.direct,
        "template": one.template,
        "fit": _dated(one.fit, say(one.fit.value.say)),
        "who": None if one.who is None else _dated(one.who, say(one.who.value)),
        "papers": None
        if one.papers is None
        else _dated(one.papers, [say(paper) for paper in one.papers.value]),
        "money_in": None
        if one.money_in is None
        else {
            **_dated(one.money_in, told(one.money_in.value)),
            "days": plain(one.days),
        },
        "remarks": [_dated(remark, say(remark.value)) for remark in one.remarks],
    }


def _dated(entry: Dated[object], value: object) -> Document:
    return {
        "say": value,
        "grade": entry.grade.value,
        "checked_on": entry.checked_on.isoformat(),
        "source": entry.source.title.in_(i18n.language()),
        "note": None if entry.note is None else entry.note.in_(i18n.language()),
    }


def sectors_text(look: Look) -> str:
    """The same as a table; how sure each fact is stands in brackets."""
    headings = (
        tr("Sort of firm"),
        tr("Channel"),
        tr("Money comes within"),
        tr("Papers"),
    )
    rows = [
        (
            say(sector),
            say(one.channel.name),
            _graded(one.money_in, told(one.money_in.value) if one.money_in else ""),
            _graded(one.papers, say(one.papers.value) if one.papers else ""),
        )
        for sector in Sector
        for one in sector_channels(sector, look.on)
    ]
    return text_table(headings, rows)


def _graded(entry: Dated[object] | None, said: str) -> str:
    if entry is None:
        return tr("not known: ask the bank")
    return tr("{say} (grade {grade})").format(say=said, grade=say(entry.grade))

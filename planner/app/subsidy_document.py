"""A loan's cost with a subsidy, for the verb that prices terms."""

from collections.abc import Iterator
from datetime import date

from planner.app.channel_rows import dated_document
from planner.app.subsidies import OwnSubsidy, entry_for, grants_of, scheme_of
from planner.lean import dataclass
from planner.model.rules import SubsidyScheme
from planner.schedule.cost import only, xirr
from planner.schedule.schedule import Schedule
from planner.schedule.subsidy import Subsidised, subsidised
from planner.schedule.yearly import paid_flows
from planner.wording.i18n import language, tr
from planner.wording.say import money, percent, say


@dataclass(frozen=True, slots=True)
class Priced:
    """A schedule with its subsidy; ``scheme`` is None for own figures."""

    plan: Schedule
    scheme: SubsidyScheme | None
    found: Subsidised


def priced(plan: Schedule, asked: str | OwnSubsidy) -> Priced:
    """The schedule under a scheme of the catalogue or under own figures.

    Raises:
        FieldError: no scheme of that id.
    """
    if isinstance(asked, OwnSubsidy):
        return Priced(plan, None, subsidised(plan, [asked.grant()]))
    scheme = scheme_of(asked)
    return Priced(plan, scheme, subsidised(plan, grants_of(scheme)))


def subsidy_document(one: Priced, on: date) -> dict[str, object]:
    """What is paid, what the loan then costs, and what it rests on."""
    annual = one.found.annual
    with_it = only(xirr(paid_flows(one.plan, one.found.paid)))
    document: dict[str, object] = {
        "total": str(one.found.total),
        "rows": [
            {"due": due.isoformat(), "amount": str(amount)}
            for due, amount in one.found.paid.items()
        ],
        "annual": {
            "nominal": None if annual.nominal is None else format(annual.nominal, "f"),
            "effective": (
                None if annual.effective is None else format(annual.effective, "f")
            ),
        },
        "xirr": format(with_it, "f"),
        "says": [say(words) for words in one.found.says],
    }
    if one.scheme is None:
        return document
    entry = entry_for(one.scheme, one.plan.terms.drawn_on)
    rule = {
        "id": one.scheme.id,
        "name": one.scheme.name.in_(language()),
        "say": entry.value.say.in_(language()),
        "notice": entry.value.notice.in_(language()),
    }
    return document | rule | dated_document(entry, on, language())


def subsidy_lines(one: Priced) -> Iterator[str]:
    """The same to read."""
    words = tr("Subsidy: {amount} in all; with it {rate} a year.")
    if one.found.annual.nominal is not None:
        yield words.format(
            amount=money(one.found.total), rate=percent(one.found.annual.nominal)
        )
    yield from map(say, one.found.says)
    if one.scheme is not None:
        entry = entry_for(one.scheme, one.plan.terms.drawn_on)
        rests = tr("It rests on {notice} ({source}).")
        yield rests.format(
            notice=entry.value.notice.in_(language()),
            source=entry.source.title.in_(language()),
        )

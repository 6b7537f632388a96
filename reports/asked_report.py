"""What a borrower asks a bank for, and how it is to be repaid."""

from collections.abc import Iterator

from planner.model.declared import Need, SavedPlan
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day
from reports.document import Block, Column, Heading, Note, Section, Table, Tone
from reports.facts import Facts
from reports.granted import resting
from reports.words import sentences

_BLANK = "\n"  # room to write by hand


def asked(facts: Facts) -> Section:
    """The needs that the book holds; without one, room for the pen."""
    needs = sorted(facts.book.needs.values(), key=lambda need: (need.by, need.id))
    blocks = [*(_needs(needs) if needs else _by_hand(facts))]
    is_told = bool(needs or facts.kept_plans)
    if is_told:
        blocks += _repaid(facts)
    made = Section(tr("What we ask for"), tuple(blocks))
    keys = ("counted", "reserve", "expected", "bills") if is_told else ()
    return resting(made, facts, *keys)


def _by_hand(facts: Facts) -> Iterator[Block]:
    yield Note(
        tr("To be filled in by hand before the talk; the book holds no need."),
        Tone.SMALL,
    )
    labels = [tr("Amount asked for"), tr("For what"), tr("For how long")]
    if not facts.kept_plans:
        labels.append(tr("How it will be repaid"))
    yield pairs([(label, _BLANK) for label in labels])


def _needs(needs: list[Need]) -> Iterator[Block]:
    for need in needs:
        rows = [
            (tr("Amount asked for (yuan)"), plain(need.amount)),
            (tr("Needed by"), short_day(need.by)),
            (tr("For how long"), tr("{n} months").format(n=need.months)),
            (tr("For what"), need.purpose or _BLANK),
        ]
        yield pairs(rows)


def _repaid(facts: Facts) -> Iterator[Block]:
    """From kept plans and the forecast."""
    yield Heading(tr("How it will be repaid"))
    for one in facts.kept_plans:
        yield Note(planned(one))
    yield Note(_forecast(facts))


def planned(one: SavedPlan) -> str:
    """A kept plan in a sentence or two."""
    words = tr("Plan “{name}” of {day}: {n} steps, interest and fees of {cost}.")
    said = [
        words.format(
            name=one.name,
            day=say(one.made_on),
            n=len(one.steps),
            cost=say(one.total),
        )
    ]
    if one.free_on is not None:
        said.append(tr("All is repaid on {day}.").format(day=say(one.free_on)))
    if one.adopted_on is not None:
        said.append(tr("It is followed since {day}.").format(day=say(one.adopted_on)))
    return sentences(*said)


def _forecast(facts: Facts) -> str:
    view = facts.cash
    if view.counted_on is None:
        return tr("No cash at hand is recorded, so no forecast says what is left.")
    words = tr(
        "With all dues of this paper, and without new money, cash is lowest on {day},"
        " at {amount}; the reserve is {reserve}."
    )
    return words.format(
        day=say(view.lowest.on),
        amount=say(view.lowest.amount),
        reserve=say(view.reserve),
    )


def pairs(rows: list[tuple[str, str]]) -> Table:
    """Labels and what belongs to them."""
    return Table((Column(""), Column("", 1)), tuple(rows), "")

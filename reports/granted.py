"""What figures take for granted, by what it is about; else a footnote were a guess."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from planner.app.queries import LineState
from planner.catalogue.read import catalogue
from planner.model import bands
from planner.model.book import Book
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.say import percent, say, short_day
from reports.document import Section
from reports.facts import Facts


def taken(book: Book) -> dict[str, str]:
    """What every report takes for granted, by what it is about."""
    assumed = book.assumed
    return {
        "reserve": tr("Reserve that plans never touch: {amount}.").format(
            amount=say(assumed.reserve)
        ),
        "prepay": tr("Smallest prepayment that a plan proposes: {amount}.").format(
            amount=say(assumed.prepay_minimum)
        ),
        "confidence": tr(
            "Share of scenarios that a financing mix must stand: {share}."
        ).format(share=percent(assumed.confidence, places=None)),
        "share": tr("Most that one lender may hold of new financing: {share}.").format(
            share=percent(assumed.largest_share, places=None)
        ),
        "claims": _claims(assumed.factor_reliance, assumed.factor_profile),
        "expected": tr(
            "Expected rows count on their day with their whole amount; incomes less"
            " certain than {share} do not count at all."
        ).format(share=percent(assumed.confidence, places=None)),
    }


def note(facts: Facts, key: str) -> str:
    """One thing that figures take for granted; empty where there is none.

    Args:
        facts: of the book.
        key: of ``taken``, or of what this module knows beside.
    """
    made = _OTHERS.get(key)
    return taken(facts.book)[key] if made is None else made(facts)


def notes(facts: Facts, *keys: str) -> tuple[str, ...]:
    """Several of them, those left out of which there are none."""
    told = (note(facts, key) for key in keys)
    return tuple(text for text in told if text)


def resting(section: Section, facts: Facts, *keys: str) -> Section:
    """The section with footnotes for what it takes for granted."""
    return replace(section, notes=(*section.notes, *notes(facts, *keys)))


def _claims(reliance: bool, profile: bool) -> str:  # noqa: FBT001  # two of a kind
    counted = [
        name
        for name, on in (
            (tr("reliance on credit"), reliance),
            (tr("gaps in the profile"), profile),
        )
        if on
    ]
    if not counted:
        return tr("Claims about limits without evidence are left out of the estimates.")
    words = tr("Claims without evidence that count in the estimates: {names}.")
    return words.format(names=tr(", ").join(counted))


def fen() -> str:
    """How amounts are rounded."""
    return tr(
        "All amounts are whole fen; interest is computed exactly and rounded as each"
        " contract says."
    )


def cost() -> str:
    """What a true annual cost is."""
    return tr(
        "The true annual cost is the internal rate of return of what is received and"
        " paid, all fees in it: the simple rate is the rate per period times the"
        " periods of a year, the compounded one lets each period's rate bear interest."
    )


def _owed(_facts: Facts) -> str:
    return tr(
        "Owed: of loans the principal not yet paid, overdue principal in it; of cards"
        " the whole balance. Interest since the last due day comes on top."
    )


def bills() -> str:
    """What dues count."""
    return tr(
        "Card bills count with their whole balance. Interest of later periods is as"
        " agreed today: a change of rate, an early or a late payment changes it."
    )


def collections() -> str:
    """How payments of customers are judged."""
    return tr(
        "The probability is that it comes by its due day; of what is late already,"
        " within 30 more days. Ranges hold 80 % of what so few payments can mean."
    )


def _counted(facts: Facts) -> str:
    on = facts.cash.counted_on
    words = tr("Cash begins with what was counted on {day}, your own record.")
    return words.format(day=short_day(on)) if on else ""


def _seen(facts: Facts) -> str:
    days = [row.as_of for row in facts.listed_limits if row.state is LineState.OPEN]
    if not days:
        return ""
    first, last = min(days), max(days)
    words = tr(
        "Limits are as each app last showed them, your own readings of {first} to"
        " {last}; what is frozen or closed does not count."
    )
    if first == last:
        words = tr(
            "Limits are as each app last showed them on {day}, your own reading; what"
            " is frozen or closed does not count."
        )
    told = (short_day(first), short_day(last))
    return words.format(first=told[0], last=told[1], day=told[0])


def _lines(facts: Facts) -> str:
    return lines_of_law(facts.on)


def lines_of_law(on: date) -> str:
    """The lines of the charts of cost, each with its grade and day."""
    known = bands.lines(catalogue().bands, catalogue().benchmarks, on)
    words = tr("{rate}: {line} ({grade}, checked on {day})")
    told = [
        words.format(
            rate=percent(line.value),
            line=line.name.in_(i18n.language()),
            grade=say(line.grade),
            day=short_day(line.checked_on),
        )
        for line in known
        if not line.lender_kinds
    ]
    return tr("Lines for every lender: {lines}.").format(lines=tr("; ").join(told))


_OTHERS: Mapping[str, Callable[[Facts], str]] = MappingProxyType(
    {
        "fen": lambda _: fen(),
        "cost": lambda _: cost(),
        "bills": lambda _: bills(),
        "owed": _owed,
        "counted": _counted,
        "seen": _seen,
        "lines": _lines,
    }
)

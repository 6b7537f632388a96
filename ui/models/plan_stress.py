"""The columns of what may go wrong, and of the dues that break then."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from planner.app.mend_text import mend_text
from planner.lean import dataclass
from planner.money import ZERO, Money
from planner.phrases import Phrase
from planner.plan.plan import Step
from planner.wording.i18n import tr
from planner.wording.say import plain, short_day
from ui.models.table import Column, Side
from ui.theme import Tone

if TYPE_CHECKING:
    # It brings the arrays, which no page should wait for.
    from planner.plan.scenarios import Stress

Named = Callable[[str], str]

_SHOCKS = {
    "income-late": Phrase("If income comes a month late"),
    "income-lost": Phrase("If a month's income is lost"),
    "dearer": Phrase("If interest rises by one point a year"),
    "frozen": Phrase("If a line is frozen and buys nothing more"),
}
_LONGER = {
    "income-late": Phrase("If income comes {n} months late"),
    "income-lost": Phrase("If the income of {n} months is lost"),
}


@dataclass(frozen=True, slots=True)
class Shaken:
    """What one shock does, in words ready to show.

    Attributes:
        missing: so much more at hand would mend it.
        since: the first day on which it is missing; None where nothing is.
        ask_first: whose due is best put off; empty where none breaks.
        mending: the least that mends it, a sentence a request.
    """

    shock: str
    missing: Money
    since: date | None
    broken: tuple[Step, ...]
    ask_first: str
    mending: tuple[str, ...] = ()


def shaken(stresses: "Iterable[Stress]", named: Named) -> tuple[Shaken, ...]:
    """Every shock as a row."""
    return tuple(
        Shaken(
            shock_words(one, named),
            one.missing,
            one.since,
            one.broken,
            named(one.ask_first) if one.ask_first else "",
            tuple(mend_text(one.mend, named)),
        )
        for one in stresses
    )


def shock_words(one: "Stress", named: Named) -> str:
    """What goes wrong, in words."""
    if one.line is not None:
        words = tr("If “{line}” is frozen and buys nothing more")
        return words.format(line=named(one.line))
    if one.months > 1 and one.shock.value in _LONGER:
        return tr(_LONGER[one.shock.value]).format(n=one.months)
    return tr(_SHOCKS[one.shock.value])


SHAKEN: tuple[Column[Shaken], ...] = (
    Column(Phrase("What happens"), lambda row: row.shock, grows=True),
    Column(
        Phrase("Missing"),
        lambda row: plain(row.missing) if row.missing else tr("nothing"),
        lambda row: row.missing.minor,
        Side.RIGHT,
        tone=lambda row: Tone.BAD if row.missing > ZERO else Tone.GOOD,
        tip=lambda _: tr("So much more at hand mends it"),
    ),
    Column(Phrase("From"), lambda row: short_day(row.since) if row.since else ""),
    Column(
        Phrase("Dues that break"),
        lambda row: str(len(row.broken)) if row.broken else "",
        lambda row: len(row.broken),
        Side.RIGHT,
    ),
    Column(Phrase("Ask first to put off"), lambda row: row.ask_first),
)


def broken_columns(named: Named) -> tuple[Column[Step], ...]:
    """The columns of dues that break; ``named`` gives the name of a loan or line."""
    return (
        Column(Phrase("Day"), lambda row: short_day(row.on)),
        Column(Phrase("Loan"), lambda row: named(row.loan), grows=True),
        Column(
            Phrase("To pay"),
            lambda row: plain(row.amount),
            lambda row: row.amount.minor,
            Side.RIGHT,
        ),
    )

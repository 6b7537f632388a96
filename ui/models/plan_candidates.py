"""The columns of what a mix leaves out, of applying, and of draws that fail."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from planner.app.usual import channel_name, sold_name
from planner.money import ZERO
from planner.phrases import Phrase
from planner.wording.i18n import language, tr
from planner.wording.say import money, percent, plain, say, short_day
from ui.models.plan_day import ask_by
from ui.models.table import Column, Side
from ui.theme import Tone

if TYPE_CHECKING:
    from planner.plan.pieces import IfFails, NotUsed, Piece

Named = Callable[[str], str]
_FROM = {"book": Phrase("your book"), "catalogue": Phrase("the catalogue")}


def lender(one: "IfFails | NotUsed | Piece", named: Named) -> str:
    """What people call the one that lends or buys."""
    if one.line:
        return named(one.line)
    sold = getattr(one, "sale", None)
    name = channel_name(one.channel)
    return name if sold is None else sold_name(name, sold.debtor, sold.due_on)


def nearest_first(rows: "Iterable[NotUsed]") -> "list[NotUsed]":
    """What is the user's own, then what has a price by that, then the rest."""
    return sorted(
        rows,
        key=lambda one: (
            one.line is None and one.receivable is None,
            one.annual is None,
            one.annual or 0,
            one.channel,
        ),
    )


def to_apply(pieces: "Iterable[Piece]") -> "list[Piece]":
    """Those that must be asked for, the soonest first."""
    asked = (one for one in pieces if one.ask_by is not None or one.papers)
    return sorted(asked, key=lambda one: (one.ask_by or one.on, one.channel))


def unused_columns(named: Named) -> "tuple[Column[NotUsed], ...]":
    """The columns of candidates that are not in the mix."""
    return (
        Column(Phrase("Candidate"), lambda row: _candidate(row, named)),
        Column(
            Phrase("Cost a year"),
            lambda row: "—" if row.annual is None else percent(row.annual),
            lambda row: float(row.annual if row.annual is not None else -1),
            Side.RIGHT,
        ),
        Column(Phrase("Terms from"), lambda row: tr(_FROM[row.terms_from])),
        Column(
            Phrase("Why not"),
            lambda row: say(row.why),
            tip=lambda row: say(row.why),
            grows=True,
        ),
    )


def apply_columns(named: Named) -> "tuple[Column[Piece], ...]":
    """The columns of what to apply for: by when, with which papers."""
    return (
        Column(Phrase("Lender"), lambda row: lender(row, named)),
        Column(
            Phrase("Apply by"),
            ask_by,
            lambda row: (row.ask_by or row.on).toordinal(),
        ),
        Column(
            Phrase("Money comes by"),
            lambda row: short_day(row.arrives_on) if row.arrives_on else "—",
            tip=lambda _: tr("If asked for today"),
        ),
        Column(
            Phrase("Lends to"), lambda row: row.who.in_(language()) if row.who else "—"
        ),
        Column(
            Phrase("Papers"),
            lambda row: _papers(row) or "—",
            tip=_papers,
            grows=True,
        ),
    )


def failing_columns(named: Named) -> "tuple[Column[IfFails], ...]":
    """The columns of what to do when one draw brings nothing."""
    return (
        Column(Phrase("If this draw fails"), lambda row: lender(row, named)),
        Column(
            Phrase("Is missing"),
            lambda row: plain(row.missing),
            lambda row: row.missing.minor,
            Side.RIGHT,
        ),
        Column(
            Phrase("Turn to, in this order"),
            lambda row: _turns(row, named) or "—",
            tip=lambda row: _turns(row, named),
            grows=True,
        ),
        Column(
            Phrase("Stays open"),
            lambda row: plain(row.left_open) if row.left_open > ZERO else "",
            lambda row: row.left_open.minor,
            Side.RIGHT,
            tone=lambda _: Tone.BAD,
        ),
    )


def _candidate(row: "NotUsed", named: Named) -> str:
    if row.receivable is None:
        return lender(row, named)
    words = tr("{way}: {receivable}")
    name = named(row.receivable)
    return words.format(way=lender(row, named), receivable=name)


def _papers(row: "Piece") -> str:
    return tr("; ").join(paper.in_(language()) for paper in row.papers)


def _turns(row: "IfFails", named: Named) -> str:
    turns = (
        f"{number}. {lender(one, named)} {money(one.amount)}"
        for number, one in enumerate(row.turn_to, 1)
    )
    return "   ".join(turns)

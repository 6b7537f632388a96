"""Estimates as JSON and as text; without it the verb and others would differ."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from planner.app.json_rows import fields
from planner.app.own_priors import beliefs
from planner.app.queries_advice import advice
from planner.app.queries_windows import standby, windows_ahead
from planner.app.text_table import text_table
from planner.credit.drawable import RISK_WORDS
from planner.credit.estimate import Estimate, FactorShare, TooLittleKnown
from planner.credit.history import Change
from planner.credit.rates import EVENTS
from planner.credit.reasons import NAMES
from planner.credit.signs import Sign
from planner.model.book import Book
from planner.wording.i18n import tr
from planner.wording.say import percent, say

_PLACES = 6
_NEWEST = 3  # changes told as text; the document has all


def document(
    estimates: Iterable[Estimate | TooLittleKnown],
) -> dict[str, object]:
    """``{"lines": [...]}``, and ``unknown`` where an estimate cannot be."""
    lines, unknown = [], []
    for one in estimates:
        if isinstance(one, TooLittleKnown):
            unknown.append({"line": one.line, "why": say(one.why)})
        else:
            lines.append(_line(one))
    return {"lines": lines} | ({"unknown": unknown} if unknown else {})


def own(book: Book) -> dict[str, object]:
    """What the user put into the estimates: changed values and declared windows."""
    changed = [fields(row) for row in beliefs(book) if row.own is not None]
    declared = [fields(row) for row in book.windows.values()]
    found: dict[str, object] = {"priors": changed} if changed else {}
    return found | ({"windows": declared} if declared else {})


def ahead(book: Book, on: date) -> dict[str, object]:
    """The days ahead on which a draw may fail, and what stands by."""
    return {
        "ahead": [fields(row) for row in windows_ahead(book, on)],
        "standby": fields(standby(book, on)),
    }


def own_says(book: Book) -> list[str]:
    """The same to read."""
    edited = tr("You changed a value on {day}: {what} is {own}; shipped is {shipped}.")
    window = tr("You declared “{name}”, {since} to {until}.")
    return [
        *(
            edited.format(
                day=say(row.made_on),
                what=say(row.name),
                own=row.own,
                shipped=row.shipped,
            )
            for row in beliefs(book)
            if row.own is not None and row.made_on is not None
        ),
        *(
            window.format(name=one.name, since=say(one.since), until=say(one.until))
            for one in book.windows.values()
        ),
    ]


def _line(one: Estimate) -> dict[str, object]:
    learned = one.learned
    return {
        "line": one.line,
        "as_of": one.as_of.isoformat(),
        "limit": str(one.limit),
        "forecast": [
            {
                "months": ahead.months,
                "low": str(ahead.low),
                "middle": str(ahead.middle),
                "high": str(ahead.high),
                "p_rise": round(ahead.p_rise, _PLACES),
                "p_cut": round(ahead.p_cut, _PLACES),
                "p_freeze": round(ahead.p_freeze, _PLACES),
                "mean": str(ahead.mean),
            }
            for ahead in one.forecast
        ],
        "drawable": {
            "risk": one.drawable.risk.value,
            "reasons": [say(reason) for reason in one.drawable.reasons],
        },
        "factors": [_factor(share) for share in one.factors],
        "moved": str(one.moved),
        "type": one.type.value,
        "learned": {
            event.value: {"a": round(a, _PLACES), "b": round(b, _PLACES)}
            for event, a, b in zip(EVENTS, learned.a, learned.b, strict=True)
        },
        "pace": {
            event.value: round(times, _PLACES)
            for event, times in zip(EVENTS, one.pace, strict=True)
        },
        "advice": [fields(row) for row in advice(one)],
        "notes": [say(note) for note in one.notes],
        "history": [_change(change) for change in one.history],
    }


def _change(change: Change) -> dict[str, object]:
    turn = change.turn
    return {
        "on": turn.on.isoformat(),
        "since": turn.since.isoformat(),
        "kind": turn.kind.value,
        "from": str(turn.before),
        "to": str(turn.after),
        "before": [_sign(sign) for sign in change.before],
        "say": say(change.say),
        "row": turn.record,
    }


def _sign(sign: Sign) -> dict[str, object]:
    return {
        "what": sign.what.value,
        "on": sign.on.isoformat(),
        "say": say(sign.say),
        "grade": sign.grade.value if sign.grade else None,
        "rows": list(sign.rows),
    }


def _factor(share: FactorShare) -> dict[str, object]:
    return {
        "factor": share.factor,
        "direction": share.direction.value,
        "effect": str(share.effect),
        "grade": share.grade.value,
        "say": say(share.say),
        "value": None if share.value is None else round(share.value, _PLACES),
        "log_rates": {
            event.value: round(added, _PLACES)
            for event, added in zip(EVENTS, share.log_rates, strict=True)
        },
        "rows": list(share.rows),
    }


def text(estimates: Iterable[Estimate | TooLittleKnown]) -> str:
    """The same to read."""
    return "\n\n".join(
        f"{one.line}: {say(one.why)}"
        if isinstance(one, TooLittleKnown)
        else "\n".join(_told(one))
        for one in estimates
    )


def _told(one: Estimate) -> list[str]:
    headings = [
        tr("Months"),
        tr("Low"),
        tr("Middle"),
        tr("High"),
        tr("Rise"),
        tr("Cut"),
        tr("Freeze"),
    ]
    rows = [
        [
            str(ahead.months),
            say(ahead.low),
            say(ahead.middle),
            say(ahead.high),
            *(
                percent(Decimal(p), 1)
                for p in (ahead.p_rise, ahead.p_cut, ahead.p_freeze)
            ),
        ]
        for ahead in one.forecast
    ]
    risk = say(RISK_WORDS[one.drawable.risk])
    because = tr(", ").join(say(reason) for reason in one.drawable.reasons)
    parts = [
        tr("{line}: limit {limit} on {day}").format(
            line=one.line, limit=say(one.limit), day=say(one.as_of)
        ),
        text_table(headings, rows, right=range(7)),
        tr("Risk that a drawing fails: {risk} ({why})").format(risk=risk, why=because),
    ]
    moving = [share for share in one.factors if share.effect.minor]
    if moving:
        headings = [tr("Factor"), tr("Effect"), tr("Grade"), tr("Why")]
        told = [
            [
                say(NAMES[share.factor]),
                say(share.effect),
                say(share.grade),
                say(share.say),
            ]
            for share in moving
        ]
        parts.append(text_table(headings, told, right=[1]))
    if one.history:
        newest = one.history[:_NEWEST]
        parts += [tr("What happened before"), *(f"- {say(c.say)}" for c in newest)]
    return [*parts, *(say(note) for note in one.notes)]

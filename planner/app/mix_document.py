"""A financing mix as JSON and as text to read; both say the same."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from planner.app.text_table import text_table
from planner.app.usual import channel_name
from planner.plan.pieces import DoNotBorrow, FoundMix, LimitValue, Outcome, Piece
from planner.plan.rules import Refusal
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, say, short_day

Document = dict[str, object]
Named = Callable[[str], str]


def document(outcome: Outcome) -> Document:
    """The JSON document of the verb ``finance``."""
    refused = [_refusal(one) for one in outcome.refused]
    match outcome:
        case FoundMix():
            return {
                "outcome": "found",
                "mix": [_piece(one) for one in outcome.mix],
                "standby": [_piece(one) for one in outcome.standby],
                "own_cash": str(outcome.own_cash),
                "cost": {
                    "expected": str(outcome.cost),
                    "annual": _ratio(outcome.annual),
                },
                "shortfall": {
                    "probability": outcome.shortfall.probability,
                    "mean_of_worst": str(outcome.shortfall.mean_of_worst),
                },
                "frontier": [
                    {"cost": str(one.cost), "mean_of_worst": str(one.mean_of_worst)}
                    for one in outcome.frontier
                ],
                "concentration": {
                    "largest_share": float(outcome.largest_share),
                    "lenders": outcome.lenders,
                },
                "limit_values": [_value(one) for one in outcome.values],
                "refused": refused,
                "advice": [say(one) for one in outcome.advice],
            }
        case DoNotBorrow():
            return {
                "outcome": "do-not-borrow",
                "mix": [],
                "why": [say(one) for one in outcome.why],
                "own_cash": str(outcome.own_cash),
                "refused": refused,
            }
        case _:
            return {
                "outcome": "infeasible",
                "mix": [_piece(one) for one in outcome.mix],
                "own_cash": str(outcome.own_cash),
                "missing": str(outcome.missing),
                "refused": refused,
                "why": [say(one) for one in outcome.why],
            }


def text(outcome: Outcome, named: Named = str) -> str:
    """The same to read, in the chosen language; ``named`` names a line."""
    match outcome:
        case FoundMix():
            lines = list(_found_text(outcome, named))
        case DoNotBorrow():
            lines = [tr("Do not borrow:"), *(f"- {say(one)}" for one in outcome.why)]
        case _:
            words = tr("The need cannot be met: {missing} is missing.")
            lines = [words.format(missing=say(outcome.missing))]
            lines += [f"- {say(one)}" for one in outcome.why]
            lines += ["", *_table(outcome.mix, named)] if outcome.mix else []
    for refusal in outcome.refused:
        words = tr("Left out: {channel}. {rule} ({notice}, since {day})")
        ruling = refusal.ruling.value
        language = i18n.language()
        lines.append(
            words.format(
                channel=_lender(refusal, named),
                rule=ruling.say.in_(language),
                notice=ruling.notice.in_(language),
                day=short_day(refusal.ruling.from_),
            )
        )
    return "\n".join(lines)


def _found_text(found: FoundMix, named: Named) -> Iterator[str]:
    yield from (say(one) for one in found.advice)
    yield ""
    if found.own_cash.minor:
        words = tr("First {cash} of your own cash above the reserve, then:")
        yield words.format(cash=say(found.own_cash))
        yield ""
    yield from _table(found.mix, named)
    yield ""
    words = tr("Cost {cost}; {annual} a year")
    yield words.format(cost=say(found.cost), annual=_percent(found.annual))
    words = tr(
        "With {chance} something may be missing; {mean} in the mean of the worst"
    )
    yield words.format(
        chance=percent(Decimal(str(round(found.shortfall.probability, 4)))),
        mean=say(found.shortfall.mean_of_worst),
    )
    for one in found.values:
        words = tr("One more yuan of limit at {lender} would save {saves} yuan")
        yield words.format(lender=_lender(one, named), saves=f"{one.saves:.4f}")
    if found.standby:
        yield ""
        yield tr("If a draw fails, turn to:")
        yield from _table(found.standby, named)


def _table(pieces: Sequence[Piece], named: Named) -> Iterator[str]:
    headings = (tr("Lender"), tr("Amount"), tr("Day"), tr("Method"), tr("Cost a year"))
    way = tr("{method}, {n} months")
    rows = [
        (
            _lender(piece, named),
            plain(piece.amount),
            short_day(piece.on),
            way.format(method=say(piece.method), n=piece.periods),
            _percent(piece.annual),
        )
        for piece in pieces
    ]
    yield text_table(headings, rows, right=(1, 4))
    for piece in pieces:
        words = tr("{lender}: {why}")
        yield words.format(lender=_lender(piece, named), why=_because(piece))


def _lender(one: Piece | Refusal | LimitValue, named: Named) -> str:
    return channel_name(one.channel) if one.line is None else named(one.line)


def _because(piece: Piece) -> str:
    return tr("; ").join(say(one) for one in piece.why)


def _piece(piece: Piece) -> Document:
    named = {"channel": piece.channel} if piece.line is None else {"line": piece.line}
    made: Document = {
        **named,
        "amount": str(piece.amount),
        "on": piece.on.isoformat(),
        "method": piece.method.value,
        "periods": piece.periods,
        "annual": _ratio(piece.annual),
        "why": _because(piece),
    }
    if piece.ask_by is not None:
        made["ask_by"] = piece.ask_by.isoformat()
    return made


def _value(one: LimitValue) -> Document:
    named = {"channel": one.channel} if one.line is None else {"line": one.line}
    return {**named, "saves": f"{one.saves:.4f}"}


def _refusal(one: Refusal) -> Document:
    made: Document = {"channel": one.channel, "rule": one.rule}
    if one.line is not None:
        made["line"] = one.line
    return made


def _ratio(ratio: Decimal | None) -> str | None:
    return None if ratio is None else format(ratio, "f")


def _percent(ratio: Decimal | None) -> str:
    return "" if ratio is None else percent(ratio)

"""A financing mix as JSON; ``mix_text`` says the same to people."""

from decimal import Decimal

from planner.model.dated import Text
from planner.plan.pieces import (
    DoNotBorrow,
    FoundMix,
    IfFails,
    Instead,
    Left,
    LimitValue,
    NotUsed,
    Outcome,
    Piece,
    Sold,
)
from planner.plan.rules import Refusal
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.say import say

Document = dict[str, object]


def document(outcome: Outcome) -> Document:
    """The JSON document of the verb ``finance``."""
    told = {
        "refused": [_refusal(one) for one in outcome.refused],
        "not_used": [
            *(_not_used(one) for one in outcome.not_used),
            *(_forbidden(one) for one in outcome.refused),
        ],
    }
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
                    {
                        "cost": str(one.cost),
                        "mean_of_worst": str(one.mean_of_worst),
                        "mix": [_share(piece) for piece in one.mix],
                    }
                    for one in outcome.frontier
                ],
                "concentration": {
                    "largest_share": float(outcome.largest_share),
                    "lenders": outcome.lenders,
                },
                "limit_values": [_value(one) for one in outcome.values],
                "limit_values_why": say(outcome.no_value) if outcome.no_value else None,
                **told,
                "if_fails": [_if_fails(one) for one in outcome.if_fails],
                "gap": outcome.gap,
                "stopped": outcome.is_stopped,
                "advice": [say(one) for one in outcome.advice],
            }
        case DoNotBorrow():
            return {
                "outcome": "do-not-borrow",
                "mix": [],
                "why": [say(one) for one in outcome.why],
                "own_cash": str(outcome.own_cash),
                "instead": [_instead(one) for one in outcome.instead],
                **told,
            }
        case _:
            return {
                "outcome": "infeasible",
                "mix": [_piece(one) for one in outcome.mix],
                "own_cash": str(outcome.own_cash),
                "missing": str(outcome.missing),
                **told,
                "why": [say(one) for one in outcome.why],
            }


def because(piece: Piece) -> str:
    """Why a piece is in the mix, in the chosen language."""
    return tr("; ").join(say(one) for one in piece.why)


def _piece(piece: Piece) -> Document:
    made: Document = {
        **_named(piece),
        "amount": str(piece.amount),
        "on": piece.on.isoformat(),
        "method": piece.method.value,
        "periods": piece.periods,
        "annual": _ratio(piece.annual),
        "why": because(piece),
        "terms_from": piece.terms_from,
    }
    if piece.grade is not None:
        made["grade"] = piece.grade.value
    if piece.sale is not None:
        made["sale"] = _sale(piece.sale)
    made["ask_by"] = _ask_by(piece)
    if piece.arrives_on is not None:
        made["arrives_on"] = piece.arrives_on.isoformat()
    if piece.who is not None:
        made["who"] = _in(piece.who)
    if piece.papers:
        made["papers"] = [_in(paper) for paper in piece.papers]
    return made


def _ask_by(piece: Piece) -> str:
    """The last day to apply; of a line that is drawn at once the day of the draw."""
    return (piece.ask_by or piece.on).isoformat()


def _share(piece: Piece) -> Document:
    return {**_named(piece), "amount": str(piece.amount)}


def _named(one: Piece | LimitValue | NotUsed | IfFails) -> Document:
    return {"channel": one.channel} if one.line is None else {"line": one.line}


def _sale(sold: Sold) -> Document:
    return {
        "receivable": sold.receivable,
        "way": sold.way,
        "lender": sold.lender,
        "debtor": sold.debtor,
        "face": str(sold.face),
        "due_on": sold.due_on.isoformat(),
        "cost": str(sold.cost),
        "rest": str(sold.rest),
        "recourse": sold.recourse,
    }


def _not_used(one: NotUsed) -> Document:
    made = {
        **_named(one),
        "reason": one.reason.value,
        "why": say(one.why),
        "terms_from": one.terms_from,
        "annual": _ratio(one.annual),
    }
    if one.receivable is not None:
        made["receivable"] = one.receivable
    if one.dearer_by is not None:
        made["dearer_by"] = f"{one.dearer_by:.6f}"
    return made


def _forbidden(one: Refusal) -> Document:
    """A refusal as one more candidate that is not used."""
    named = {"channel": one.channel} if one.line is None else {"line": one.line}
    ruling = one.ruling
    return {
        **named,
        "reason": Left.FORBIDDEN.value,
        "why": _in(ruling.value.say),
        "terms_from": "catalogue" if one.line is None else "book",
        "annual": None,
        "rule": one.rule,
    }


def _if_fails(one: IfFails) -> Document:
    return {
        **_named(one),
        **({} if one.sale is None else {"sale": _sale(one.sale)}),
        "missing": str(one.missing),
        "turn_to": [
            {
                **_named(piece),
                "amount": str(piece.amount),
                "annual": _ratio(piece.annual),
                "ask_by": _ask_by(piece),
            }
            for piece in one.turn_to
        ],
        "left_open": str(one.left_open),
    }


def _instead(one: Instead) -> Document:
    made: Document = {
        "kind": one.kind,
        "on": one.on.isoformat(),
        "to": one.to.isoformat(),
        "amount": str(one.amount),
        "at_hand": str(one.at_hand),
    }
    if one.record:
        made["id"] = one.record
    return made


def _value(one: LimitValue) -> Document:
    return {**_named(one), "saves": f"{one.saves:.4f}"}


def _refusal(one: Refusal) -> Document:
    ruling = one.ruling
    made: Document = {
        "channel": one.channel,
        "rule": one.rule,
        "say": _in(ruling.value.say),
        "notice": _in(ruling.value.notice),
        "status": ruling.value.status,
        "since": ruling.from_.isoformat(),
        "source": _in(ruling.source.title),
        "grade": ruling.grade.value,
    }
    if one.line is not None:
        made["line"] = one.line
    return made


def _in(text: Text) -> str:
    return text.in_(i18n.language())


def _ratio(ratio: Decimal | None) -> str | None:
    return None if ratio is None else format(ratio, "f")

"""A financing mix as text to read; JSON alone would leave people out."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from planner.app.mix_document import because
from planner.app.text_table import text_table
from planner.app.usual import channel_name, sold_name
from planner.plan.pieces import (
    DoNotBorrow,
    FoundMix,
    IfFails,
    LimitValue,
    NotUsed,
    Outcome,
    Piece,
    TooLittle,
)
from planner.plan.rules import Refusal
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, say, short_day

Named = Callable[[str], str]


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
    if not isinstance(outcome, DoNotBorrow):
        lines += _left_out(outcome, named)
    lines += (_refused(one, named) for one in outcome.refused)
    return "\n".join(lines)


def _refused(refusal: Refusal, named: Named) -> str:
    """The rule that stands against a lender, with its day, source and grade."""
    ruling = refusal.ruling
    words = tr("Left out: {channel}. {rule} ({notice}, since {day}; {source}, {grade})")
    return words.format(
        channel=_lender(refusal, named),
        rule=say(ruling.value.say),
        notice=say(ruling.value.notice),
        day=short_day(ruling.from_),
        source=say(ruling.source.title),
        grade=say(ruling.grade),
    )


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
    if found.no_value is not None:
        words = tr("One more yuan of limit: {why}")
        yield words.format(why=say(found.no_value))
    if found.standby:
        yield ""
        yield tr("If a draw fails, turn to:")
        yield from _table(found.standby, named)
    yield from (_failing(one, named) for one in found.if_fails)


def _failing(one: IfFails, named: Named) -> str:
    """What to do when one draw brings nothing."""
    part = tr("{lender} {amount}")
    turns = [
        part.format(lender=_lender(piece, named), amount=say(piece.amount))
        for piece in one.turn_to
    ]
    if one.left_open:
        turns.append(tr("{left} stays open").format(left=say(one.left_open)))
    words = tr("If {lender} brings nothing, {missing} is missing: {turns}")
    return words.format(
        lender=_lender(one, named),
        missing=say(one.missing),
        turns=tr("; then ").join(turns),
    )


def _left_out(outcome: FoundMix | TooLittle, named: Named) -> Iterator[str]:
    """Own lines, receivables and whatever could have been drawn, with the reason."""
    words = tr("Not in it: {lender}: {why}")
    for one in outcome.not_used:
        is_near = one.line is not None or one.receivable is not None
        if is_near or one.annual is not None:
            yield words.format(lender=_lender(one, named), why=say(one.why))


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
        yield words.format(lender=_lender(piece, named), why=because(piece))


def _lender(one: Piece | Refusal | LimitValue | NotUsed | IfFails, named: Named) -> str:
    if one.line is not None:
        return named(one.line)
    sold = one.sale if isinstance(one, Piece | IfFails) else None
    name = channel_name(one.channel)
    return name if sold is None else sold_name(name, sold.debtor, sold.due_on)


def _percent(ratio: Decimal | None) -> str:
    return "" if ratio is None else percent(ratio)

"""A piece says why it is there, what it rests on, and who steps in when it fails."""

from datetime import date
from decimal import Decimal

from planner.model import records as r
from planner.model.dated import Grade, Text
from planner.model.declared import Quote
from planner.money import ZERO, Money, total
from planner.plan.finance import mix
from planner.plan.pieces import FoundMix
from tests.helpers import lending, make, owing
from tests.helpers.owing import ON

LINES = tuple(
    lending.line(name, "15000.00", yearly)
    for name, yearly in (("a", "0.06"), ("b", "0.12"), ("c", "0.18"))
)


def found(*records: r.Record, **given: object) -> FoundMix:
    book = owing.book(*records, cash="0.00")
    channels = given.pop("channels", ())
    answer = mix(book, ON, lending.need(), lending.market(*channels), **given)  # type: ignore[arg-type, misc]
    assert isinstance(answer, FoundMix), answer
    return answer


def test_each_piece_says_what_the_mix_would_cost_without_it() -> None:
    answer = found(*LINES)

    for piece in answer.mix:
        assert any("without it" in str(one) for one in piece.why)
        assert piece.terms_from == "book"
        assert piece.grade is None


def test_each_draw_that_fails_has_its_order_of_turning_elsewhere() -> None:
    answer = found(*LINES)

    for one, piece in zip(answer.if_fails, answer.mix, strict=True):
        assert one.missing == piece.amount
        turned = total(part.amount for part in one.turn_to) if one.turn_to else ZERO
        assert turned + one.left_open == one.missing
        assert piece.line not in [part.line for part in one.turn_to]


def test_a_new_lender_tells_whom_it_takes_and_what_it_asks_for() -> None:
    words = Text("身份证", "ID card")
    bank = lending.channel(
        "bank",
        papers=lending.dated((words,)),
        who=lending.dated(Text("任何人", "anybody")),
    )

    answer = found(LINES[0], channels=(bank,))

    (piece,) = [one for one in answer.mix if one.line is None]
    assert piece.papers == (words,)
    assert piece.who == Text("任何人", "anybody")
    assert piece.terms_from == "catalogue"
    assert piece.grade is Grade.PRESS
    assert piece.arrives_on == date(2026, 6, 20)
    assert piece.ask_by == date(2026, 7, 1)


def test_a_receivable_that_is_sold_stands_beside_the_lines() -> None:
    invoice = make.receivable("inv", amount="20000.00", due_on="2026-09-30")
    quote = Quote("inv", "factoring", "F", make.rate("0.01"), Decimal("0.9"), id="q")
    for recourse, words in (
        (False, "without recourse"),
        (True, "you pay back"),
        (None, "nobody told"),
    ):
        one = Quote(**{**vars_of(quote), "recourse": recourse})
        answer = found(invoice, one, *LINES[1:])

        (sold,) = [piece for piece in answer.mix if piece.sale is not None]
        assert sold.sale is not None
        assert sold.sale.receivable == "inv"
        assert sold.sale.face > sold.amount
        assert any(words in str(said) for said in sold.why)
        assert sold.channel == "factoring"
        assert "factoring" not in [piece.channel for piece in answer.standby]
    assert total(piece.amount for piece in answer.mix) == Money(20000_00)


def vars_of(quote: Quote) -> dict[str, object]:
    return {name: getattr(quote, name) for name in Quote.__dataclass_fields__}

"""One more yuan of a limit is worth what it saves; safety has its price."""

from datetime import date
from decimal import Decimal

import pytest

from planner.money import ZERO
from planner.plan import worth
from planner.plan.finance import mix
from planner.plan.pieces import FoundMix
from tests.helpers import lending, owing

ON = date(2026, 6, 20)
LINES = (
    lending.line("cheap", "8000.00", "0.05"),
    lending.line("middle", "12000.00", "0.10"),
    lending.line("dear", "30000.00", "0.20"),
)


def found(confidence: str = "0.5") -> FoundMix:
    book = owing.book(*LINES, cash="0.00")
    need = lending.need(confidence=Decimal(confidence))
    answer = mix(book, ON, need, lending.market())
    assert isinstance(answer, FoundMix)
    return answer


def test_only_limits_that_are_used_up_are_worth_more() -> None:
    answer = found()
    full = {
        piece.line
        for piece in answer.mix
        if piece.line == "cheap" and str(piece.amount) == "8000.00"
    }

    assert {one.line for one in answer.values} >= full
    assert all(one.saves > 0 for one in answer.values)
    assert [one.saves for one in answer.values] == sorted(
        (one.saves for one in answer.values), reverse=True
    )


def test_safety_is_named_where_it_costs() -> None:
    said = [str(one) for one in found("0.99").advice]
    cheap = [str(one) for one in found("0").advice]

    costs = found("0.99").cost - found("0").cost
    assert (costs > ZERO) == any("surer lenders" in one for one in said)
    assert not any("surer lenders" in one for one in cheap)


def test_a_mix_that_none_can_be_cheaper_than_has_no_price_of_safety(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worth.risk, "cheapest", lambda *_: None)

    assert worth.price_of_safety(object(), object()) == ZERO  # type: ignore[arg-type]  # not asked

"""One more yuan of a limit is worth what it saves; safety has its price."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from planner.money import ZERO, Money
from planner.plan import risk, worth
from planner.plan.bearing import bearable
from planner.plan.blend import Blend, priced
from planner.plan.candidates import offers
from planner.plan.finance import mix
from planner.plan.means import means
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


def test_a_limit_value_is_what_the_same_search_saves_with_one_yuan_more() -> None:
    book = owing.book(*LINES, cash="0.00")
    need = lending.need("20000.00", confidence=Decimal("0.5"))
    market = lending.market()
    usable = offers(book, ON, need, market).usable
    whole = need.amount
    blend = Blend(
        tuple(priced(one, need, whole) for one in usable),
        whole,
        need,
        means(book, ON, need),
        market,
        Decimal(1),
        {},
        ON,
    )
    choice, found = bearable(blend)  # type: ignore[misc]
    values = found.values
    assert values is not None
    worst = max(choice.worst(values), worth.LARGEST_WORST * choice.need)

    told = {one.line: one.saves for one in worth.limit_values(blend, choice, values)}

    assert told
    for place, one in enumerate(blend.priced):
        cap, lent = choice.cap.copy(), choice.lent.copy()
        cap[place] += 1
        lent[:, place] += lent[:, place] > 0
        wider = replace(choice, cap=cap, lent=lent, cuts=[])
        other = risk.sought(wider, worst).values
        assert other is not None
        saved = float(choice.cost @ (values - other))
        assert told.get(one.offer.line, 0.0) == pytest.approx(saved, abs=2e-3)


def test_without_a_piece_the_mix_costs_more_or_there_is_none() -> None:
    free = risk.Choice(
        cost=np.array([0.1, 0.2]),
        cap=np.array([100.0, 100.0]),
        rows=(),
        lent=np.full((10, 2), 100.0),
        need=100.0,
        confidence=0.5,
    )

    assert worth.price_without(free, np.array([100.0, 0.0])) == {0: Money(10_00)}
    tight = replace(free, cap=np.array([100.0, 0.0]), cuts=[])
    assert worth.price_without(tight, np.array([100.0, 0.0])) == {0: None}


def test_where_no_limit_has_a_value_the_reason_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    free = risk.Choice(
        cost=np.array([0.1, 0.1]),
        cap=np.array([100.0, 100.0]),
        rows=(),
        lent=np.full((10, 2), 100.0),
        need=100.0,
        confidence=0.5,
    )
    full, half = np.array([100.0, 0.0]), np.array([50.0, 50.0])

    assert "used in full, so" in str(worth.why_no_value(free, half))
    assert "would save nothing" in str(worth.why_no_value(free, full))
    monkeypatch.setattr(worth.risk, "cheapest", lambda *_: None)
    assert "as safe" in str(worth.why_no_value(free, full))

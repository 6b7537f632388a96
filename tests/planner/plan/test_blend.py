"""Amounts come back in whole fen, within every limit."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from planner.money import Money, total
from planner.plan import risk
from planner.plan.blend import Blend, bearable, frontier, priced
from planner.plan.candidates import offers
from planner.plan.means import means
from planner.plan.offers import Reliability
from tests.helpers import lending, owing
from tests.helpers.owing import ON


def blend(rest: str = "20000.00", **reliability: Reliability) -> Blend:
    lines = [lending.line(name, "30000.00", "0.1") for name in ("a", "b", "c")]
    book = owing.book(*lines, owing.salary("5000.00"), cash="0.00")
    need, market = lending.need(rest), lending.market(**reliability)
    whole = Money.parse(rest)
    return Blend(
        priced=tuple(
            priced(offer, need, whole)
            for offer in offers(book, ON, need, market).usable
        ),
        rest=whole,
        need=need,
        means=means(book, ON, need),
        market=market,
        largest_share=Decimal("0.6"),
        debts={},
        on=ON,
    )


def test_fens_left_over_go_where_there_is_room() -> None:
    made = blend()

    amounts = made.amounts(np.array([6666.666, 6666.666, 6666.666]), Money(20000_00))

    assert total(amounts) == Money(20000_00)
    assert max(amounts) - min(amounts) <= Money(100_00)
    assert all(amount.minor % 100_00 == 0 for amount in amounts)
    odd = made.amounts(np.array([6666.666, 6666.666, 6666.666]), Money(20000_01))
    assert total(odd) == Money(20000_01)


def test_a_limit_that_may_be_cut_lends_less_in_bad_scenarios() -> None:
    cut = Reliability(1.0, Money(1000_00), Money(30000_00), Money(30000_00))
    made = blend(a=cut)

    lent = made.lent[:, 0]

    assert set(np.unique(lent)) == {1000.0, 30000.0}
    assert 0.08 < (lent == 1000.0).mean() < 0.12


def test_each_due_day_is_a_limit_of_what_can_be_repaid() -> None:
    made = blend()

    assert made.is_affordable()
    assert len(made.affordable) == 6
    assert made.unaffordable(np.zeros(3)) == (date(2026, 7, 1), made.rest)
    on, lacking = made.unaffordable(np.full(3, 30000.0))
    assert on == date(2026, 8, 1)
    assert lacking > Money(1000_00)


def test_the_chosen_mix_is_bearable_or_as_near_as_may_be() -> None:
    found = bearable(blend())
    assert found is not None
    choice, values = found[0], found[1].values
    assert values is not None
    assert choice.worst(values) <= 0.5 * 20000 + 1
    never = Reliability(0.0, Money(0), Money(0), Money(0))
    hopeless = bearable(blend(a=never, b=never, c=never))
    assert hopeless is not None
    assert hopeless[0].confidence == 0
    assert bearable(blend("900000.00")) is None


def test_a_frontier_leaves_out_what_the_solver_does_not_give(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = blend().choice(0.9)
    whole = list(frontier(made))
    given = iter([risk.cheapest(made, np.inf), None, None, None, None, None])
    monkeypatch.setattr(risk, "cheapest", lambda *_: next(given))

    assert len(whole) == 5
    assert list(frontier(made)) == []


def test_no_frontier_where_nothing_can_be_mixed() -> None:
    assert list(frontier(blend("900000.00").choice(0.9))) == []


def test_where_whole_hundreds_have_no_room_fens_are_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = blend()
    monkeypatch.setattr(Blend, "_has_room", lambda *_: False)

    amounts = made.amounts(np.array([9000.25, 9000.25, 1999.5]), Money(20000_00))

    assert total(amounts) == Money(20000_00)
    assert any(one.minor % 100_00 for one in amounts)


def test_no_mix_is_bearable_where_none_can_be_drawn() -> None:
    assert bearable(blend("200000.00")) is None
    assert bearable(blend("200000.00"), lambda: True) is None

"""Why a candidate is left out: what it would cost, or which limit keeps it out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.model import records as r
from planner.model.offers import Offered
from planner.model.rules import RuleKind
from planner.model.terms import Method
from planner.money import Money
from planner.plan import risk
from planner.plan.finance import mix
from planner.plan.offers import Market, Reliability
from planner.plan.pieces import FoundMix, Left, NotUsed
from tests.helpers import lending, owing
from tests.helpers.owing import ON

SURE = Reliability(1.0, *(Money(30000_00),) * 3)


def left_out(
    *lines: r.Line, market: Market | None = None, share: str = "1", **more: object
) -> dict[str, NotUsed]:
    book = owing.book(*lines, *more.pop("records", ()), cash="0.00")  # type: ignore[misc]
    assumed = replace(book.assumed, largest_share=Decimal(share))
    known = market or lending.market(**{line.id: SURE for line in lines})
    need = lending.need(**more)  # type: ignore[arg-type]
    found = mix(book.with_(assumed), ON, need, known)
    assert isinstance(found, FoundMix), found
    return {one.line or one.channel: one for one in found.not_used}


def line(name: str, yearly: str, **given: object) -> r.Line:
    return lending.line(name, "30000.00", yearly, **given)


def test_what_is_dearer_says_by_how_much() -> None:
    found = left_out(line("a", "0.06"), line("b", "0.12"))["b"]

    assert found.reason is Left.DEARER
    # six equal instalments: 12 % cost 353.80 of each 10,000, 6 % cost 175.80
    assert found.dearer_by == pytest.approx(0.0178, abs=1e-4)
    assert "with it the mix would cost 17." in str(found.why)
    assert found.annual == pytest.approx(Decimal("0.12"), abs=Decimal("0.001"))


def test_what_costs_the_same_says_so() -> None:
    found = left_out(line("a", "0.06"), line("b", "0.06"))["b"]

    assert found.reason is Left.EQUAL
    assert found.dearer_by == 0.0


def test_a_cheaper_line_that_hardly_works_is_unsafe() -> None:
    weak = Reliability(0.02, *(Money(30000_00),) * 3)
    market = lending.market(a=weak, b=SURE)

    found = left_out(line("a", "0.06"), line("b", "0.12"), market=market, share="0.5")

    assert found == {}
    whole = left_out(
        line("a", "0.06"), line("b", "0.12"), market=market, amount="30000.00"
    )
    assert whole.get("a") is None or whole["a"].reason is Left.UNSAFE


def test_a_cap_of_the_law_keeps_a_cheap_lender_out() -> None:
    bank = lending.channel("bank")
    cap = lending.rule(
        "cap",
        kind=RuleKind.CAP,
        lender_kinds=frozenset({bank.lender_kind}),
        purposes=frozenset(),
        cap=Money(100_00),
    )
    market = lending.market(bank, rules=(cap,), a=SURE, b=SURE, d=SURE)
    known = lending.line("a", "30000.00", "0.01", channel="bank")
    other = lending.line("d", "30000.00", "0.02", channel="bank")

    found = left_out(known, other, line("b", "0.12"), market=market)

    assert found["d"].reason is Left.LEGAL_CAP
    assert "a cap of the law" in str(found["d"].why)


def test_a_share_that_one_lender_may_hold_keeps_its_second_line_out() -> None:
    lines = (
        line("a", "0.06", channel="one"),
        line("b", "0.08", channel="one"),
        line("c", "0.12"),
    )

    found = left_out(*lines, share="0.5")["b"]

    assert found.reason is Left.SHARE_CAP
    assert "no more than 50%" in str(found.why)


def test_what_asks_its_money_back_too_soon_is_left_out() -> None:
    # pay day is once, in January: what is due before then finds nothing
    pay = owing.salary("60000.00", "2026-12-30")
    late = lending.dated(Offered(months=(6,), methods=(Method.BULLET,)))
    slow = lending.channel("slow", terms=late)
    market = lending.market(slow, a=SURE, b=SURE)
    lines = (line("a", "0.01"), line("b", "0.2", channel="slow"))

    found = left_out(*lines, market=market, records=(pay,))["a"]

    assert found.reason is Left.UNAFFORDABLE
    assert "sooner than the cash forecast" in str(found.why)


def test_nothing_is_left_out_where_all_is_drawn() -> None:
    assert left_out(line("a", "0.06"), amount="30000.00") == {}


def test_what_fits_in_no_mix_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(risk, "again", lambda *_: None)

    found = left_out(line("a", "0.06"), line("b", "0.12"))["b"]

    assert found.dearer_by is None
    assert "no mix with 100.00" in str(found.why)


def test_what_no_single_rate_explains_is_told_without_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lending.without_one_rate(monkeypatch)
    found = left_out(line("a", "0.06"), line("b", "0.12"))["b"]

    assert found.annual is None
    assert str(found.why).startswith("each 1000.00 of it costs")
    assert "(" not in str(found.why)


def test_of_very_many_only_the_near_ones_are_looked_at_closely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("planner.plan.unused.MOST", 1)

    found = left_out(line("a", "0.06"), line("b", "0.12"), line("c", "0.18"))

    assert found["b"].dearer_by is not None
    assert found["c"].reason is Left.DEARER
    assert found["c"].dearer_by is None
    assert "many others cost less" in str(found["c"].why)

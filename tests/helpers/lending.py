"""A market of lenders for tests: no catalogue but what a test names."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from planner.model import records as r
from planner.model.channel import Channel, ChannelKind
from planner.model.dated import Dated, Grade, Source, Text
from planner.model.holidays import Holidays
from planner.model.offers import (
    Amounts,
    LenderKind,
    MoneyIn,
    Offered,
    Purpose,
    Rates,
    Speed,
)
from planner.model.rules import Rule, RuleKind, Ruling, Words
from planner.model.terms import Terms
from planner.money import Money
from planner.plan import offers
from planner.plan.offers import Market, Need, Reliability
from planner.plan.rules import Law
from planner.rates import Period
from planner.schedule.cost import Annual
from tests.helpers import make

LONG_AGO = date(2020, 1, 1)
TEXT = Text("字", "words")


def dated(value: Any) -> tuple[Dated[Any], ...]:
    """A history of one entry."""
    entry = Dated(LONG_AGO, value, Grade.PRESS, LONG_AGO, Source(TEXT))
    return (entry,)


def channel(id: str = "bank", **given: Any) -> Channel:  # noqa: A002
    """A bank that lends any person 10,000 to 200,000 at 4 to 6 % within an hour."""
    values: dict[str, Any] = {
        "name": Text(id, id),
        "kind": ChannelKind.TERM,
        "type": r.LineType.BANK,
        "lender_kind": LenderKind.BANK,
        "borrowers": frozenset({r.BookKind.PERSON}),
        "limit": dated(Amounts(Money(10_000_00), Money(200_000_00))),
        "rate": dated(Rates(Decimal("0.04"), Decimal("0.06"), Period.YEAR)),
        "terms": dated(Offered(months=(3, 6, 12), methods=())),
        "money_in": dated(MoneyIn(0, 1, Speed.HOUR)),
        **given,
    }
    return Channel(id, **values)


def rule(id: str = "no-repaying", **given: Any) -> Rule:  # noqa: A002
    """No micro-lender's money repays debt."""
    ruling = Ruling(TEXT, TEXT, "in-force", given.pop("cap", None))
    values: dict[str, Any] = {
        "kind": RuleKind.FORBIDDEN_USE,
        "lender_kinds": frozenset({LenderKind.MICRO_LENDER}),
        "purposes": frozenset({Purpose.REPAY_DEBT}),
        **given,
    }
    return Rule(id, ruling=dated(ruling), **values)


def market(
    *channels: Channel,
    rules: tuple[Rule, ...] = (),
    **reliability: Reliability,
) -> Market:
    """These channels and rules, and how far lines can be relied on."""
    words = Words(
        {Purpose.REPAY_DEBT: ("还款", "repay"), Purpose.CONSUMPTION: ("trip",)}
    )
    return Market(
        {one.id: one for one in channels}, Law(rules, words), Holidays(), reliability
    )


def need(amount: str = "20000.00", **given: Any) -> Need:
    """A need on 1 July 2026 for six months."""
    values: dict[str, Any] = {
        "by": date(2026, 7, 1),
        "months": 6,
        "confidence": Decimal("0.95"),
        **given,
    }
    return Need(make.money(amount), **values)


def line(id: str, limit: str, yearly: str, **given: Any) -> r.Line:  # noqa: A002
    """An online line with its own yearly rate, at a lender of its own."""
    values: dict[str, Any] = {
        "channel": f"lender of {id}",
        "name": id,
        "type": r.LineType.ONLINE,
        "rate": make.rate(yearly),
        **given,
    }
    return make.line(id, limit=limit, **values)


def without_one_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offers whose flows have no rate of their own, as some odd contracts have."""
    real = offers.schedule

    def without(terms: Terms) -> SimpleNamespace:
        made = real(terms)
        return SimpleNamespace(
            annual=Annual(None, None),
            totals=made.totals,
            flows=made.flows,
            instalments=made.instalments,
        )

    monkeypatch.setattr(offers, "schedule", without)

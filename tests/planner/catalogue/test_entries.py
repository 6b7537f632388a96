import tomllib
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

from planner.catalogue.entries import READERS
from planner.catalogue.table import Table
from planner.errors import PlannerError
from planner.model import offers as o
from planner.model.channel import Channel
from planner.model.dated import Text
from planner.model.offers import LenderKind, Purpose, Sector, Speed
from planner.model.terms import Accrual, Method
from planner.money import Money
from planner.rates import DayCount, Period

SAY = Text("话", "words")


def read(field: str, toml: str) -> Any:
    table = Table(tomllib.loads(toml, parse_float=Decimal))
    found = READERS[field](table)
    table.done()
    return found


@pytest.mark.parametrize(
    ("field", "toml", "expected"),
    [
        ("who", 'say = { zh = "话", en = "words" }', SAY),
        (
            "lender",
            'kinds = ["bank", "micro-lender"]\nsay = { zh = "话", en = "words" }',
            o.Lender((LenderKind.BANK, LenderKind.MICRO_LENDER), SAY),
        ),
        ("purposes", 'uses = ["business"]', (Purpose.BUSINESS,)),
        (
            "fits",
            'sectors = ["farm"]\nsay = { zh = "话", en = "words" }',
            o.Fit((Sector.FARM,), SAY),
        ),
        (
            "limit",
            'low = 500\nhigh = 200_000\nunit = "yuan"',
            o.Amounts(Money(50_000), Money(20_000_000)),
        ),
        ("draw", 'high = 40000\nunit = "yuan"', o.Amounts(None, Money(4_000_000))),
        ("share", 'low = 0.5\nunit = "ratio"', o.Ratios(Decimal("0.5"), None)),
        (
            "rate",
            'low = 0.0002\nhigh = 0.0005\nper = "day"',
            o.Rates(Decimal("0.0002"), Decimal("0.0005"), Period.DAY),
        ),
        (
            "flat_rate",
            'value = 0.006\nper = "month"',
            o.Rates(Decimal("0.006"), Decimal("0.006"), Period.MONTH),
        ),
        (
            "fee",
            'value = 0.01\nof = "invoice"\non = "start"\nfloor = 10\ncap = 30',
            o.Charge(
                Decimal("0.01"),
                Decimal("0.01"),
                "invoice",
                "start",
                Money(1000),
                Money(3000),
            ),
        ),
        (
            "instalment_fee",
            'total = { 3 = 0.025, 12 = 0.088 }\nunit = "ratio"',
            o.Instalments(
                MappingProxyType({3: Decimal("0.025"), 12: Decimal("0.088")})
            ),
        ),
        (
            "terms",
            (
                'months = [3, 6]\nlow = 3\nhigh = 6\nunit = "month"\n'
                'methods = ["level"]\n'
                'interest = "days"\nday_count = "ACT/360"'
            ),
            o.Offered((3, 6), 3, 6, (Method.LEVEL,), Accrual.DAYS, DayCount.ACT_360),
        ),
        (
            "prepayment",
            (
                'say = { zh = "话", en = "words" }\nfee = { low = 0, high = 0.03 }\n'
                'interest_due = "all"\nblocked_periods = 3'
            ),
            o.Early(SAY, o.Ratios(Decimal(0), Decimal("0.03")), "all", 3),
        ),
        ("prepayment", 'say = { zh = "话", en = "words" }', o.Early(SAY)),
        (
            "late",
            (
                'say = { zh = "话", en = "words" }\nmultiple = 1.5\n'
                "daily = { low = 0.0005, high = 0.0005 }\ngrace_days = 1"
            ),
            o.Lateness(
                SAY,
                Decimal("1.5"),
                o.Ratios(Decimal("0.0005"), Decimal("0.0005")),
                1,
            ),
        ),
        (
            "bureau",
            'reports = true\nsay = { zh = "话", en = "words" }',
            o.Bureau(reports=True, say=SAY),
        ),
        (
            "money_in",
            'low = 15\nhigh = 25\nunit = "working-day"',
            o.MoneyIn(15, 25, Speed.WORKING_DAY),
        ),
        ("papers", 'list = [{ zh = "话", en = "words" }]', (SAY,)),
        (
            "statement",
            "day = 1\ndue_days = [8, 20]\nfree_low = 25\nfree_high = 56",
            o.Statement(1, (8, 20), 25, 56),
        ),
        (
            "minimum",
            'ratio = 0.1\nfloor = 10\nsay = { zh = "话", en = "words" }',
            o.Least(Decimal("0.1"), Money(1000), SAY),
        ),
    ],
)
def test_an_entry_is_read_as_it_says(field: str, toml: str, expected: object) -> None:
    assert read(field, toml) == expected


@pytest.mark.parametrize(
    ("field", "toml", "named"),
    [
        ("who", "", "say"),
        ("lender", 'say = "x"', "kinds"),
        ("purposes", "uses = []", "uses"),
        ("fits", 'say = "x"', "sectors"),
        ("limit", "high = 1", "unit"),
        ("limit", 'high = 1\nunit = "fen"', "unit"),
        ("limit", 'low = 2\nhigh = 1\nunit = "yuan"', "high"),
        ("share", "low = 0.5", "unit"),
        ("rate", "value = 0.1", "per"),
        ("rate", 'value = 0.1\nlow = 0.1\nper = "year"', "value"),
        ("rate", 'value = 0.1\nhigh = 0.1\nper = "year"', "value"),
        ("rate", 'low = 0.1\nper = "year"', "high"),
        ("rate", 'high = 0.1\nper = "year"', "low"),
        ("rate", 'low = 0.2\nhigh = 0.1\nper = "year"', "high"),
        ("fee", 'value = 0.1\non = "start"', "of"),
        ("fee", 'value = 0.1\nof = "principal"', "on"),
        ("instalment_fee", 'unit = "ratio"', "total"),
        ("instalment_fee", 'total = { x = 0.1 }\nunit = "ratio"', "total.x"),
        ("terms", 'low = 5\nhigh = 3\nunit = "month"', "high"),
        ("money_in", 'high = 3\nunit = "day"', "low"),
        ("money_in", 'low = 3\nunit = "day"', "high"),
        ("money_in", "low = 3\nhigh = 4", "unit"),
        ("money_in", 'low = 4\nhigh = 3\nunit = "day"', "high"),
        ("papers", "list = []", "list"),
        ("statement", "free_low = 9\nfree_high = 3", "free_high"),
        ("minimum", "floor = 10", "ratio"),
        ("late", 'say = "x"\ndaily = { lo = 1 }', "daily.lo"),
    ],
)
def test_an_entry_that_says_too_little_or_too_much_is_refused(
    field: str, toml: str, named: str
) -> None:
    with pytest.raises(PlannerError) as refused:
        read(field, toml)

    assert refused.value.values["field"] == named


def test_every_field_of_a_channel_has_its_reader() -> None:
    head = {"id", "name", "kind", "type", "lender_kind", "borrowers"}
    fields = set(Channel.__dataclass_fields__) - head - {"direct", "template"}

    assert set(READERS) == fields

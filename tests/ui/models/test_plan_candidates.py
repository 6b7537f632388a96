"""What a mix leaves out, how to apply, and what to do when a draw fails."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.model.dated import Text
from planner.money import Money
from planner.plan.pieces import IfFails, Left, NotUsed, Sold
from tests.ui.parts.test_plan_mix import PIECE, WORDS
from ui.models.plan_candidates import (
    apply_columns,
    failing_columns,
    nearest_first,
    to_apply,
    unused_columns,
)

DEAR = NotUsed(None, "unheard", Left.DEARER, WORDS, annual=Decimal("0.2"))
CHEAP = replace(DEAR, annual=Decimal("0.1"), channel="else")
UNPRICED = replace(DEAR, annual=None)
OWN = replace(UNPRICED, line="jiebei", terms_from="book")
SOLD = replace(DEAR, channel="factoring", receivable="r1")
BY_MAIL = Text("身份证", "identity card"), Text("流水", "statements")
ASKED = replace(
    PIECE,
    line=None,
    channel="unheard",
    ask_by=date(2026, 12, 1),
    papers=BY_MAIL,
    arrives_on=date(2026, 12, 5),
    who=Text("企业", "firms"),
)


def named(record: str) -> str:
    return record.upper()


def cells(columns: tuple, row: object) -> list[str]:
    return [column.text(row) for column in columns]


def test_what_is_ones_own_comes_first_then_by_price() -> None:
    rows = nearest_first((UNPRICED, DEAR, CHEAP, OWN, SOLD))

    assert rows == [SOLD, OWN, CHEAP, DEAR, UNPRICED]


def test_a_candidate_tells_price_source_and_reason() -> None:
    columns = unused_columns(named)

    assert cells(columns, OWN) == ["JIEBEI", "—", "your book", "7 loans"]
    assert cells(columns, CHEAP) == ["else", "10.00%", "the catalogue", "7 loans"]
    assert columns[0].text(SOLD).endswith(": R1")


def test_what_is_sold_is_told_with_its_debtor() -> None:
    part = Sold(
        "r1",
        "factoring",
        "",
        "North",
        Money(1000),
        date(2026, 12, 31),
        Money(10),
        Money(90),
        recourse=None,
    )
    failing = failing_columns(named)
    one = IfFails(None, "factoring", Money(900), (), Money(900), part)

    assert failing[0].text(one).endswith("(North, due 2026-12-31)")


def test_what_is_applied_for_tells_day_and_papers() -> None:
    columns = apply_columns(named)

    assert to_apply((PIECE, ASKED)) == [ASKED]
    assert cells(columns, ASKED) == [
        *("unheard", "2026-12-01", "2026-12-05", "firms"),
        "identity card; statements",
    ]
    bare = replace(PIECE, papers=BY_MAIL)
    assert cells(columns, bare)[1:4] == [
        f"no need to apply: draw on {bare.on.isoformat()}",
        *("—", "—"),
    ]


def test_a_draw_that_fails_tells_whom_to_turn_to() -> None:
    columns = failing_columns(named)
    one = IfFails("jiebei", "jiebei", Money(5000), (PIECE, ASKED), Money(100))

    assert cells(columns, one) == [
        *("JIEBEI", "50.00"),
        "1. JIEBEI ¥8,000.00   2. unheard ¥8,000.00",
        "1.00",
    ]
    none = replace(one, turn_to=(), left_open=Money(0))
    assert cells(columns, none)[2:] == ["—", ""]

"""Fields for the rarer terms: what they show is what they read, and they echo it."""

from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from planner.model.terms import LprBase, RateChange
from planner.money import Money
from planner.rates import Period
from ui.widgets.edit import Edit
from ui.widgets.edit_terms import (
    changes_edit,
    fees_edit,
    items_edit,
    lpr_edit,
    yearly_edit,
)

DAY = date(2026, 11, 25)
FEES = ((Money(5000), None), (None, Decimal("0.01")))
ITEMS = (("担保费", Money(12000), None, "某某"), ("服务费", None, Decimal("0.01"), ""))
CHANGES = (
    RateChange(
        date(2025, 6, 1), Decimal("0.0305"), Period.YEAR, "5Y", -45, date(2025, 5, 20)
    ),
    RateChange(date(2027, 1, 1), Decimal("0.0005"), Period.DAY),
    RateChange(date(2027, 2, 1), Decimal("0.006"), Period.MONTH),
    RateChange(date(2027, 3, 1), Decimal("0.068"), Period.YEAR),
)


@pytest.mark.parametrize(
    ("made", "value", "echo"),
    [
        (yearly_edit, Decimal("0.146"), "14.6%"),
        (lambda: fees_edit("fees"), FEES, "¥50.00 + 1% of the principal"),
        (
            lambda: items_edit("fees", ""),
            ITEMS,
            "担保费 ¥120.00 to 某某, 服务费 1% of the principal",
        ),
        (lpr_edit, LprBase("5Y", -45), "LPR5Y-45bp"),
        (lpr_edit, LprBase("1Y"), "LPR1Y"),
        (
            lambda: changes_edit(DAY),
            CHANGES,
            (
                "from 1 Jun 2025 3.05% a year, from 1 Jan 2027 0.05% a day, from"
                " 1 Feb 2027 0.6% a month, from 1 Mar 2027 6.8% a year"
            ),
        ),
    ],
)
def test_a_field_reads_what_it_shows(
    qtbot: QtBot, made: object, value: object, echo: str
) -> None:
    edit: Edit = made()  # type: ignore[operator]  # a maker of fields
    qtbot.addWidget(edit)

    edit.put(value)

    assert edit.value() == value
    assert edit.echo(value) == echo

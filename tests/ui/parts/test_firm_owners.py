"""The firm's and its owner's debts, apart or together."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.model.book import Book
from planner.model.records import BookKind, Owner, Profile
from tests.helpers import make
from tests.helpers.screen import named
from ui.desk import Desk
from ui.parts.firm_owners import FirmOwners
from ui.widgets.edit import Choice
from ui.widgets.table import Table

PROFILE = Profile(name="Works", kind=BookKind.BUSINESS)


def names(table: Table[Any]) -> list[tuple[str, str]]:
    model = table.model()
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 1).data()))
        for row in range(model.rowCount())
    ]


@pytest.fixture
def mixed(at_desk: Callable[[Book], Desk]) -> Desk:
    private = replace(make.line("card", name="Card"), owner=Owner.PRIVATE)
    return at_desk(
        make.book(
            PROFILE,
            private,
            make.line("bank", name="Bank"),
            make.loan("oven", name="Oven", line="bank"),
            make.loan("car", name="Car", line="card"),
            make.move("card", amount="300.00"),
        )
    )


def test_lines_and_loans_are_shown_apart_and_together(
    mixed: Desk, qtbot: QtBot
) -> None:
    part = FirmOwners(mixed)
    qtbot.addWidget(part)
    part.show()
    part.refresh()
    loans, lines = named(part, "Loans and balances"), named(part, "Credit lines")
    chooser = named(part, "Whose debts")
    assert isinstance(chooser, Choice)
    assert {name for name, _ in names(loans)} == {"Oven", "Car", "Card"}
    assert dict(names(lines)) == {"Card": "private", "Bank": "the firm's"}

    chooser.put(Owner.PRIVATE)
    assert {whose for _, whose in names(loans)} == {"private"}
    assert names(lines) == [("Card", "private")]

    chooser.put(Owner.FIRM)
    assert names(loans) == [("Oven", "the firm's")]
    said = [one.text() for one in part.findChildren(QLabel)]
    assert any("owed" in words and "True annual cost" in words for words in said)


def test_a_firm_that_owes_nothing_is_told_so(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    part = FirmOwners(at_desk(make.book(PROFILE)))
    qtbot.addWidget(part)
    part.show()

    part.refresh()

    assert names(named(part, "Loans and balances")) == []
    said = [one.text() for one in part.findChildren(QLabel)]
    assert not any("True annual cost" in words for words in said)

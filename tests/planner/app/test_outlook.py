from datetime import date

from planner.app.outlook import basis, lenders, limit_estimates, past
from planner.credit.estimate import Estimate
from planner.model.records import LineType
from planner.money import Money
from tests.helpers import make

ON = date(2026, 8, 20)


def test_the_catalogue_gives_the_type_of_a_line_that_names_none() -> None:
    book = make.book(
        make.line("a", channel="credit-card", type=None),
        make.line("b", channel="bank-online", type=None),
        make.line("c", channel="隔壁老王", type=None),
        make.line("d", channel="credit-card", type=LineType.ONLINE),
    )

    found = {
        one.line: one.type
        for one in limit_estimates(book, ON, (1,))
        if isinstance(one, Estimate)
    }

    assert found == {
        "a": LineType.CARD,
        "b": LineType.BANK,
        "c": LineType.ONLINE,
        "d": LineType.ONLINE,
    }


def test_a_channel_that_was_seen_with_more_has_a_higher_ceiling() -> None:
    book = make.book(make.line("a", channel="weiyedai"), make.line("b", channel="?"))

    found = lenders(book, ON)

    assert found["a"].ceiling == Money(3_000_000_00)
    assert "b" not in found


def test_only_the_lines_asked_for_are_estimated() -> None:
    book = make.book(make.line("a"), make.line("b"))

    assert [one.line for one in limit_estimates(book, ON, (1,), ("b",))] == ["b"]


def test_the_catalogue_tells_how_a_card_bills() -> None:
    book = make.book(
        make.line(channel="credit-card", statement_day=5, due_day=25, type=None),
        make.move(on="2026-06-02", amount="2000.00"),
    )

    assert [bill.below for bill in past(book, ON).lines["line"].statements] == [
        True,
        True,
    ]
    assert basis(book, ON).priors.factors

"""Only what was asked is answered, in JSON and in words alike."""

from datetime import date

import pytest

from planner.app.repay_answers import Answers
from planner.money import ZERO, Money
from planner.plan.compare import Asked
from planner.plan.plan import Found
from tests.helpers import make, owing
from tests.helpers.owing import ON

BOOK = owing.book(make.loan(), owing.salary("1500.00"), cash="2000.00")
POOR = owing.book(make.loan(), cash="1.00")


def answers(
    book: object = BOOK,
    aim: str = "cost",
    extra: Money = ZERO,
    free_by: date | None = None,
) -> Answers:
    return Answers(Asked(book, ON), aim, None, extra, free_by)  # type: ignore[arg-type]


def test_a_plain_question_has_a_plain_answer() -> None:
    made = answers()

    assert isinstance(made.found, Found)
    assert made.document() == {"aim": "cost"}
    assert list(made.lines()) == []


def test_aims_are_compared_alone_or_all() -> None:
    one, all_ = answers(aim="lenders"), answers(aim="all")

    assert [row["aim"] for row in one.document()["aims"]] == ["cost", "lenders"]  # type: ignore[attr-defined]
    assert len(all_.rows) == 6
    assert "Fewest open lenders" in "\n".join(all_.lines())


def test_more_money_and_a_day_are_told() -> None:
    made = answers(extra=Money(100_00), free_by=date(2026, 12, 1))

    told = made.document()

    assert told["more"]["extra"] == "100.00"  # type: ignore[index]
    assert told["needed"]["free_by"] == "2026-12-01"  # type: ignore[index]
    assert len("\n".join(made.lines()).splitlines()) == 4


def test_what_cannot_be_is_said() -> None:
    locked = make.loan(drawn_on=ON, first_due=date(2026, 7, 20))
    poor = answers(POOR, extra=Money(1_00), free_by=ON)
    hard = answers(owing.book(locked, cash="1.00"), free_by=ON)

    assert poor.without is None
    assert hard.document()["needed"] is None or hard.needed is not None
    assert list(poor.lines()) or poor.needed is None


def test_a_day_that_no_money_reaches_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Asked, "needed", lambda _asked, _until: None)
    made = answers(free_by=date(2026, 12, 1))

    assert made.document()["needed"] is None
    assert list(made.lines())[-1] == (
        "No money a month makes you free of debt by 1 Dec 2026."
    )

"""How a stated yearly cost and ours are told side by side."""

from datetime import date
from decimal import Decimal

from planner.app.queries_disclosure import DisclosureRow, disclosures
from planner.model import declared as d
from planner.model.terms import Fee
from planner.money import Money
from planner.wording.say import say
from tests.helpers import make
from ui.models.disclosures import COLUMNS, sentences
from ui.theme import Tone


def row(annual: str, **terms: object) -> DisclosureRow:
    form = d.Disclosure("loan", date(2026, 8, 3), Decimal(annual), id="form")
    (found,) = disclosures(make.book(make.loan(**terms), form), date(2026, 8, 3))
    return found


def told(found: DisclosureRow) -> list[str]:
    return [say(one) for one in sentences(found)]


def test_an_equal_figure_is_called_equal_in_the_decimals_of_the_form() -> None:
    fees = (Fee("start", amount=Money(5000)),)

    found = row("0.081", fees=fees)

    assert told(found) == ["stated 8.1%, ours 8.14%: equal"]
    assert [column.text(found) for column in COLUMNS] == [
        "2026-08-03",
        "8.1%",
        "8.14%",
        "equal",
    ]
    assert COLUMNS[3].tone(found) is Tone.GOOD


def test_a_difference_is_told_with_its_reason() -> None:
    first, reason, *_ = told(row("0.0744"))

    assert first == "stated 7.44%, ours 7.20%: 0.24 percentage points apart"
    assert "compound" in reason
    assert COLUMNS[3].text(row("0.0744")) == "differs"


def test_a_loan_without_one_rate_says_so() -> None:
    found = row("0.08", fees=(Fee("start", amount=Money(10**6)),))

    assert told(found)[0] == "stated 8%, ours not known"
    assert COLUMNS[2].text(found) == ""
    assert COLUMNS[2].key(found) == -1.0

from decimal import Decimal

from reports import document as d
from reports import forecast_report
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON


def said(book) -> list[d.Block]:
    return list(forecast_report.stretches(Facts(book, ON)))


def test_a_firm_has_thirteen_weeks_and_twelve_months() -> None:
    weeks, months = (one for one in said(lives.firm()) if isinstance(one, d.Table))

    assert (len(weeks.rows), len(months.rows)) == (13, 12)
    assert weeks.rows[1][:5] == (
        *("2026-12-03", "40,000.00", "0.00", "0.00", "100,000.00"),
    )
    assert months.total[1] == "480,000.00"


def test_the_lowest_week_is_named() -> None:
    note = said(lives.firm())[2]

    assert "The lowest week is week 1 from 2026-11-26: ¥60,000.00" in note.text


def test_what_is_overdue_and_what_has_no_day_is_told() -> None:
    book = lives.firm(
        make.loan("late", "1200.00", line=None),
        make.receivable("old", due_on="2026-02-01", probability=Decimal("0.5")),
    )

    weeks, months = (one for one in said(book) if isinstance(one, d.Heading))
    notes = weeks.notes
    assert notes == months.notes

    assert any("is taken as paid before week 1" in text for text in notes)
    assert any("has no likely day and stands in no week" in text for text in notes)

from datetime import date
from decimal import Decimal

import pytest

from planner.app.subsidies import (
    OwnSubsidy,
    entry_for,
    grants_for,
    grants_of,
    scheme_name,
    scheme_of,
)
from planner.errors import FieldError
from planner.model import declared as d
from planner.money import Money

CONSUMER = "consumer-loan-subsidy"


def test_each_entry_of_a_scheme_is_a_grant_with_its_days() -> None:
    old, new = grants_of(scheme_of(CONSUMER))

    assert (old.since, old.until) == (date(2025, 9, 1), date(2025, 12, 31))
    assert (new.since, new.until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (old.rule.loan_cap, new.rule.loan_cap) == (Money(50_000), None)
    assert (old.rule.small_cap, old.rule.small_below) == (
        Money(100_000),
        Money(5_000_000),
    )


def test_a_record_may_narrow_a_scheme_and_change_its_figures() -> None:
    record = d.Subsidy(
        "loan",
        CONSUMER,
        ratio=Decimal("0.008"),
        cap=Money(40_000),
        since=date(2025, 10, 1),
        until=date(2026, 6, 30),
        largest_share=Decimal("0.4"),
    )

    old, new = grants_for(record)

    assert (old.since, old.until) == (date(2025, 10, 1), date(2025, 12, 31))
    assert (new.since, new.until) == (date(2026, 1, 1), date(2026, 6, 30))
    for one in (old, new):
        assert (one.rule.points, one.rule.loan_cap) == (
            Decimal("0.008"),
            Money(40_000),
        )
        assert one.rule.largest_share == Decimal("0.4")


def test_a_scheme_holds_as_it_stands_where_the_record_adds_nothing() -> None:
    assert grants_for(d.Subsidy("loan", CONSUMER)) == grants_of(scheme_of(CONSUMER))


def test_own_figures_need_no_days() -> None:
    grant = OwnSubsidy(Decimal("0.01"), yearly_cap=Money(300_000)).grant()

    assert (grant.since, grant.until) == (None, None)
    assert grant.rule.yearly_cap == Money(300_000)


@pytest.mark.parametrize(
    ("day", "year"), [("2024-01-01", 2025), ("2025-10-01", 2025), ("2027-03-01", 2026)]
)
def test_a_loan_falls_under_the_entry_of_its_day_or_the_nearest(day, year) -> None:
    entry = entry_for(scheme_of(CONSUMER), date.fromisoformat(day))

    assert entry.from_.year == year


def test_a_name_that_is_not_known_stays_itself_or_is_refused() -> None:
    assert scheme_name("moon") == "moon"
    with pytest.raises(FieldError, match="consumer-loan-subsidy"):
        scheme_of("moon")

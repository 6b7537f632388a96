"""Which ways to borrow are told to fit a sort of firm."""

import pytest

from planner.app.queries_sectors import sector_channels
from planner.model.offers import Sector
from tests.helpers import make

ON = make.day("2026-11-25")


@pytest.mark.parametrize(
    ("sector", "wanted"),
    [
        (Sector.SHOP, {"sole-proprietor", "support-template"}),
        (Sector.FACTORY, {"e-certificate", "factoring", "receivables-pledge"}),
        (Sector.START_UP, {"growth-template", "startup-guaranteed-person"}),
        (Sector.FARM, {"on-lending", "startup-guaranteed-person"}),
    ],
)
def test_every_sort_of_firm_finds_its_channels(
    sector: Sector, wanted: set[str]
) -> None:
    found = [one.channel.id for one in sector_channels(sector, ON)]

    assert wanted <= set(found)
    assert found == sorted(found)


def test_the_last_day_to_apply_leaves_the_longer_wait() -> None:
    needed = make.day("2026-12-31")

    found = {
        one.channel.id: one for one in sector_channels(Sector.START_UP, ON, needed)
    }

    # two to six weeks
    assert found["startup-guaranteed-person"].apply_by == make.day("2026-11-19")
    assert found["growth-template"].apply_by is None


def test_working_days_skip_weekends() -> None:
    found = {
        one.channel.id: one
        for one in sector_channels(Sector.FACTORY, ON, make.day("2026-12-18"))
    }

    # seven working days before Friday, 18 December
    assert found["factoring"].apply_by == make.day("2026-12-09")


def test_without_a_day_nothing_is_counted_back() -> None:
    assert {one.apply_by for one in sector_channels(Sector.SHOP, ON)} == {None}


def test_what_cannot_be_applied_for_and_what_is_a_pattern_says_so() -> None:
    farm = {one.channel.id: one for one in sector_channels(Sector.FARM, ON)}
    start = {one.channel.id: one for one in sector_channels(Sector.START_UP, ON)}

    assert not farm["on-lending"].direct
    assert start["growth-template"].template
    assert farm["sole-proprietor"].direct
    assert not farm["sole-proprietor"].template


def test_before_anything_was_known_nothing_fits() -> None:
    assert sector_channels(Sector.SHOP, make.day("1999-01-01")) == ()

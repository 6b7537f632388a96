from datetime import date
from pathlib import Path

import pytest

from planner.catalogue.read import Catalogue
from tests.helpers import catalogues

SOUND = catalogues.SHEETS["calendar.toml"]


def test_the_announced_days_of_a_year_are_spread_out(tmp_path: Path) -> None:
    holidays = Catalogue(catalogues.folder(tmp_path, {})).holidays

    year = holidays.years[2026].value
    assert len(year.off) == 7
    assert holidays.is_working_day(date(2026, 10, 10)) is True
    assert holidays.spring_festival(2026) == date(2026, 2, 17)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("year = 2026\n", "", "year"),
        ("first = 2026-10-01, ", "", "off[0].first"),
        (", last = 2026-10-07", "", "off[0].last"),
        ("last = 2026-10-07", "last = 2026-09-30", "off[0].last"),
        ("last = 2026-10-07", "last = 2036-10-07", "off[0].last"),
        (', name = "National Day"', "", "off[0].name"),
        ("value = 2026-02-17\n", "", "value"),
        ("[[spring]]", "[[sprung]]", "sprung"),
    ],
)
def test_a_fault_in_the_calendar_is_named(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    folder = catalogues.folder(tmp_path, {}, calendar=SOUND.replace(old, new))

    (fault,) = Catalogue(folder).issues

    assert (fault.file, fault.field) == ("calendar.toml", field)

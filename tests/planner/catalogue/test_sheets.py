from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from planner.catalogue.read import Catalogue
from planner.model.dated import at
from planner.rates import Period, Rate
from tests.helpers import catalogues

SHEETS = catalogues.SHEETS


def test_sound_sheets_have_no_faults(tmp_path: Path) -> None:
    catalogue = Catalogue(catalogues.folder(tmp_path, {}))

    entry = at(catalogue.benchmarks["LPR-1Y"], date(2026, 1, 1))
    assert entry is not None
    assert entry.value == Rate(Decimal("0.03"), Period.YEAR)
    assert [band.id for band in catalogue.bands] == ["cap"]
    assert catalogue.subsidies[0].history[0].value.points == Decimal("0.01")
    assert catalogue.issues == ()


@pytest.mark.parametrize(
    ("sheet", "old", "new", "field"),
    [
        ("sources", 'title = "Fee schedule"\n', "", "fees.title"),
        ("sources", "[fees]", "others = 1\n[fees]", "others"),
        ("benchmarks", "value = 0.03\n", "", "low"),
        ("benchmarks", 'per = "year"\n', "", "per"),
        ("bands", 'kind = "legal"\n', "", "kind"),
        ("bands", 'name = "Cap"\n', "", "name"),
        ("bands", "value = 0.24\n", "", "line[0].value"),
        (
            "bands",
            "value = 0.24",
            "value = 0.24\nmultiple = 4\nbenchmark = 'x'",
            "line[0].value",
        ),
        ("bands", 'unit = "year"\n', "", "line[0].unit"),
        ("subsidies", "points = 0.01\n", "", "entry[0].points"),
        ("subsidies", 'unit = "year"\n', "", "entry[0].unit"),
        ("subsidies", 'name = "Help"\n', "", "name"),
    ],
)
def test_a_fault_in_a_sheet_is_named(
    tmp_path: Path, sheet: str, old: str, new: str, field: str
) -> None:
    text = SHEETS[f"{sheet}.toml"].replace(old, new, 1)
    folder = catalogues.folder(tmp_path, {}, **{sheet: text})

    faults = Catalogue(folder).issues

    assert (f"{sheet}.toml", field) in {(fault.file, fault.field) for fault in faults}

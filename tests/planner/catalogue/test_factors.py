from pathlib import Path

import pytest

from planner.catalogue.factors import FILE, priors, read_priors
from planner.errors import InFileError
from planner.model.priors import Event, Evidence
from planner.model.records import LineType
from planner.money import Money

# the published priors, word for word: mean and sd of rise, cut and freeze.
EFFECTS = {
    "late12": ((-0.90, 0.40), (0.35, 0.25), (0.35, 0.30)),
    "late_now": ((-0.50, 0.50), (0.90, 0.45), (0.90, 0.60)),
    "new_lenders": ((-0.10, 0.10), (0.18, 0.15), (0.30, 0.15)),
    "inq90": ((-0.04, 0.08), (0.03, 0.08), (0.02, 0.08)),
    "below_min": ((-0.05, 0.10), (0.10, 0.15), (0.40, 0.20)),
    "util_hi": ((-0.35, 0.20), (0, 0.20), (0, 0.20)),
    "activity": ((0.21, 0.10), (-0.20, 0.12), (-0.40, 0.20)),
    "dormant": ((-0.60, 0.30), (1.10, 0.40), (0.90, 0.40)),
    "lim_inc": ((-1.00, 0.30), (0.50, 0.30), (0.05, 0.15)),
    "since_y": ((-0.55, 0.25), (0.30, 0.25), (0.10, 0.15)),
    "churn90": ((-0.05, 0.12), (0.05, 0.15), (0.05, 0.15)),
    "reliance": ((-0.10, 0.20), (0.10, 0.20), (0.10, 0.20)),
    "profile_gap": ((-0.20, 0.30), (0.05, 0.15), (0.05, 0.15)),
}
REFERENCE = {
    "new_lenders": 0.3,
    "inq90": 0.7,
    "below_min": 0.1,
    "util_hi": 0.2,
    "activity": 1.5,
    "since_y": 0.8,
    "profile_gap": 0.3,
}
CAPS = {"late12": 6, "new_lenders": 5, "inq90": 8, "since_y": 3, "churn90": 3}


@pytest.mark.parametrize("name", EFFECTS)
def test_every_factor_has_the_effects_of_the_model(name: str) -> None:
    factor = priors().factors[name]

    effects = tuple((factor.effects[e].mean, factor.effects[e].sd) for e in Event)

    assert effects == EFFECTS[name]
    assert factor.ref == REFERENCE.get(name, 0.0)
    assert factor.cap == CAPS.get(name, factor.cap)
    assert all(effect.source for effect in factor.effects.values())


def test_there_are_thirteen_factors_and_two_of_them_are_off() -> None:
    factors = priors().factors

    assert set(factors) == set(EFFECTS)
    assert [name for name, one in factors.items() if not one.on] == [
        "reliance",
        "profile_gap",
    ]


def test_the_shipped_file_has_no_fault() -> None:
    assert read_priors(FILE)[1] == ()


def test_the_sizes_and_the_calendar_are_read() -> None:
    shipped = priors()

    assert shipped.sizes[Event.RISE].shape == 2.0
    assert shipped.sizes[Event.CUT].cap == 2.4
    assert shipped.types[LineType.ONLINE].ceiling == Money(200_000_00)
    assert shipped.types[LineType.CARD].ceiling is None
    assert shipped.drawing.windows["year-end"] == 2.2
    assert shipped.drawing.failing.grade is Evidence.ASSUMED


def _changed(tmp_path: Path, old: str, new: str) -> Path:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "factors.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


LATE12 = "[factors.late12]\nown = false\nref = 0.0\nsign = -1\n"


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (LATE12.replace("own = false", 'own = "no"'), "own"),
        (LATE12.replace("own = false\n", ""), "own"),
        (LATE12.replace("sign = -1", "sign = 2"), "sign"),
        (LATE12.replace("sign = -1", "sign = 1"), "rise"),
        (LATE12.replace("ref = 0.0\n", ""), "ref"),
        (LATE12.replace("ref = 0.0", "ref = nan"), "ref"),
        (LATE12.replace("ref = 0.0", "ref = true"), "ref"),
        (LATE12 + "reff = 1\n", "reff"),
    ],
)
def test_a_faulty_factor_is_left_out_and_named(tmp_path: Path, new: str, field) -> None:
    path = _changed(tmp_path, LATE12, new)

    found, faults = read_priors(path)

    assert "late12" not in found.factors
    assert len(found.factors) == 12
    assert [fault.entry for fault in faults] == ["late12"]
    assert faults[0].field == f"factors.late12.{field}"


@pytest.mark.parametrize(
    "effect",
    ['"B"', "[-0.9, 0.4]", '[-0.9, 0.4, "E", "x"]', '["-0.9", 0.4, "B", "x"]'],
)
def test_an_effect_must_have_its_grade_and_source(tmp_path: Path, effect: str) -> None:
    old = 'rise = [-0.90, 0.40, "B", "Home Credit -.89 ± .27; NB -1.01 ± .23"]'

    _, faults = read_priors(_changed(tmp_path, old, f"rise = {effect}"))

    assert faults[0].field == "factors.late12.rise"


def test_a_missing_effect_is_named(tmp_path: Path) -> None:
    old = 'rise = [-0.90, 0.40, "B", "Home Credit -.89 ± .27; NB -1.01 ± .23"]\n'

    _, faults = read_priors(_changed(tmp_path, old, ""))

    assert faults[0].field == "factors.late12.rise"


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("clip = [-3.0, 2.0]", "clip = 3", "clip"),
        ("half_life_months = 24", "half_life = 24", "half_life_months"),
        ("[types.card]", "[types.cards]", "types.card"),
        ("[spread]   #", "[spreads]   #", "spread"),
        ("shape = 2.0", "shapes = 2.0", "sizes.rise.shape"),
    ],
)
def test_without_the_base_nothing_can_be_believed(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    path = _changed(tmp_path, old, new)

    with pytest.raises(InFileError) as refused:
        read_priors(path)

    assert "factors.toml" in str(refused.value)
    assert field in str(refused.value)


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "factors.toml"
    path.write_text("types = [", encoding="utf-8")

    with pytest.raises(InFileError):
        read_priors(path)

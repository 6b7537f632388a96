"""Whatever is done to a shipped file, the rest of the catalogue works."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.catalogue.read import DATA, Catalogue

CHANNELS = ("credit-card", "factoring", "huabei", "wangshangdai")
SHEETS = ("sources", "benchmarks", "bands", "rules", "subsidies", "calendar")
FILES = [
    *(Path("channels") / f"{name}.toml" for name in CHANNELS),
    *(Path(f"{name}.toml") for name in SHEETS),
]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("catalogue")
    (folder / "channels").mkdir()
    for path in FILES:  # a few, for reading all thirty each time would take long
        shutil.copy(DATA / path, folder / path)
    return folder


@settings(max_examples=40)
@given(st.data())
def test_a_line_that_is_lost_or_garbled_is_survived(
    copied: Path, data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(FILES))
    lines = (DATA / path).read_text("utf-8").splitlines()
    n = data.draw(st.integers(0, len(lines) - 1))
    garbled = data.draw(st.sampled_from(("", "???", "a = [", lines[n] + "x")))
    planted = [*lines[:n], garbled, *lines[n + 1 :]]
    try:
        (copied / path).write_text("\n".join(planted), "utf-8")
        catalogue = Catalogue(copied)

        issues, channels = catalogue.issues, catalogue.channels

        assert {fault.file for fault in issues} <= {path.as_posix()} or (
            path.name == "sources.toml"
        )
        assert len(channels) >= len(CHANNELS) - 1
        assert all(str(fault.why) for fault in issues)
    finally:
        shutil.copy(DATA / path, copied / path)


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "nearest"),
    [
        (
            "channels/jiebei.toml",
            'grade = "hearsay"',
            'grade = "hearsai"',
            "grade",
            "hearsay",
        ),
        ("channels/jiebei.toml", "checked_on = ", "checkd_on = ", "checked_on", None),
        ("channels/weilidai.toml", 'per = "day"', 'per = "dag"', "per", "day"),
        ("channels/huabei.toml", "[[limit]]", "[[limmit]]", "limmit", "limit"),
        ("channels/huabei.toml", "high = 10_000", 'high = "10,000"', "high", None),
        (
            "channels/credit-card.toml",
            'kind = "card"',
            'kind = "cards"',
            "kind",
            "card",
        ),
        ("rules.toml", 'kind = "cap"', 'kind = "capp"', "kind", "cap"),
    ],
)
def test_a_planted_fault_is_named_with_file_field_and_nearest(
    tmp_path: Path, file: str, old: str, new: str, field: str, nearest: str | None
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    text = (DATA / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")

    catalogue = Catalogue(folder)

    (fault,) = catalogue.issues
    assert (fault.file, fault.field, fault.nearest) == (file, field, nearest)
    assert len(catalogue.channels) >= 29

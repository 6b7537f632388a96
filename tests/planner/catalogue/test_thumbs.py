from pathlib import Path

import pytest

from planner.app.queries_features import INQUIRY_MONTHS
from planner.catalogue.thumbs import FILE, read_thumbs, thumbs
from planner.errors import InFileError

WHOLE = """
[[thumb]]
measure = "dti"
from = 2024-01-01
low = {low}
high = {high}
grade = "hearsay"
checked_on = 2026-11-22
source = {{ title = "a page" }}
"""


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "thumbs.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_rules_can_all_be_read() -> None:
    found, faults = read_thumbs(FILE)

    assert not faults
    assert found == thumbs()
    assert {f"inquiries-{n}" for n in INQUIRY_MONTHS} <= {
        r.value.measure for r in found
    }


def test_a_rule_carries_its_papers(tmp_path: Path) -> None:
    ((rule,), faults) = read_thumbs(_file(tmp_path, WHOLE.format(low=0.5, high=0.55)))

    assert (rule.value.low, rule.value.high) == (0.5, 0.55)
    assert rule.source.title.en == "a page"
    assert not faults


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.format(low=2, high=1),
        WHOLE.format(low=2, high=1).replace("low = 2\n", ""),
        WHOLE.format(low=1, high=2).replace('measure = "dti"\n', ""),
        "thumb = 3\n",
    ],
)
def test_a_rule_that_cannot_be_read_is_left_out_and_named(
    tmp_path: Path, text: str
) -> None:
    found, faults = read_thumbs(_file(tmp_path, text))

    assert found == ()
    assert len(faults) == 1


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InFileError):
        read_thumbs(_file(tmp_path, "= 3"))

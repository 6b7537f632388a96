from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue.faults import NotTomlError
from planner.catalogue.read import DATA, Catalogue, catalogue
from tests.helpers import catalogues


def test_the_shipped_catalogue_is_read_once_and_has_no_issue() -> None:
    assert catalogue() is catalogue()
    assert catalogue().issues == ()


def test_a_channel_is_read_only_when_it_is_asked_for(tmp_path: Path) -> None:
    broken = catalogues.channel("broken").replace("revolving", "no such kind")
    folder = catalogues.folder(
        tmp_path, {"sound": catalogues.channel("sound"), "broken": broken}
    )
    read = Catalogue(folder)

    assert read.channels["sound"].id == "sound"
    assert [fault.file for fault in read.issues] == ["channels/broken.toml"]


def test_a_faulty_channel_is_not_there_and_the_others_are(tmp_path: Path) -> None:
    broken = catalogues.channel("broken").replace("revolving", "no such kind")
    folder = catalogues.folder(
        tmp_path, {"sound": catalogues.channel("sound"), "broken": broken}
    )

    channels = Catalogue(folder).channels

    assert list(channels) == ["sound"]
    assert len(channels) == 1
    with pytest.raises(KeyError):
        channels["broken"]
    assert "nothing" not in channels


@pytest.mark.parametrize(
    "text", ["id = ", "\ufeff]", "a = " + "[" * 5000, 'a = "\x00"', "a = 1\na = 2"]
)
def test_a_file_that_is_no_toml_is_one_issue(tmp_path: Path, text: str) -> None:
    folder = catalogues.folder(tmp_path, {"broken": text})

    (fault,) = Catalogue(folder).issues

    assert (fault.file, fault.entry) == ("channels/broken.toml", "")
    assert isinstance(fault.why, NotTomlError)


def test_a_file_of_another_encoding_is_one_issue(tmp_path: Path) -> None:
    folder = catalogues.folder(tmp_path, {})
    (folder / "channels" / "old.toml").write_bytes("id = '借呗'".encode("gb18030"))

    (fault,) = Catalogue(folder).issues

    assert fault.file == "channels/old.toml"


def test_a_folder_in_the_place_of_a_file_is_one_issue(tmp_path: Path) -> None:
    folder = catalogues.folder(tmp_path, {})
    (folder / "channels" / "odd.toml").mkdir()

    (fault,) = Catalogue(folder).issues

    assert fault.file == "channels/odd.toml"


def test_a_missing_sheet_is_named_and_the_rest_works(tmp_path: Path) -> None:
    folder = catalogues.folder(tmp_path, {"sound": catalogues.channel("sound")})
    (folder / "bands.toml").unlink()
    read = Catalogue(folder)

    (fault,) = read.issues

    assert (fault.file, fault.field) == ("bands.toml", "bands.toml")
    assert read.bands == ()
    assert "sound" in read.channels


@given(st.text(max_size=300))
def test_nothing_in_a_file_ever_raises(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    sound = catalogues.channel("any", catalogues.LIMIT)
    folder = catalogues.folder(tmp_path_factory.mktemp("any"), {})
    for name, planted in (("any", text), ("mixed", sound + text)):
        path = folder / "channels" / f"{name}.toml"
        path.write_text(planted, encoding="utf-8", errors="replace", newline="")

    assert Catalogue(folder).issues is not None


def test_the_lines_that_a_cost_passes_are_those_of_the_day() -> None:
    found = Catalogue(DATA).passed(Decimal("0.25"), date(2026, 11, 25))

    assert [line.value for line in found] == sorted(line.value for line in found)
    assert "assisted-lending-24" in {line.id for line in found}

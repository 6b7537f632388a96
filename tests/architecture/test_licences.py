"""What the program is made of is listed, licensed, locked with hashes, and reasoned."""

import importlib
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FREE = re.compile(
    r"MIT|BSD|Apache|LGPL|MPL|OSI Approved|PSF|Python Software Foundation|ISC|Zlib"
)


@pytest.fixture(scope="module")
def licences() -> ModuleType:
    sys.path.insert(0, str(ROOT / ".ci"))
    return importlib.import_module("licences")  # a script of the project


def test_the_page_lists_what_is_locked(licences: ModuleType) -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")

    assert page == licences.page(), "make licences"


def test_each_package_may_be_given_on(licences: ModuleType) -> None:
    for name in licences.runtime():
        assert FREE.search(licences.licence(name)), name


def test_each_locked_file_has_its_hash() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))

    for package in lock["package"]:
        files = [*package.get("wheels", ()), package.get("sdist", {})]
        hashes = [file["hash"] for file in files if file]
        assert all(one.startswith("sha256:") for one in hashes), package["name"]
        assert hashes or package["name"] == "duheng", package["name"]


def test_each_dependency_has_its_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    named = [n for n, line in enumerate(lines) if re.match(r'  "[a-z0-9-]+>=', line)]

    assert len(named) > 15
    for number in named:
        has_reason = "#" in lines[number] or lines[number - 1].strip().startswith("#")
        assert has_reason, lines[number]

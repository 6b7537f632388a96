"""The program says the version that its project file says."""

import tomllib
from pathlib import Path

from planner.app.version import VERSION

PROJECT = Path(__file__).resolve().parents[3] / "pyproject.toml"


def test_there_is_one_version() -> None:
    assert tomllib.loads(PROJECT.read_text())["project"]["version"] == VERSION

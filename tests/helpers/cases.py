"""Worked examples from lenders, laws and libraries, each with its source."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "cases"


def cases(name: str) -> list[Any]:
    """The cases of a file, each under its own name."""
    found = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in found["case"]]

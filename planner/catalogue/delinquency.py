"""The card of missed payments from ``data/delinquency.toml``, with what it rests on."""

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner.credit.delinquency import FACTORS, Scorecard, Steps
from planner.model.priors import Evidence

FILE = Path(__file__).parent / "data" / "delinquency.toml"


@cache
def scorecard() -> Scorecard:
    """The shipped card; the file is written by the program that fits it."""
    raw = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Scorecard(
        intercept=raw["intercept"],
        factors=MappingProxyType(
            {name: _steps(raw["factors"][name]) for name in FACTORS}
        ),
        limit=_steps(raw["factors"]["limit"]),
        usual=raw["usual"],
        levels=tuple(raw["levels"]),
        average=raw["average"],
        auc=raw["auc"],
        error=raw["error"],
        source=raw["source"],
        licence=raw["licence"],
        grade=Evidence(raw["grade"]),
    )


def _steps(raw: dict[str, Any]) -> Steps:
    return Steps(tuple(raw["cuts"]), tuple(raw["points"]))

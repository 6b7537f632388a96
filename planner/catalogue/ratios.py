"""What banks are told to ask of a firm's ratios, from ``data/ratios.toml``."""

from functools import cache
from pathlib import Path

from planner.catalogue.thumbs import read_thumbs
from planner.model.thumbs import Thumbs

FILE = Path(__file__).parent / "data" / "ratios.toml"


@cache
def ratio_lines() -> Thumbs:
    """The shipped lines, each with its day, grade and source."""
    return read_thumbs(FILE)[0]

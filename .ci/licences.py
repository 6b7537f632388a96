"""Lists what the program is made of: each package, its version, licence and home.

``licences.py`` prints docs/licences.md; ``make licences`` writes it, and a test holds
the names and licences against what is locked.
"""

import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
HEAD = """# What Duheng is made of

The packages that the program needs to run, as locked in `uv.lock` (with the hash of
every file), and their licences. Why each of the direct ones is there stands in
`pyproject.toml`. Made by `make licences`; `make sbom` writes the same as a bill of
materials (CycloneDX), and `make audit` asks a public database for known faults of these
versions. Setting up and auditing need a network; the program itself never does.

| package | version | licence |
|---|---|---|
"""
FONTS = """
The fonts in `reports/fonts` are Noto Sans SC and Noto Emoji (SIL Open Font License 1.1)
and DejaVu Sans (Bitstream Vera licence); their texts lie beside them.
"""


def runtime() -> list[str]:
    """The packages that the program needs to run on this system, by name."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    locked = {package["name"]: package for package in lock["package"]}
    found: dict[str, None] = {}
    waiting = [*_needs(locked["duheng"])]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += _needs(locked[name])
    return sorted(found)


def _needs(package: dict[str, Any]) -> Iterator[str]:
    for need in package.get("dependencies", ()):
        if "sys_platform == 'win32'" not in need.get("marker", ""):
            yield need["name"]


def licence(name: str) -> str:
    """A package's licence as its own metadata tells it, on one line."""
    told = importlib.metadata.metadata(name)
    if told.get("License-Expression"):
        return str(told["License-Expression"])
    kinds = [
        line.rsplit(" :: ", 1)[-1]
        for line in told.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    first = str(told.get("License") or "").strip().splitlines()
    return " / ".join(kinds) or (re.sub(r"\s+", " ", first[0]) if first else "?")


def page() -> str:
    """The page, a line a package."""
    rows = [
        f"| {name} | {importlib.metadata.version(name)} | {licence(name)} |"
        for name in runtime()
    ]
    return HEAD + "\n".join(rows) + "\n" + FONTS


if __name__ == "__main__":
    sys.stdout.write(page())

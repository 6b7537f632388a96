"""Runs benchmarks and writes what they print to docs/benchmarks.md.

``bench.py`` runs all of them, some minutes in all; ``bench.py peers growth`` only
those, and leaves the other sections of the page as they are. ``--full`` gives those
that take a count their full one, ``--install`` fetches the peers from Debian first.
"""

import argparse
import ast
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
LONGEST = 300  # seconds of one part; one that takes longer is ended and says so
# how much each part does in a run of some minutes, and in a full one
SHORT: Mapping[str, tuple[str, ...]] = {
    "batch": ("12",),
    "bound": ("6",),
    "finance": ("4",),
    "plan": ("12",),
}
FULL: Mapping[str, tuple[str, ...]] = {"batch": ("40",), "plan": ("200",)}
HEAD = """# What was measured

`make bench` writes this page; `make bench PARTS="peers growth"` only those sections,
`make bench PARTS=--full` with the full counts. Ratios compare things in one run on one
machine and carry over to others; milliseconds tell of this machine alone. Nothing here
is asserted in a test. Each section says when it was run and how long that took.

Measured on {cores} cores ({machine}), {system}, Python {python}, Qt {qt}.
"""
SECTION = re.compile(r"^## (\w+)$", re.MULTILINE)


def machine() -> str:
    """What this page was measured on."""
    return HEAD.format(
        cores=os.cpu_count(),
        machine=platform.machine(),
        system=platform.system(),
        python=platform.python_version(),
        qt=version("PySide6-Essentials"),
    )


def kept() -> dict[str, str]:
    """The sections that the page has, by their names."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    _, *found = SECTION.split(text)
    names, bodies = found[::2], found[1::2]
    return {
        name: f"## {name}\n\n{body.strip()}\n"
        for name, body in zip(names, bodies, strict=True)
    }


def section(name: str, words: tuple[str, ...]) -> str:
    """What one benchmark says of itself and what it printed."""
    file = ROOT / "benchmarks" / f"bench_{name}.py"
    about = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    began = time.monotonic()
    printed = _printed([sys.executable, str(file), *words])
    took = time.monotonic() - began
    print(f"{name} ({took:.0f} s)\n{printed}", flush=True)
    called = " ".join((f"bench_{name}.py", *words))
    when = date.today()  # noqa: DTZ011, TID251  # measured today, here
    return (
        f"## {name}\n\n{about}\n\n`{called}`, {when}, {took:.0f} s:\n\n"
        f"```\n{printed}```\n"
    )


def _printed(call: list[str]) -> str:
    try:
        ran = subprocess.run(  # noqa: S603  # our own program
            call, cwd=ROOT, capture_output=True, text=True, check=False, timeout=LONGEST
        )
    except subprocess.TimeoutExpired as ended:
        so_far = ended.stdout or b""
        text = so_far.decode() if isinstance(so_far, bytes) else so_far
        return f"{text}ended after {LONGEST} s\n"
    if ran.returncode != 0:
        sys.stderr.write(ran.stderr)
        return (
            f"{ran.stdout}ended with {ran.returncode}: a goal was missed, or a fault\n"
        )
    return ran.stdout


def main() -> None:
    """Run the benchmarks one after the other; two at once would disturb each other."""
    files = sorted((ROOT / "benchmarks").glob("bench_*.py"))
    names = [file.stem.removeprefix("bench_") for file in files]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(names)}; all if none")
    parser.add_argument("--full", action="store_true", help="the full counts")
    parser.add_argument("--install", action="store_true", help="fetch the peers first")
    args = parser.parse_args()
    unknown = set(args.parts) - set(names)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    sections = {name: text for name, text in kept().items() if name in names}
    for name in names:
        if not args.parts or name in args.parts:
            words = (FULL if args.full else SHORT).get(name, ())
            if name == "peers" and args.install:
                words = ("--install",)
            sections[name] = section(name, words)
            # written after each: a run that is ended leaves what it has measured
            told = [sections[one] for one in names if one in sections]
            PAGE.write_text("\n".join((machine(), *told)), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Runs every benchmark and writes what they print to docs/benchmarks.md."""

import ast
import os
import platform
import subprocess
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
HEAD = """# What was measured

`make bench` writes this page. Ratios compare things in one run on one machine and carry
over to others; milliseconds tell of this machine alone. Nothing here is asserted in a
test.

Measured on {day}: {cores} cores ({machine}), {system}, Python {python}, Qt {qt}.
"""


def machine() -> str:
    """What this page was measured on."""
    return HEAD.format(
        day=date.today(),  # noqa: DTZ011, TID251  # measured today, here
        cores=os.cpu_count(),
        machine=platform.machine(),
        system=platform.system(),
        python=platform.python_version(),
        qt=version("PySide6-Essentials"),
    )


def section(file: Path) -> str:
    """What one benchmark says of itself and what it printed."""
    about = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    extra = sys.argv[1:] if file.stem == "bench_peers" else []
    ran = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, str(file), *extra],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    print(f"{file.stem}\n{ran.stdout}{ran.stderr}", flush=True)
    printed = ran.stdout if ran.returncode == 0 else ran.stdout + "did not finish\n"
    first, _, rest = about.partition("\n\n")
    words = "\n\n".join(part for part in (first, rest) if part)
    return f"## {file.stem.removeprefix('bench_')}\n\n{words}\n\n```\n{printed}```\n"


def main() -> None:
    """Run the benchmarks one after the other; two at once would disturb each other."""
    files = sorted((ROOT / "benchmarks").glob("bench_*.py"))
    parts = [machine(), *(section(file) for file in files)]
    PAGE.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()

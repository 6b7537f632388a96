"""``python -m tests.fuzz.hunt``: hunts at all doors, or at those named.

``--seconds`` are shared evenly. Exit code 1 where something was found; it is then in
``tests/fuzz/found``. Mutants that reached new lines are kept in ``grown.zip``, a folder
a door, and are where the next hunt begins.
"""

import argparse
import hashlib
import os
import resource
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.doors import DOORS
from tests.fuzz.hunting import WELL, hunted
from tests.fuzz.readers import DOOR

GIB = 1 << 30
GROWN = Path(__file__).parent / "corpus" / "grown.zip"
LONGEST = 1 << 13  # bytes of a mutant that is kept; the corpus stays small
MOST = 150  # of a door
ALL = {door.name: door for door in (DOOR, *DOORS)}


def grown(door: str, file: Path = GROWN) -> list[bytes]:
    """The mutants that earlier hunts kept for a door."""
    if not file.exists():
        return []
    with zipfile.ZipFile(file) as packed:
        mine = [name for name in packed.namelist() if name.startswith(f"{door}/")]
        return [packed.read(name) for name in mine]


def keep(door: str, parents: Sequence[bytes], file: Path = GROWN) -> None:
    """Add what reached new lines, each content once, as far as it is short."""
    known = grown(door, file)
    seeds = {hashlib.sha256(one).digest() for one in (*ALL[door].seeds(), *known)}
    new = {
        hashlib.sha256(one).hexdigest()[:16]: one
        for one in parents
        if len(one) <= LONGEST and hashlib.sha256(one).digest() not in seeds
    }
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(new)[: max(MOST - len(known), 0)]:
            entry = zipfile.ZipInfo(f"{door}/{name}")  # of no day
            packed.writestr(entry, new[name], zipfile.ZIP_DEFLATED)


def main() -> int:
    """Hunt; 1 if something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("doors", nargs="*", choices=[*ALL, []], help="all unless named")
    parser.add_argument("--runs", type=int, default=10**9, help="at each door")
    parser.add_argument("--seconds", type=float, default=3600.0, help="in all")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    os.environ["HOME"] = tempfile.mkdtemp(prefix="duheng-fuzz-")
    resource.setrlimit(resource.RLIMIT_AS, (3 * GIB, 3 * GIB))
    doors = [ALL[name] for name in args.doors or ALL]
    bad = False
    for door in doors:
        seconds = args.seconds / len(doors)
        hunt = hunted(door, args.runs, seconds, args.seed, grown(door.name))
        keep(door.name, hunt.parents)
        bad = bad or bool(hunt.ended.keys() - WELL)
        print(  # noqa: T201
            f"{door.name}: {hunt.ended.total()} mutants, {len(hunt.parents)} parents,"
            f" {len(hunt.reached.lines)} lines, {dict(hunt.ended)}",
            flush=True,
        )
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())

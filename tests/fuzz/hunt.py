"""``python -m tests.fuzz.hunt``: hunts at all doors, or at those named.

``--seconds`` are shared evenly. Exit code 1 where something was found; it is then in
``tests/fuzz/found``.
"""

import argparse
import os
import resource
import sys
import tempfile

from tests.fuzz.doors import DOORS
from tests.fuzz.hunting import WELL, hunted
from tests.fuzz.readers import DOOR

GIB = 1 << 30
ALL = {door.name: door for door in (DOOR, *DOORS)}


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
        hunt = hunted(door, args.runs, args.seconds / len(doors), args.seed)
        bad = bad or bool(hunt.ended.keys() - WELL)
        print(  # noqa: T201
            f"{door.name}: {hunt.ended.total()} mutants, {len(hunt.parents)} parents,"
            f" {len(hunt.reached.lines)} lines, {dict(hunt.ended)}",
            flush=True,
        )
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())

"""Asks a public database for known faults of every locked package.

``make audit`` needs a network, and the program itself never does; where the database
cannot be reached it says so in one sentence and ends with 2. ``AUDIT_URL`` names a
mirror of the database (https://osv.dev). Ends with 1 where a fault is known.
"""

import os
import re
import subprocess
import sys

UNREACHED = re.compile(
    r"dns error|error sending request|client error \(Connect\)|timed out|\b5\d\d\b"
)
NOT_REACHED = 2


def main() -> int:
    """Audit what is locked."""
    mirror = os.environ.get("AUDIT_URL")
    asked = ["uv", "audit", "--frozen"]
    asked += ["--service-url", mirror] if mirror else []
    done = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    if done.returncode != 0 and UNREACHED.search(done.stderr):
        sys.stderr.write(
            "The vulnerability database cannot be reached from here, so nothing was"
            " checked; run make audit where there is a network, or name a mirror in"
            " AUDIT_URL.\n"
        )
        return NOT_REACHED
    sys.stdout.write(done.stdout)
    sys.stderr.write(done.stderr)
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())

"""Calls the program in children that may use so much memory and processor, no more.

``bounded`` hands calls to one process that has imported the program and forks for each:
a child begins at once, and its limits are its own.
"""

import contextlib
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MIB = 1 << 20
ROOM = 1 << 28  # bytes that a child may write into one file


@dataclass(frozen=True, slots=True)
class Ended:
    """How a call ended.

    Attributes:
        status: of the exit; a negative one is the signal that ended it.
        seconds: of the processor.
        mib: the most memory that it held at a time.
    """

    call: tuple[str, ...]
    status: int
    out: str
    err: str
    seconds: float
    mib: float

    @property
    def is_clear(self) -> bool:
        """Whether it was done, or refused in one sentence, without a trace."""
        lines = self.err.count("\n")
        is_plain = "Traceback" not in self.err and "our fault" not in self.err
        return is_plain and (self.status == 0 or (self.status in (2, 3) and lines == 1))


def bounded(
    calls: Sequence[Sequence[str | Path]],
    folder: Path,
    *,
    mib: int = 1024,
    more: int | None = None,
    seconds: int = 20,
) -> list[Ended]:
    """How each call ends that is made in a folder, one after the other.

    Args:
        calls: the words of each.
        folder: where they are made.
        mib: of memory that a child may hold.
        more: of memory beyond what the program has when a call begins, instead.
        seconds: of the processor.
    """
    asked = [[str(word) for word in call] for call in calls]
    order = {"calls": asked, "mib": mib, "more": more, "seconds": seconds}
    order["folder"] = str(folder)
    calm = {"OPENBLAS_NUM_THREADS": "1", "HOME": str(folder), "LANG": "en_GB.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.bounded"],
        cwd=ROOT,
        env={**os.environ, **calm},
        input=json.dumps(order),
        capture_output=True,
        text=True,
        check=True,
    )
    return [Ended(**{**one, "call": tuple(one["call"])}) for one in _told(done.stdout)]


def _told(lines: str) -> list[dict]:
    return [json.loads(line) for line in lines.splitlines()]


def _serve(order: dict) -> None:
    import openpyxl  # noqa: F401, PLC0415  # each child would wait for it

    import main  # noqa: PLC0415  # in the process of its own
    from planner.app import cli  # noqa: PLC0415  # the same

    os.chdir(order["folder"])
    for call in order["calls"]:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = os.fork()
            if child == 0:  # never returns
                more = order["more"]
                _limited(order["mib"] if more is None else held() + more, order)
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno(), 2)
                status = 1
                with contextlib.suppress(BaseException):
                    status = cli.run(call, main.parts)
                with contextlib.suppress(BaseException):
                    sys.stdout.flush()
                    sys.stderr.flush()
                os._exit(status)
            _, ended, used = os.wait4(child, 0)
            print(  # noqa: T201  # the answer
                json.dumps(
                    {
                        "call": call,
                        "status": os.waitstatus_to_exitcode(ended),
                        "out": _read(out),
                        "err": _read(err),
                        "seconds": used.ru_utime + used.ru_stime,
                        "mib": used.ru_maxrss / 1024,
                    }
                ),
                flush=True,
            )


def _read(file: io.BufferedRandom) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def held() -> int:
    """MiB of memory that this process has mapped."""
    pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    return int(pages) * resource.getpagesize() // MIB


def _limited(mib: int, order: dict) -> None:
    seconds = order["seconds"]
    resource.setrlimit(resource.RLIMIT_AS, (mib * MIB, mib * MIB))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _serve(json.loads(sys.stdin.read()))

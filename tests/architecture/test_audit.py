"""The audit says in one sentence that its database cannot be reached."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UV = """#!{python}
import sys
sys.stdout.write("asked: " + " ".join(sys.argv[1:]) + "\\n")
sys.stderr.write({err!r})
raise SystemExit({status})
"""


def audited(
    folder: Path, status: int, err: str, **more: str
) -> subprocess.CompletedProcess[str]:
    tool = folder / "uv"
    tool.write_text(UV.format(python=sys.executable, err=err, status=status), "utf-8")
    tool.chmod(0o700)
    return subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "audit.py")],
        env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", **more},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("said", ["  cause: dns error\n", "operation timed out\n"])
def test_a_database_out_of_reach_is_one_sentence(tmp_path: Path, said: str) -> None:
    done = audited(tmp_path, 2, f"error: request failed\n{said}")

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "nothing was checked" in done.stderr


@pytest.mark.parametrize("status", [0, 1])
def test_what_the_database_says_is_shown(tmp_path: Path, status: int) -> None:
    done = audited(tmp_path, status, "Found 0 vulnerabilities\n")

    assert done.returncode == status
    assert done.stdout == "asked: audit --frozen\n"
    assert done.stderr == "Found 0 vulnerabilities\n"


def test_a_mirror_of_the_database_can_be_named(tmp_path: Path) -> None:
    done = audited(tmp_path, 0, "", AUDIT_URL="https://mirror.example/osv")

    assert "--service-url https://mirror.example/osv" in done.stdout

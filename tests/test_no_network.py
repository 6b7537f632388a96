"""No part of the program speaks to a network, whatever is asked of it."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from planner.app import window_call
from planner.app.cli import VERBS
from tests.helpers import netless

ROOT = Path(__file__).parents[1]
BILL = ROOT / "tests" / "fuzz" / "corpus" / "app_2026.csv"


def run(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    here = {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        words,
        cwd=ROOT,
        env={**os.environ, **here},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wall_ends_whoever_opens_a_socket(tmp_path: Path) -> None:
    code = (
        "import socket; from tests.helpers.netless import wall_off; wall_off();"
        "socket.socketpair(); print('within', flush=True);"
        "socket.socket(socket.AF_INET6)"
    )

    done = run(sys.executable, "-c", code, home=tmp_path)

    assert done.stdout == "within\n", done.stderr
    assert done.returncode == -signal.SIGSYS


def test_a_whole_journey_needs_no_network(tmp_path: Path) -> None:
    words = (sys.executable, "-m", "tests.helpers.netless", str(tmp_path), str(BILL))
    traced = tmp_path / "calls"
    strace = shutil.which("strace")  # the wall holds where there is none
    watched = (strace, "-f", "-e", "trace=network", "-o", str(traced)) if strace else ()

    done = run(*watched, *words, "--walled", home=tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
    assert {path.suffix for path in tmp_path.iterdir()} >= {".png", ".pdf", ".xlsx"}
    seen = traced.read_text("utf-8") if strace else ""
    assert re.findall(r"^.*\bAF_(?!UNIX).*$", seen, re.MULTILINE) == []
    # not even to another program of this machine
    assert re.findall(r"^.*\bconnect\(.*$", seen, re.MULTILINE) == []


def test_the_journey_calls_every_verb_and_shows_every_page(tmp_path: Path) -> None:
    called = {call[0] for call in netless.calls(tmp_path, BILL)}

    assert set(VERBS) - called == {"new"}  # with which it begins
    assert set(netless.PAGES) == set(window_call.PAGES)


def test_nothing_that_could_speak_to_a_network_is_named_in_the_source() -> None:
    rooms = [ROOT / "main.py", *(ROOT / room for room in ("planner", "reports", "ui"))]
    files = [file for room in rooms for file in [room, *room.rglob("*.py")]]
    named = re.compile(
        r"^\s*(?:import|from)\s+(?:socket|ssl|http|urllib\.request|requests|ftplib"
        r"|smtplib|asyncio|PySide6\.Qt(?:Network|Web\w*))\b",
        re.MULTILINE,
    )

    found = [
        str(file)
        for file in files
        if file.is_file() and named.search(file.read_text("utf-8"))
    ]

    assert found == []

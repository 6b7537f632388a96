"""A program to call and a small book to call it on."""

import json
from pathlib import Path

import pytest

from tests.helpers.run import Program

COMMANDS = (
    {"do": "set_profile", "name": "Li", "kind": "person"},
    {
        "do": "open_line",
        "id": "jiebei",
        "channel": "jiebei",
        "name": "借呗",
        "limit": "20000.00",
        "opened_on": "2025-01-01",
    },
    {
        "do": "draw",
        "id": "loan",
        "line": "jiebei",
        "terms": {
            "principal": "10000.00",
            "drawn_on": "2026-01-15",
            "first_due": "2026-02-15",
            "every": "month",
            "periods": 12,
            "method": "level",
            "rate": {"value": "0.072", "per": "year"},
            "interest": "period",
            "day_count": "30/360",
        },
    },
    {"do": "repay", "loan": "loan", "on": "2026-02-15", "amount": "866.19"},
    {"do": "cash", "on": "2026-03-20", "amount": "3000.00"},
)


def lines(*commands: dict) -> str:
    """The commands of a file."""
    return "\n".join(json.dumps(command) for command in commands)


@pytest.fixture(autouse=True)
def _english_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(capsys)


@pytest.fixture
def book(tmp_path: Path, program: Program) -> Path:
    """A book with one loan, of which two instalments have fallen due."""
    path = tmp_path / "my.duheng"
    assert program("new", path).status == 0
    program.stdin = lines(*COMMANDS)
    assert program("do", path, "-").status == 0
    program.stdin = ""
    return path

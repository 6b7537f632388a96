"""Runs a verb in this process, as ``main.py`` would."""

import io
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import main
from planner.app import cli
from planner.app.parts import Parts


@dataclass(frozen=True, slots=True)
class Said:
    """What a call printed, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document."""
        return json.loads(self.out)


class Program:
    """Calls verbs and keeps what they say; ``stdin`` is what ``-`` reads."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.stdin = ""

    def __call__(self, *argv: str | Path) -> Said:
        """Run a call in the English locale, on 2026-03-20 unless it says a day."""
        words = [str(word) for word in argv]
        if "--on" not in words:
            words += ["--on", "2026-03-20"]
        status = cli.run(words, self._parts)
        told = self._capsys.readouterr()
        return Said(status, told.out, told.err)

    def _parts(self, on: date, password: str | None) -> Parts:
        whole = main.parts(on, password)
        fields = {name: getattr(whole, name) for name in Parts.__dataclass_fields__}
        return Parts(**{**fields, "stdin": io.StringIO(self.stdin)})

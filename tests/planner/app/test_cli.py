"""Each kind of failure is said as it deserves; a call names its verb anywhere."""

import importlib
import io
import json
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

import main
from planner.app import bugs, cli
from planner.app.parts import Answer, Parts
from planner.errors import (
    IdTakenError,
    IdUnknownError,
    InFileError,
    RefusedInLineError,
    StillUsedError,
    TermsError,
    TooEarlyError,
)
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.rates import Period, Rate
from planner.wording import i18n


@pytest.fixture(autouse=True)
def _english_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")


def pretend(monkeypatch: pytest.MonkeyPatch, act: object) -> None:
    """Let the verb ``show`` do what ``act`` does."""

    def add(parser: ArgumentParser) -> None:
        parser.add_argument("word", nargs="?")

    verb = SimpleNamespace(add=add, run=act)
    monkeypatch.setattr(importlib, "import_module", lambda _: verb)


def test_the_answer_is_printed_as_text_or_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(monkeypatch, lambda *_: Answer({"名": "1"}, "好", status=3))

    assert cli.run(["show"], main.parts) == 3
    assert cli.run(["--json", "show"], main.parts) == 3

    assert capsys.readouterr().out == '好\n{\n  "名": "1"\n}\n'


def test_an_answer_without_words_prints_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(monkeypatch, lambda *_: Answer({}, ""))

    assert cli.run(["show"], main.parts) == 0
    assert capsys.readouterr().out == ""


def test_today_is_what_the_call_says(monkeypatch: pytest.MonkeyPatch) -> None:
    days: list[date] = []

    def note(_: Namespace, parts: Parts) -> Answer:
        days.append(parts.on)
        return Answer({}, "")

    pretend(monkeypatch, note)

    cli.run(["--on", "2026-01-02", "show"], main.parts)
    cli.run(["show"], main.parts)

    assert days[0] == date(2026, 1, 2)
    assert days[1] > date(2026, 1, 2)


@pytest.mark.parametrize(
    ("locale", "option", "language"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, [], "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "de_DE"}, [], "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, [], "en"),
        ({"LC_ALL": "zh_CN.UTF-8"}, ["--lang", "en"], "en"),
        ({"LC_ALL": "C"}, ["--lang", "zh"], "zh"),
    ],
)
def test_the_language_is_the_calls_or_else_the_locales(
    monkeypatch: pytest.MonkeyPatch, locale: dict, option: list[str], language: str
) -> None:
    spoken: list[str] = []
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    pretend(monkeypatch, lambda *_: spoken.append(i18n.language()) or Answer({}, ""))

    cli.run(["show", *option], main.parts)

    assert spoken == [language]


def test_a_mistake_in_the_call_is_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["show", "--zzz"], main.parts) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1


def test_a_bug_is_our_fault_and_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(monkeypatch, lambda *_: {}["¥5"])

    assert cli.run(["show"], main.parts) == 1

    told = capsys.readouterr()
    assert "This is our fault" in told.err
    assert str(bugs.log_path()) in told.err
    assert "KeyError" in bugs.log_path().read_text(encoding="utf-8")
    monkeypatch.setattr(bugs, "keep", lambda _: None)
    assert cli.run(["show"], main.parts) == 1
    assert "as last saved" in capsys.readouterr().err


def test_memory_that_ran_out_is_a_refusal_and_no_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fill(*_: object) -> Answer:
        raise MemoryError

    pretend(monkeypatch, fill)

    assert cli.run(["show", "--json"], main.parts) == 3

    told = capsys.readouterr()
    assert json.loads(told.out)["reason"] == "no-memory"
    assert told.err.count("\n") == 1
    assert "book is as last saved" in told.err
    assert not bugs.log_path().exists()


def test_who_interrupts_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> Answer:
        raise KeyboardInterrupt

    pretend(monkeypatch, interrupt)

    assert cli.run(["show"], main.parts) == 130


def test_who_reads_no_further_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Gone(io.StringIO):
        def __init__(self, file: io.IOBase) -> None:
            super().__init__()
            self.file = file

        def fileno(self) -> int:
            return self.file.fileno()

        def write(self, _: str) -> int:
            raise BrokenPipeError

    pretend(monkeypatch, lambda *_: Answer({}, "words"))
    with (tmp_path / "out").open("wb") as file:
        monkeypatch.setattr(sys, "stdout", Gone(file))
        assert cli.run(["show"], main.parts) == 0


def test_what_stands_in_a_file_cannot_command_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> Answer:
        raise IdTakenError(id="a\x1b[2J\nb")

    pretend(monkeypatch, refuse)

    assert cli.run(["show"], main.parts) == 3
    assert capsys.readouterr().err == (
        "The id “a\ufffd[2J\ufffdb” is already taken in this book.\n"
    )


def test_a_refusal_is_told_with_its_values() -> None:
    early = TooEarlyError(
        field="on", on=date(2026, 1, 1), since=date(2026, 2, 1), id="loan"
    )

    document = cli.refusal_document(
        RefusedInLineError(file="c.jsonl", line=3, cause=early)
    )

    assert document.pop("refused") == (
        "c.jsonl, line 3: Field “on”: 1 Jan 2026 is before 1 Feb 2026,"
        " when “loan” began."
    )
    assert document == {
        "reason": "too-early",
        "file": "c.jsonl",
        "line": 3,
        "field": "on",
        "on": "2026-01-01",
        "since": "2026-02-01",
        "id": "loan",
    }
    used = cli.refusal_document(StillUsedError(id="l", users=("a", "b")))
    assert used["users"] == ["a", "b"]
    told = cli.refusal_document(InFileError(file="x", cause="odd"))
    assert told["reason"] == "in-file"


def test_the_verb_is_found_wherever_it_stands() -> None:
    assert cli.verb_of(["show", "x"]) == "show"
    assert cli.verb_of(["--on", "2026-01-01", "--json", "do"]) == "do"
    assert cli.verb_of(["--picture", "repay", "out.png"]) is None
    assert cli.verb_of(["my.duheng"]) is None
    assert cli.verb_of([]) is None


@pytest.mark.parametrize("word", cli.VERBS)
def test_every_verb_has_its_module(word: str) -> None:
    verb = importlib.import_module(cli.VERBS[word])

    assert callable(verb.add)
    assert callable(verb.run)


def test_output_is_utf8_whatever_the_terminal_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ascii_out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", ascii_out)

    assert cli.guarded(lambda: cli.print_json({"名": "花呗"}) or 0, []) == 0

    assert "花呗".encode() in ascii_out.buffer.getvalue()


@pytest.mark.parametrize("asked", [["--lang", "zh"], ["--lang=zh"]])
def test_a_fault_of_the_call_is_said_in_the_language_asked_for(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = cli.run(["show", *asked], main.parts)

    assert status == 2
    assert "看不懂" in capsys.readouterr().err


def test_a_book_called_like_a_language_asks_for_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cli.run(["show", "zh"], main.parts)

    assert "cannot be understood" in capsys.readouterr().err


def test_a_refusal_tells_its_values_as_text_and_keeps_its_kind() -> None:
    rate = Rate(Decimal("7.2"), Period.YEAR)
    why = Sentence(Phrase("{rate} a year"), rate=Money(5))

    told = cli.refusal_document(TermsError(field=rate, reason=why))

    assert told["reason"] == "terms"
    assert told["because"] == "¥0.05 a year"
    assert told["field"] == "720% a year"


def test_a_word_of_a_list_is_told_as_it_is_written() -> None:
    told = cli.refusal_document(IdUnknownError(kind=Period.DAY, id="x"))

    assert told["kind"] == "day"

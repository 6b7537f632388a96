"""Carries out one verb without a screen: the door for scripts, timers and tests."""

import importlib
import io
import json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from planner.app import events, memory
from planner.app.first_word import first_word
from planner.app.parts import Answer, Parts
from planner.app.password_file import password_of
from planner.calendar import SystemClock
from planner.errors import PlannerError, RefusedError
from planner.phrases import Sentence
from planner.rates import Rate
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.say import say

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.app.call import CallParser

VERBS: Mapping[str, str] = MappingProxyType(
    {
        "schedule": "planner.app.verbs.schedule",
        "schedules": "planner.app.verbs.schedules",
        "cost": "planner.app.verbs.cost",
        "discount": "planner.app.verbs.discount",
        "card": "planner.app.verbs.card",
        "reconcile": "planner.app.verbs.reconcile",
        "new": "planner.app.verbs.new",
        "do": "planner.app.verbs.do",
        "import": "planner.app.verbs.import_",
        "show": "planner.app.verbs.show",
        "estimate": "planner.app.verbs.estimate",
        "backtest": "planner.app.verbs.backtest",
        "repay": "planner.app.verbs.repay",
        "finance": "planner.app.verbs.finance",
        "report": "planner.app.verbs.report",
        "letter": "planner.app.verbs.letter",
        "checklist": "planner.app.verbs.checklist",
        "export": "planner.app.verbs.export",
        "check": "planner.app.verbs.check",
        "backup": "planner.app.verbs.backup",
        "restore": "planner.app.verbs.restore",
        "password": "planner.app.verbs.password",
        "forget": "planner.app.verbs.forget",
        "about": "planner.app.verbs.about",
        "log": "planner.app.verbs.log",
        "channels": "planner.app.verbs.channels",
    }
)

DONE, BUG, NOT_UNDERSTOOD, REFUSED, INTERRUPTED = 0, 1, 2, 3, 130

MakeParts = Callable[[date, str | None], Parts]


class _VerbModule(Protocol):
    def add(self, parser: "CallParser") -> None: ...

    def run(self, args: "Namespace", parts: Parts) -> Answer: ...


def verb_of(argv: Sequence[str]) -> str | None:
    """The verb that a call names; None where it asks for the window."""
    place = first_word(argv)
    return argv[place] if place is not None and argv[place] in VERBS else None


def run(argv: Sequence[str], make_parts: MakeParts) -> int:
    """Carry out the verb that ``argv`` names.

    Returns:
        The exit status: 0 done, 2 not understood, 3 refused or impossible, 1 a bug.
    """
    return guarded(lambda: _run(argv, make_parts), argv)


def guarded(act: Callable[[], int], argv: Sequence[str]) -> int:
    """Do what ``argv`` asks; say each kind of failure as it deserves."""
    _speak_utf8()
    memory.mute()
    i18n.use(_language_asked(argv) or _system_language())
    as_json = "--json" in argv
    try:
        return act()
    except PlannerError as error:
        return _refuse(error, as_json=as_json)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has seen enough; nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001  # the headless hook for our own faults
        if not memory.ran_out(error):
            return _confess(error)
        memory.let_go(error)
    return _refuse(memory.NoMemoryError(), as_json=as_json)


def _run(argv: Sequence[str], make_parts: MakeParts) -> int:
    place = cast("int", first_word(argv))
    verb, args = _call(argv[place], [*argv[:place], *argv[place + 1 :]])
    password = password_of(args.book_password_file, sys.stdin)
    today = args.on or SystemClock().today()
    answer = verb.run(args, make_parts(today, password))
    if args.json:
        print_json(answer.document)
    elif answer.text:
        _print(answer.text)
    return answer.status


def answer(word: str, parts: Parts, *words: str) -> Answer:
    """What a verb answers to these words, without a print."""
    verb, args = _call(word, words)
    return verb.run(args, parts)


def _call(word: str, words: Sequence[str]) -> "tuple[_VerbModule, Namespace]":
    from planner.app.call import CallParser, add_common  # noqa: PLC0415  # a verb's own
    from planner.app.verb_help import SAYS  # noqa: PLC0415  # the same

    verb = cast("_VerbModule", importlib.import_module(VERBS[word]))
    parser = CallParser(f"main.py {word}", tr(SAYS[word]))
    add_common(parser)
    verb.add(parser)
    return verb, parser.parse_args(words)


def print_json(document: Mapping[str, object]) -> None:
    """Print the one JSON document of a call."""
    _print(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def say_aside(text: str) -> None:
    """Say something on stderr, beside the answer."""
    sys.stderr.write(f"{text}\n")


def refusal_document(error: PlannerError) -> dict[str, object]:
    """Why something was refused, for a program to read.

    >>> from planner.errors import IdTakenError
    >>> refusal_document(IdTakenError(id="a"))["reason"]
    'id-taken'
    """
    document: dict[str, object] = {"refused": say(error)}
    cause: object = error
    while isinstance(cause, PlannerError):
        document["reason"] = _kebab(type(cause).__name__)
        inner = cause.values.get("cause")
        for name, value in cause.values.items():
            if name != "cause":
                # "reason" is taken: it names the kind of refusal in one word
                key = "because" if name == "reason" else name
                document[key] = value if isinstance(value, int) else _plain(value)
        cause = inner
    return document


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return say(value) if isinstance(value, Rate | Sentence) else str(value)


def _kebab(name: str) -> str:
    words = re.findall("[A-Z][a-z]*", name.removesuffix("Error"))
    return "-".join(words).lower()


def _refuse(error: PlannerError, *, as_json: bool) -> int:
    events.refused(error)
    refused = isinstance(error, RefusedError)
    if refused and as_json:
        print_json(refusal_document(error))
    say_aside(_one_line(say(error)))
    return REFUSED if refused else NOT_UNDERSTOOD


def _confess(error: Exception) -> int:
    kept = events.failed(error)
    if kept is None:
        say_aside(tr("This is our fault, not yours; the book is as last saved."))
    else:
        words = tr("This is our fault, not yours; the log {file} tells us where.")
        say_aside(words.format(file=kept))
    return BUG


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _one_line(text: str) -> str:
    """What stands in a file must not command the terminal."""
    return "".join(char if char.isprintable() else "�" for char in text)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        _as_utf8(stream)


def _as_utf8(stream: TextIO) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _language_asked(argv: Sequence[str]) -> i18n.Language | None:
    """What ``--lang`` says, known before the rest is read, so that faults speak it."""
    asked = [
        value if option == "--lang" else option.removeprefix("--lang=")
        for option, value in pairwise([*argv, ""])
        if option.startswith("--lang=") or option == "--lang"
    ]
    return next((known for known in i18n.LANGUAGES if known in asked), None)


def _system_language() -> i18n.Language:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return i18n.language_of(os.environ[name])
    return "en"

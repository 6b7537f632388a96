"""Reads a call of the program; its mistakes become one sentence each."""

import argparse
import re
from typing import NoReturn

from planner.app.version import NAME, VERSION
from planner.calendar import parse_day
from planner.errors import FieldError, NotUnderstoodError
from planner.phrases import Phrase, Sentence
from planner.wording.i18n import LANGUAGES


class CallError(NotUnderstoodError):
    """A call that cannot be understood; ``why`` says where."""

    words = Phrase("The call cannot be understood: {why}.")


class CallParser(argparse.ArgumentParser):
    """An argument parser that raises our sentences instead of leaving."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog=prog, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Override ArgumentParser.error."""
        raise _refusal(message)


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add what every call takes."""
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument(
        "--on",
        type=lambda text: parse_day(text, "--on"),
        metavar="DAY",
        help="what today is, as YYYY-MM-DD",
    )
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the output")
    parser.add_argument(
        "--book-password-file", metavar="FILE", help="password of an encrypted book"
    )
    parser.add_argument("--version", action="version", version=f"{NAME} {VERSION}")


def _refusal(message: str) -> NotUnderstoodError:
    for pattern, words in _SAID:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return CallError(why=Sentence(words, **found.groupdict()))
    choice = re.fullmatch(_CHOICE, message, re.DOTALL)
    if choice:
        return FieldError(**choice.groupdict())
    return CallError(why=message)


_CHOICE = (
    r"argument (?P<field>.+?): invalid choice: (?P<found>.+)"
    r" \(choose from (?P<expected>.+)\)"
)
_SAID = (
    (r"the following arguments are required: (?P<what>.+)", Phrase("missing: {what}")),
    (r"unrecognized arguments: (?P<what>.+)", Phrase("not known here: {what}")),
    (
        r"argument (?P<field>.+?): expected .+",
        Phrase("“{field}” needs a value, or another number of values"),
    ),
    (
        r"argument (?P<field>.+?): invalid .+ value: (?P<found>.+)",
        Phrase("“{field}” cannot be {found}"),
    ),
    (
        r"argument (?P<field>.+?): not allowed with argument (?P<other>.+)",
        Phrase("“{field}” does not go with “{other}”"),
    ),
    (
        r"argument (?P<field>.+?): ignored explicit argument (?P<found>.+)",
        Phrase("“{field}” takes no value, found {found}"),
    ),
)

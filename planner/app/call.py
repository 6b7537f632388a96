"""Reads a call of the program; its mistakes become one sentence each."""

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

from planner.app.version import NAME, VERSION
from planner.calendar import parse_day
from planner.errors import FieldError, NotUnderstoodError
from planner.phrases import Phrase, Sentence
from planner.wording.i18n import LANGUAGES, tr


class CallError(NotUnderstoodError):
    """A call that cannot be understood; ``why`` says where."""

    words = Phrase("The call cannot be understood: {why}.")


class CallParser(argparse.ArgumentParser):
    """An argument parser that raises our sentences instead of leaving."""

    def __init__(self, prog: str, description: str = "") -> None:
        super().__init__(
            prog=prog,
            allow_abbrev=False,
            description=description,
            formatter_class=_Help,
        )

    def error(self, message: str) -> NoReturn:
        """Override ArgumentParser.error."""
        raise _refusal(message)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help in the language spoken now."""

    def start_section(self, heading: str | None) -> None:
        """Override HelpFormatter.start_section."""
        known = _STANDARD.get(heading or "")
        super().start_section(heading if known is None else tr(known))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Override HelpFormatter.add_usage."""
        super().add_usage(usage, actions, groups, prefix or tr("usage: "))

    def add_argument(self, action: argparse.Action) -> None:
        """Override HelpFormatter.add_argument."""
        action.help = action.help and tr(action.help)
        super().add_argument(action)


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


_STANDARD = {
    "positional arguments": Phrase("arguments"),
    "options": Phrase("options"),
    "-h": Phrase("show this help message and exit"),
}


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

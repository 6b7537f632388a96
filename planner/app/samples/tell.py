"""The commands of a sample by the kind of book; what ``new --sample`` asks for."""

from collections.abc import Iterator
from datetime import date

from planner.app.commands import Command
from planner.app.samples import business, person
from planner.model.records import BookKind


def commands(kind: BookKind, today: date) -> Iterator[Command]:
    """Everything that happened in the sample by ``today``, in the chosen language."""
    match kind:
        case BookKind.PERSON:
            return person.commands(today)
        case BookKind.BUSINESS:
            return business.commands(today)

"""The commands of a sample by the kind of book; what ``new --sample`` asks for."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from planner.app.commands import Command
from planner.app.samples import business, person
from planner.model.records import BookKind

_TOLD: Mapping[BookKind, Callable[[date], Iterator[Command]]] = MappingProxyType(
    {BookKind.PERSON: person.commands, BookKind.BUSINESS: business.commands}
)


def commands(kind: BookKind, today: date) -> Iterator[Command]:
    """Everything that happened in the sample by ``today``, in the chosen language."""
    return _TOLD[kind](today)

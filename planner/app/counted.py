"""What a kept plan counted on, and what of it is another now."""

from collections.abc import Callable, Iterator

from planner.model.book import Book
from planner.model.declared import Counted
from planner.model.records import Expected
from planner.phrases import Phrase, Sentence
from planner.wording.say import percent, say

_ONCE = Phrase("once")
_NO_END = Phrase("without an end")

# One sentence a field: its name, the words, and how its values are told.
_FIELDS: tuple[tuple[str, Phrase, Callable[[Counted], object]], ...] = (
    (
        "amount",
        Phrase("“{name}” was {before}, is {after} now"),
        lambda one: one.amount,
    ),
    (
        "first",
        Phrase("“{name}” was first due on {before}, is on {after} now"),
        lambda one: one.first,
    ),
    (
        "every",
        Phrase("“{name}” came “{before}”, comes “{after}” now"),
        lambda one: _ONCE if one.every == "once" else one.every,
    ),
    (
        "until",
        Phrase("The end of “{name}” was {before}, is {after} now"),
        lambda one: _NO_END if one.until is None else one.until,
    ),
    (
        "certainty",
        Phrase("“{name}” was {before} certain, is {after} now"),
        lambda one: percent(one.certainty, None),
    ),
)


def counted(book: Book) -> Iterator[Counted]:
    """Every income and expense, open orders among them, as the book has it."""
    return (_noted(row) for row in (*book.expected.values(), *book.ordered()))


def amended(book: Book, noted: tuple[Counted, ...] | None) -> Iterator[Sentence]:
    """What is expected otherwise than it was noted; nothing where nobody noted it."""
    if noted is None:
        return
    now = {one.record: one for one in counted(book)}
    before = {one.record: one for one in noted}
    for name, one in before.items():
        if name in now:
            yield from _differs(one, now[name])
        else:
            words = Phrase("“{name}” is expected no more: {amount} from {day} on")
            yield Sentence(words, name=one.name, amount=one.amount, day=one.first)
    for name, one in now.items():
        if name not in before:
            words = Phrase("“{name}” is expected since: {amount} from {day} on")
            yield Sentence(words, name=one.name, amount=one.amount, day=one.first)


def _differs(before: Counted, after: Counted) -> Iterator[Sentence]:
    for field, words, told in _FIELDS:
        if getattr(before, field) != getattr(after, field):
            values = {"before": say(told(before)), "after": say(told(after))}
            yield Sentence(words, name=after.name, **values)


def _noted(row: Expected) -> Counted:
    return Counted(
        row.id,
        row.name,
        row.amount,
        "in" if row.way.value == "in" else "out",
        row.first,
        row.every,
        row.until,
        row.certainty,
    )

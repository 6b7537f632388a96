"""Which lines stand on one limit; else a cut would be seen on one of them only."""

from planner.model.book import Book
from planner.model.records import Line


def holders(book: Book, key: str | None) -> tuple[str, ...]:
    """The line, the one whose limit it shares, and so on up."""
    chain: list[str] = []
    while key is not None and key in book.lines and key not in chain:
        chain.append(key)
        key = book.lines[key].shares_limit_with
    return tuple(chain)


def one_limit(book: Book, line: Line) -> tuple[str, ...]:
    """The lines whose displayed limit is the very one of ``line``; itself at least.

    A line that was granted less than the common limit has a limit of its own within it.
    """
    top = book.lines.get(holders(book, line.id)[-1], line)
    if line.limit != top.limit:
        return (line.id,)
    return tuple(
        key
        for key, other in book.lines.items()
        if other.limit == top.limit and holders(book, key)[-1] == top.id
    )


def above(book: Book, line: Line) -> tuple[str, ...]:
    """The holders of larger limits that this line's own stands within."""
    own = one_limit(book, line)
    return tuple(key for key in holders(book, line.id) if key not in own)

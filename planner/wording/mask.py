"""Whether amounts are hidden from onlookers; without it one could not show the screen.

The choice belongs to the thread that shows the window. What is worked out beside it, a
report or an export, has amounts all the same, unless a masked one is asked for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

HIDDEN_AMOUNT = "••••"
_IS_HIDDEN: ContextVar[bool] = ContextVar("amounts are hidden", default=False)


def hide() -> None:
    """Hide amounts from now on."""
    _IS_HIDDEN.set(True)


def show() -> None:
    """Show amounts again."""
    _IS_HIDDEN.set(False)


@contextmanager
def hidden(*, is_wanted: bool = True) -> Iterator[None]:
    """Hide amounts, or show them, for a while and on this thread only."""
    token = _IS_HIDDEN.set(is_wanted)
    try:
        yield
    finally:
        _IS_HIDDEN.reset(token)


def is_hidden() -> bool:
    """Whether amounts are hidden."""
    return _IS_HIDDEN.get()

"""Whether amounts are hidden from onlookers; without it one could not show the screen.

The choice belongs to the thread that shows the window. What is worked out beside it, a
report or an export, has amounts all the same.
"""

from contextvars import ContextVar

HIDDEN_AMOUNT = "••••"
_IS_HIDDEN: ContextVar[bool] = ContextVar("amounts are hidden", default=False)


def hide(is_hidden: bool) -> None:  # noqa: FBT001  # the one thing it says
    """Hide amounts from now on, or show them again."""
    _IS_HIDDEN.set(is_hidden)


def is_hidden() -> bool:
    """Whether amounts are hidden."""
    return _IS_HIDDEN.get()

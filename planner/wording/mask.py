"""Whether amounts are hidden from onlookers; without it one could not show the screen.

The choice belongs to the thread that shows the window. What is worked out beside it, a
report or an export, has amounts all the same.
"""

from contextvars import ContextVar

HIDDEN_AMOUNT = "••••"
_IS_HIDDEN: ContextVar[bool] = ContextVar("amounts are hidden", default=False)


def hide() -> None:
    """Hide amounts from now on."""
    _IS_HIDDEN.set(True)


def show() -> None:
    """Show amounts again."""
    _IS_HIDDEN.set(False)


def is_hidden() -> bool:
    """Whether amounts are hidden."""
    return _IS_HIDDEN.get()

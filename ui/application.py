"""The running program: one QApplication and its window, from start to last close."""

from pathlib import Path

from ui.services import Options, Services


def run(book: Path | None, options: Options, services: Services) -> int:
    """Show the window until it is closed, or do what ``options`` ask and leave.

    Args:
        book: the file to open; None opens the last one, else offers a first start.
        options: how the window was asked for.
        services: the parts that the screen may not import.

    Returns:
        The process' exit status.
    """
    raise NotImplementedError(book, options, services)

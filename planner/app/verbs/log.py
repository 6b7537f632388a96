"""``log``: what happened, for the user to read."""

import argparse

from planner.app import bugs, events
from planner.app.about_book import said
from planner.app.parts import Answer, Parts
from planner.wording.i18n import tr

_SHOWN = 50  # the newest; the document has all


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``log``: it has none of its own."""


def run(_args: argparse.Namespace, _parts: Parts) -> Answer:
    """List what was kept, newest first, and where it lies."""
    found = events.entries()
    document = {
        "file": str(events.log_path()),
        "faults": str(bugs.log_path()),
        "entries": [
            {"when": one.when, "event": one.event.value, "more": one.more}
            for one in found
        ],
    }
    lines = [f"{one.when}  {said(one)}" for one in found[:_SHOWN]]
    lines = lines or [tr("Nothing has been kept yet.")]
    return Answer(document, "\n".join([*lines, "", str(events.log_path())]))

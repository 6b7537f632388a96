"""``check BOOK``: whether the file is sound and what it holds makes sense."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from planner.app.checking import Found, advice, damaged, faults
from planner.app.json_rows import fields
from planner.app.parts import Answer, Parts
from planner.errors import DamagedBookError
from planner.wording.i18n import tr

FAULTY = 3


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``check``."""
    parser.add_argument("book", type=Path, help="the book to check")


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Check the file, every record, and that every loan can be replayed."""
    found, advised = _looked_at(args.book, parts)
    document = {
        "ok": not found,
        "issues": [fields(one) for one in found],
        "advice": [fields(one) for one in advised],
    }
    return Answer(document, _text(found, advised), FAULTY if found else 0)


def _looked_at(path: Path, parts: Parts) -> tuple[Sequence[Found], Sequence[Found]]:
    try:
        store = parts.open_store(path)
        try:
            found = faults(store, parts.on)
            # What cannot be replayed is an issue; no advice could be drawn from it.
            advised = () if found else advice(path, store, parts.copies(), parts.on)
        finally:
            store.close()
    except DamagedBookError as damage:
        return (damaged(damage),), ()
    return found, advised


def _text(found: Sequence[Found], advised: Sequence[Found]) -> str:
    told = [f"{x.about}: {x.say}" if x.about else x.say for x in (*found, *advised)]
    return "\n".join(told if found else (tr("The book is sound."), *told))

"""``check BOOK [--repair [--yes]]``: whether a book is sound, and how it is again."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from planner.app import events
from planner.app.book_path import book_path
from planner.app.call import CallError
from planner.app.checking import Found, advice, damaged, faults
from planner.app.events import Event
from planner.app.json_rows import fields
from planner.app.parts import Answer, Parts, Repaired, RepairPlan
from planner.errors import DamagedBookError
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say

FAULTY = 3


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``check``."""
    parser.add_argument("book", type=book_path, help="the book to check")
    parser.add_argument(
        "--repair", action="store_true", help="show what a repair would do"
    )
    parser.add_argument("--yes", action="store_true", help="with --repair: do it")


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Check the file, every record, and that every loan can be replayed."""
    if args.yes and not args.repair:
        raise CallError(why=Phrase("--yes goes with --repair"))
    found, advised = _looked_at(args.book, parts)
    told: dict[str, object] = {}
    text: list[str] = []
    if args.repair and found:
        plan: RepairPlan = parts.repairs().plan(args.book, parts.on)
        steps = [say(step) for step in plan.told()]
        agreed = args.yes and bool(steps)
        done = parts.repairs().carry_out(plan, parts.on) if agreed else None
        if done is not None:
            events.note(Event.REPAIRED)
        told["repair"] = _document(steps, done)
        text = _repair_text(steps, done)
        if done is not None:
            found, advised = _looked_at(args.book, parts)
    elif args.repair:
        told["repair"] = _document((), None)
    document = {
        "ok": not found,
        "issues": [fields(one) for one in found],
        "advice": [fields(one) for one in advised],
        **told,
    }
    said = "\n".join([*text, _text(found, advised)])
    return Answer(document, said, FAULTY if found else 0)


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


def _document(steps: Sequence[str], done: Repaired | None) -> dict[str, object]:
    aside = done.aside if done is not None else None
    return {
        "steps": list(steps),
        "done": done is not None,
        "damaged": str(done.damaged) if done is not None else None,
        "aside": str(aside) if aside is not None else None,
    }


def _repair_text(steps: Sequence[str], done: Repaired | None) -> list[str]:
    if not steps:
        return [tr("Nothing of this can be repaired by itself; correct it by hand.")]
    if done is None:
        head, tail = tr("A repair would:"), [tr("check --repair --yes does it.")]
    else:
        head = tr("Repaired:")
        words = tr("The damaged file is kept, whole: {file}")
        tail = [words.format(file=done.damaged)]
        if done.aside is not None:
            words = tr("Rows that could not stay in the book: {file}")
            tail.append(words.format(file=done.aside))
    return [head, *(f"  {step}" for step in steps), *tail, ""]


def _text(found: Sequence[Found], advised: Sequence[Found]) -> str:
    told = [f"{x.about}: {x.say}" if x.about else x.say for x in (*found, *advised)]
    return "\n".join(told if found else (tr("The book is sound."), *told))

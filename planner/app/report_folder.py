"""Reports of all books of a folder; an accountant has hundreds of clients."""

import argparse
from collections.abc import Callable
from functools import partial

from planner.app import report_many
from planner.app.parts import Answer, Parts
from planner.app.printed import shared
from planner.app.progress import Bar
from planner.app.report_many import Order, Outcome, Tools
from planner.app.report_options import ReportOptions
from planner.app.text_table import text_table
from planner.model.book import Book
from planner.wording.i18n import tr

FAILED = 3

OptionsOf = Callable[[argparse.Namespace, Book], ReportOptions]


def run(args: argparse.Namespace, parts: Parts, options_of: OptionsOf) -> Answer:
    """Write a report of every book of ``args.book`` into the folder ``args.out``.

    Raises:
        PlannerError: the folders themselves are at fault; a book never is.
    """
    order = Order(args.book, args.out, args.xlsx, args.force, args.jobs)
    tools = Tools(
        parts.on, parts.open_store, parts.write_report, partial(options_of, args)
    )
    bars: list[Bar] = []

    def watch(done: int, whole: int, failed: int) -> bool:
        if not bars:
            bars.append(Bar(whole))
        bars[0].show(done, failed)
        return True

    outcome = report_many.reports(order, tools, watch)
    bars[0].close()
    told = _document(order, outcome) | shared(args, is_masked=args.mask)
    return Answer(told, text(outcome), _status(outcome))


def _status(outcome: Outcome) -> int:
    return FAILED if outcome.failed else 0


def _document(order: Order, outcome: Outcome) -> dict[str, object]:
    return {
        "folder": str(order.folder),
        "out": str(order.out),
        "books": len(outcome.written) + len(outcome.failed),
        "written": [
            {
                "book": job.book.name,
                "written": str(job.out),
                "kind": done.kind,
                "pages": done.pages,
            }
            for job, done in outcome.written
        ],
        "failed": [
            {"book": job.book.name, **refusal} for job, refusal in outcome.failed
        ],
        "skipped": [job.book.name for job in outcome.skipped],
    }


def text(outcome: Outcome) -> str:
    """The counts, and each book that failed with its reason."""
    said = tr("{n} reports are written, {failed} books failed.")
    told = said.format(n=len(outcome.written), failed=len(outcome.failed))
    if not outcome.failed:
        return told
    rows = [(job.book.name, str(why["refused"])) for job, why in outcome.failed]
    return f"{told}\n\n{text_table((tr('Book'), tr('Why')), rows)}"

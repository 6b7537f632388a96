"""``letter BOOK OUT.pdf``: a filled-in appeal, objection or complaint."""

import argparse
from pathlib import Path

from planner.app.parts import Answer, Parts
from planner.errors import FieldError
from planner.phrases import Phrase
from planner.wording.i18n import tr

KINDS = ("limit", "bureau", "complaint")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``letter``."""
    parser.add_argument("book", type=Path, help="the book with the evidence")
    parser.add_argument("out", type=Path, metavar="OUT.pdf", help="the file to write")
    parser.add_argument("--kind", choices=KINDS, required=True, help="which letter")
    parser.add_argument("--line", metavar="ID", help="the line that it is about")
    parser.add_argument(
        "--force", action="store_true", help="replace a file that is no letter"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Write the letter; it appears whole or not at all."""
    if args.out.suffix.lower() != ".pdf" and not args.out.exists():
        raise FieldError(
            field="OUT.pdf",
            found=repr(args.out.name),
            expected=Phrase("a file name that ends in .pdf"),
        )
    store = parts.open_store(args.book)
    try:
        book = store.load()
    finally:
        store.close()
    kind = f"letter:{args.kind}:{args.line or ''}"
    pages = parts.write_report(
        book, parts.on, args.out, kind, force=args.force, book_file=args.book
    )
    words = tr("{file} is written; it has {n} pages.")
    return Answer(
        {
            "written": str(args.out),
            "kind": args.kind,
            "line": args.line,
            "pages": pages,
            "on": parts.on.isoformat(),
        },
        words.format(file=args.out, n=pages),
    )

"""``export BOOK OUT.{xlsx,csv,json,ics}``: the book's records for other programs."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from planner.app.files import Unwritten, marked, write_all_whole
from planner.app.parts import Answer, Parts
from planner.wording.i18n import tr

_MARKS: Mapping[str, bytes] = MappingProxyType(
    {
        # what our own files of a kind carry near their beginning or end
        ".xlsx": b"Duheng export",
        ".json": b'"duheng-book"',
        ".ics": b"PRODID:-//Duheng//",
    }
)


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``export``."""
    parser.add_argument("book", type=Path, help="the book to read")
    parser.add_argument(
        "out", type=Path, help="a file ending in xlsx, csv, json or ics"
    )
    parser.add_argument(
        "--force", action="store_true", help="replace a file that Duheng did not make"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Write all files, or none where one would replace what is not ours."""
    store = parts.open_store(args.book)
    try:
        book = store.load()
    finally:
        store.close()
    with TemporaryDirectory() as folder:
        made = parts.write_tables(book, parts.on, Path(folder) / args.out.name)
        files = [
            _unwritten(args.out.with_name(path.name), path.read_bytes())
            for path in made
        ]
    write_all_whole(files, force=args.force, book=args.book)
    names = [str(file.out) for file in files]
    words = tr("Written: {files}")
    return Answer(
        {"book": str(args.book), "files": names}, words.format(files="\n".join(names))
    )


def _unwritten(out: Path, content: bytes) -> Unwritten:
    return Unwritten(out, content, _ours(out, content))


def _ours(out: Path, content: bytes) -> Callable[[Path], bool]:
    """A CSV file is ours if its headings are; the others carry a mark."""
    mark = _MARKS.get(out.suffix.lower())
    if mark is not None:
        return marked(mark)
    headings = content.partition(b"\n")[0]

    def has_headings(path: Path) -> bool:
        with path.open("rb") as file:
            return file.readline(len(headings) + 1).rstrip(b"\n") == headings

    return has_headings

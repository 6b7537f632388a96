"""Reports of all books of a folder; an accountant has hundreds of clients."""

import argparse
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planner.app import bugs, many_processes
from planner.app.cli import refusal_document
from planner.app.many_processes import Ended, Work
from planner.app.parts import Answer, Parts
from planner.app.progress import Bar
from planner.app.report_options import ReportOptions
from planner.app.text_table import text_table
from planner.errors import PlannerError, RefusedError
from planner.model.book import Book
from planner.phrases import Phrase
from planner.wording import i18n
from planner.wording.i18n import tr

ENDING = ".duheng"  # a file so named must be a book; another may be something else
FAILED = 3
_NO_BOOK = frozenset({"not-a-book", "file-empty"})
_SIDES = ("-wal", "-shm", "-journal")  # files that SQLite keeps beside a book

OptionsOf = Callable[[argparse.Namespace, Book], ReportOptions]


class NoBooksError(RefusedError):
    """A folder in which no book lies."""

    words = Phrase("No book lies in the folder {folder}.")


class OutFolderError(RefusedError):
    """A place for reports that is no folder or cannot be made one."""

    words = Phrase("The reports cannot go to {folder}: {reason}")


@dataclass(frozen=True, slots=True)
class Job:
    """One book and where its report goes; ``tables`` None: no spreadsheet."""

    book: Path
    out: Path
    tables: Path | None


@dataclass(frozen=True, slots=True)
class Done:
    """How one book ended.

    Attributes:
        refusal: why there is no report; None where there is one.
        skipped: whether the file is no book and was passed over.
    """

    kind: str = ""
    pages: int = 0
    refusal: Mapping[str, object] | None = None
    skipped: bool = False


def run(args: argparse.Namespace, parts: Parts, options_of: OptionsOf) -> Answer:
    """Write a report of every book of ``args.book`` into the folder ``args.out``.

    Raises:
        PlannerError: the folders themselves are at fault; a book never is.
    """
    files = books_in(args.book)
    jobs = jobs_for(files, args.out, args.xlsx)
    for folder in (args.out, args.xlsx):
        if folder is not None:
            _make(folder)
    told = (replace(parts, stdin=io.StringIO()), args, options_of, i18n.language())
    found = _all_done(Work(_act, _prepare, told), jobs, args.jobs)
    if all(done.skipped for done in found):
        raise NoBooksError(folder=str(args.book))
    return _answer(args, jobs, found)


def books_in(folder: Path) -> list[Path]:
    """The files of a folder that may be books, by name.

    Raises:
        NoBooksError: there are none, or the folder cannot be read.
    """
    try:
        files = sorted(
            path
            for path in folder.iterdir()
            if path.is_file()
            and not path.name.startswith(".")
            and not path.name.endswith(_SIDES)
        )
    except OSError:
        files = []
    if not files:
        raise NoBooksError(folder=str(folder))
    return files


def jobs_for(files: Sequence[Path], out: Path, tables: Path | None) -> list[Job]:
    """Where each report goes: always the same name for the same set of files.

    A book's name without its ending; where two books share that, letters great or
    small, their whole names.
    """
    stems = Counter(path.stem.casefold() for path in files)
    taken: set[str] = set()
    jobs: list[Job] = []
    for path in files:
        name = path.stem if stems[path.stem.casefold()] == 1 else path.name
        name = _free(name, taken)
        sheet = None if tables is None else tables / f"{name}.xlsx"
        jobs.append(Job(path, out / f"{name}.pdf", sheet))
    return jobs


def _free(name: str, taken: set[str]) -> str:
    free, n = name, 1
    while free.casefold() in taken:
        n += 1
        free = f"{name} ({n})"
    taken.add(free.casefold())
    return free


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutFolderError(folder=str(folder), reason=reason) from None


def _all_done(
    work: Work[Job, Done], jobs: Sequence[Job], processes: int | None
) -> list[Done]:
    bar = Bar(len(jobs))
    found: list[Done] = [Done()] * len(jobs)
    failed = 0
    many = processes or many_processes.cores()
    answers = many_processes.answers(work, jobs, many)
    for n, (place, answer) in enumerate(answers, 1):
        found[place] = _ended() if isinstance(answer, Ended) else answer
        failed += found[place].refusal is not None
        bar.show(n, failed)
    bar.close()
    return found


def _ended() -> Done:
    said = tr("The process that was at this book was ended from outside.")
    return Done(refusal={"refused": said, "reason": "process-ended"})


class _Here:
    """What a process was told; each has its own."""

    told: tuple[Parts, argparse.Namespace, OptionsOf]


def _prepare(
    parts: Parts,
    args: argparse.Namespace,
    options_of: OptionsOf,
    language: i18n.Language,
) -> None:
    i18n.use(language)
    _Here.told = (parts, args, options_of)


def _act(job: Job) -> Done:
    """One book's report; whatever goes wrong is its own affair."""
    try:
        return _written(job)
    except PlannerError as error:
        refusal = refusal_document(error)
        is_other = job.book.suffix.lower() != ENDING
        if is_other and refusal["reason"] in _NO_BOOK:
            return Done(skipped=True)
        return Done(refusal=refusal)
    except Exception as error:  # noqa: BLE001  # our fault must not stop the others
        bugs.keep(error)
        said = tr("This is our fault, not yours; the book is as last saved.")
        return Done(refusal={"refused": said, "reason": "bug"})


def _written(job: Job) -> Done:
    parts, args, options_of = _Here.told
    store = parts.open_store(job.book)
    try:
        book = store.load()
    finally:
        store.close()
    options = replace(options_of(args, book), tables=job.tables)
    pages = parts.write_report(
        book, parts.on, job.out, options, force=args.force, book_file=job.book
    )
    return Done(options.kind, pages)


def _answer(
    args: argparse.Namespace, jobs: Sequence[Job], found: Sequence[Done]
) -> Answer:
    pairs = list(zip(jobs, found, strict=True))
    written = [(job, done) for job, done in pairs if done.pages]
    failed = [(job, done.refusal) for job, done in pairs if done.refusal is not None]
    document = {
        "folder": str(args.book),
        "out": str(args.out),
        "books": len(written) + len(failed),
        "written": [
            {
                "book": job.book.name,
                "written": str(job.out),
                "kind": done.kind,
                "pages": done.pages,
            }
            for job, done in written
        ],
        "failed": [{"book": job.book.name, **refusal} for job, refusal in failed],
        "skipped": [job.book.name for job, done in pairs if done.skipped],
    }
    return Answer(document, _text(written, failed), FAILED if failed else 0)


def _text(
    written: Sequence[tuple[Job, Done]],
    failed: Sequence[tuple[Job, Mapping[str, object]]],
) -> str:
    said = tr("{n} reports are written, {failed} books failed.")
    told = said.format(n=len(written), failed=len(failed))
    if not failed:
        return told
    rows = [(job.book.name, str(refusal["refused"])) for job, refusal in failed]
    return f"{told}\n\n{text_table((tr('Book'), tr('Why')), rows)}"

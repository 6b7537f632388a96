"""The reports of many books at once; no failure of one keeps the others back."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from planner.app import events, many_processes
from planner.app.cli import refusal_document
from planner.app.files import called_a_book
from planner.app.many_processes import Ended, Way, Work
from planner.app.parts import OpenStore, WriteReport
from planner.app.report_options import ReportOptions
from planner.errors import PlannerError, RefusedError
from planner.model.book import Book
from planner.phrases import Phrase
from planner.wording import i18n
from planner.wording.i18n import tr

_NO_BOOK = frozenset({"not-a-book", "file-empty"})
_SIDES = ("-wal", "-shm", "-journal")  # files that SQLite keeps beside a book

OptionsOf = Callable[[Book], ReportOptions]
Watch = Callable[[int, int, int], bool]


class NoBooksError(RefusedError):
    """A folder in which no book lies."""

    words = Phrase("No book lies in the folder {folder}.")


class OutFolderError(RefusedError):
    """A place for reports that is no folder or cannot be made one."""

    words = Phrase("The reports cannot go to {folder}: {reason}")


@dataclass(frozen=True, slots=True)
class Order:
    """Which books, and where their reports go.

    Attributes:
        tables: the folder for spreadsheets; None: none are wanted.
        is_forced: replace files that are no reports as well.
        processes: how many work at a time; None: one for each core.
        way: how they are begun; None: as is quickest here. ``spawn`` where a window
            runs, whose threads a forked process would find in the middle of something.
    """

    folder: Path
    out: Path
    tables: Path | None = None
    is_forced: bool = False
    processes: int | None = None
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class Tools:
    """What each process works with; all of it can be sent to one.

    Attributes:
        options_of: how the report of a book is wanted.
    """

    on: date
    open_store: OpenStore
    write_report: WriteReport
    options_of: OptionsOf


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """How all books ended; those that were not come to are in none of the lists."""

    written: tuple[tuple[Job, Done], ...]
    failed: tuple[tuple[Job, Mapping[str, object]], ...]
    skipped: tuple[Job, ...]
    left: int = 0


def reports(order: Order, tools: Tools, watch: Watch) -> Outcome:
    """Write a report of every book of a folder.

    Args:
        order: which books, and where to.
        tools: what each process works with.
        watch: told after each book how many are done, how many there are and how many
            failed; with False no further book is begun.

    Raises:
        NoBooksError: no file of the folder is a book.
        OutFolderError: the reports cannot go where they are to.
    """
    jobs = jobs_for(books_in(order.folder), order.out, order.tables)
    for folder in (order.out, order.tables):
        if folder is not None:
            _make(folder)
    found = _all_done(order, tools, jobs, watch)
    if len(found) == len(jobs) and all(done.skipped for done in found.values()):
        raise NoBooksError(folder=str(order.folder))
    pairs = [(jobs[place], found[place]) for place in sorted(found)]
    return Outcome(
        written=tuple((job, done) for job, done in pairs if done.pages),
        failed=tuple(
            (job, done.refusal) for job, done in pairs if done.refusal is not None
        ),
        skipped=tuple(job for job, done in pairs if done.skipped),
        left=len(jobs) - len(found),
    )


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
    small, their whole names. What is called like another kind of file, and may be no
    book at all, keeps its whole name beside a book of that name.
    """
    stems = Counter(path.stem.casefold() for path in files if called_a_book(path))
    taken: set[str] = set()
    jobs: list[Job] = []
    for path in files:
        others = stems[path.stem.casefold()] - called_a_book(path)
        name = path.name if others else path.stem
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
    order: Order, tools: Tools, jobs: Sequence[Job], watch: Watch
) -> dict[int, Done]:
    found: dict[int, Done] = {}
    failed = 0
    work = Work(_act, _prepare, (order, tools, i18n.language()))
    many = order.processes or many_processes.cores()
    answers = many_processes.answers(work, jobs, many, order.way)
    with closing(answers):
        for place, answer in answers:
            found[place] = _ended() if isinstance(answer, Ended) else answer
            failed += found[place].refusal is not None
            if not watch(len(found), len(jobs), failed):
                break
    return found


def _ended() -> Done:
    said = tr("The process that was at this book was ended from outside.")
    return Done(refusal={"refused": said, "reason": "process-ended"})


class _Here:
    """What a process was told; each has its own."""

    told: tuple[Order, Tools]


def _prepare(order: Order, tools: Tools, language: i18n.Language) -> None:
    i18n.use(language)
    _Here.told = (order, tools)


def _act(job: Job) -> Done:
    """One book's report; whatever goes wrong is its own affair."""
    try:
        return _written(job)
    except PlannerError as error:
        refusal = refusal_document(error)
        is_other = not called_a_book(job.book)
        if is_other and refusal["reason"] in _NO_BOOK:
            return Done(skipped=True)
        return Done(refusal=refusal)
    except Exception as error:  # noqa: BLE001  # our fault must not stop the others
        events.failed(error)
        said = tr("This is our fault, not yours; the book is as last saved.")
        return Done(refusal={"refused": said, "reason": "bug"})


def _written(job: Job) -> Done:
    order, tools = _Here.told
    store = tools.open_store(job.book)
    try:
        book = store.load()
    finally:
        store.close()
    options = replace(tools.options_of(book), tables=job.tables)
    pages = tools.write_report(
        book,
        tools.on,
        job.out,
        options,
        force=order.is_forced,
        book_file=job.book,
    )
    return Done(options.kind, pages)

"""What agreeing would write: each row once, as a record, a question or a mark."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace

from planner.exchange.asked_of import question_of
from planner.exchange.billrow import BillRow
from planner.exchange.bulk import Bulk, Later, joined
from planner.exchange.bulk_judged import CLOSED, BulkJudged, of_nothing, plain
from planner.exchange.fingerprint import SHORT, file_mark, short, shorts
from planner.exchange.gather import Gathered
from planner.exchange.judgement import Effect, Judgement
from planner.exchange.match import Matcher
from planner.exchange.missing import BUYS, Missing
from planner.exchange.own_rules import OwnRules
from planner.exchange.place import NOWHERE, Place
from planner.exchange.soon import Soon
from planner.exchange.taken_rows import (
    named,
    read_bulk,
    read_file,
    row_at,
    unplaced,
)
from planner.lean import dataclass
from planner.model.bills import BillReading, JudgedRow, ReadFile
from planner.model.book import Book
from planner.model.records import ImportedRow, Question, Record
from planner.money import Money
from planner.phrases import Phrase, Sentence

_EVERY = 2000  # rows between two looks at the clock of the user


@dataclass(slots=True)
class _Written:
    """The parts of the command that agreeing gives."""

    records: list[Record] = field(default_factory=list)
    rows: list[Sequence[ImportedRow]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Look:
    """Rows to find a place for, with their verdicts and fingerprints side by side.

    Attributes:
        order: their places, the oldest first.
    """

    rows: Sequence[BillRow]
    judgements: Sequence[Judgement]
    marks: Sequence[str]
    order: Sequence[int]


class Taking:
    """Takes file after file; a row of an earlier one is a duplicate in a later one."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._matcher = Matcher(book)
        self._rules = OwnRules(book)
        self._missing = Missing(book)
        self._recorded = {row.id: row.record for row in book.imported.values()}
        self._seen = {
            mark for row in book.imported.values() for mark in shorts(row.others)
        }
        self._written = _Written()
        self._files: list[ReadFile] = []
        self._judged: list[Sequence[JudgedRow]] = []

    def take(
        self, file: Gathered, step: Callable[[int], None] = lambda _: None
    ) -> None:
        """Judge the rows of a file, oldest first, so that instalments come in order.

        Args:
            file: what was read.
            step: told how many rows are done, now and then; may stop it by raising.
        """
        self._flush()
        if file.bulk is not None:
            self._take_bulk(file, file.bulk, step)
            return
        judgements = self._judgements(file)
        judged = unplaced(file, judgements)
        others: list[str] = []
        look = _Look(file.rows, judgements, file.marks, _oldest_first(file.rows))
        for n, place, is_duplicate in self._places(file, look, step):
            if is_duplicate or place is not NOWHERE:
                judged[n] = row_at(judged[n], place, is_duplicate=is_duplicate)
            if not (is_duplicate or place.told):
                others.append(short(file.marks[n]))
        self._remember(file, others)
        self._judged.append(judged)
        self._files.append(read_file(file, judged))

    def _places(
        self, file: Gathered, look: _Look, step: Callable[[int], None]
    ) -> Iterator[tuple[int, Place, bool]]:
        """Each row's place, and whether something has told of it already."""
        soon = Soon(look.rows, look.judgements, look.order)
        for done, n in enumerate(look.order):
            if not done % _EVERY:
                step(done)
            mark, judgement = look.marks[n], look.judgements[n]
            place, is_duplicate = NOWHERE, False
            if mark in self._recorded or judgement.effect is not Effect.NONE:
                ahead = soon.after(done) if judgement.effect is Effect.PAY else ()
                told = look.rows[n], mark, judgement
                place, is_duplicate = self._placed(file, *told, ahead)
            elif mark[-SHORT:] in self._seen:
                is_duplicate = True
            yield n, place, is_duplicate

    def _take_bulk(
        self, file: Gathered, bulk: Bulk, step: Callable[[int], None]
    ) -> None:
        """The same for a long bill: look only at rows that may have a place."""
        step(0)
        told = BulkJudged(bulk, self._judge_of(file))
        near = told.codes_of(
            lambda judgement: _asks(judgement) or self._matcher.has_home(judgement)
        )
        bought = told.codes_of(lambda judgement: judgement.effect in BUYS) - near
        close = {*told.rows_of(near), *self._known(file)}
        for lump, judgement in told.lumps(bought, close):
            self._missing.add(named(file), lump, judgement)
        order = bulk.oldest_first([*close])
        look = _Look(
            [bulk.row(n) for n in order],
            [told.judgement(n) for n in order],
            [file.marks[n] for n in order],
            range(len(order)),
        )
        placed: dict[int, JudgedRow] = {}
        settled: set[int] = set()
        for at, place, is_duplicate in self._places(file, look, step):
            if is_duplicate or place is not NOWHERE:
                row = plain(
                    file.file, look.rows[at], look.judgements[at], look.marks[at]
                )
                placed[order[at]] = row_at(row, place, is_duplicate=is_duplicate)
            if is_duplicate or place.told:
                settled.add(order[at])
        self._later(file, bulk, settled)
        self._judged.append(told.judged(file.file, file.marks, placed))
        self._files.append(read_bulk(file, told, placed))

    def _known(self, file: Gathered) -> Iterator[int]:
        """Rows that the book, or an earlier file, has told of."""
        if self._recorded or self._seen:
            for n, mark in enumerate(file.marks):
                if mark[-SHORT:] in self._seen or mark in self._recorded:
                    yield n

    def _judge_of(self, file: Gathered) -> Callable[[BillRow], Judgement]:
        judge = file.layout.judge
        if not self._book.import_rules:
            return judge
        return lambda row: self._rules.judged(row, judge(row))

    def _later(self, file: Gathered, bulk: Bulk, settled: set[int]) -> None:
        """One mark for all rows that became no record; made when it is asked for."""
        if len(settled) == len(bulk):
            return

        def made() -> ImportedRow:
            order = bulk.oldest_first(range(len(bulk)))
            others = [file.marks[n][-SHORT:] for n in order if n not in settled]
            self._seen.update(others)
            return ImportedRow(
                file_mark(others), named(file), 1, others="".join(others)
            )

        self._written.rows.append(Later(1, lambda: (made(),)))

    def _flush(self) -> None:
        """What an earlier file left for later is known to the next one."""
        for rows in self._written.rows:
            tuple(rows)

    def done(self) -> BillReading:
        """All that was found."""
        written = self._written
        written.settled.extend(self._missing.settled())
        written.questions.extend(self._missing.questions())
        return BillReading(
            tuple(self._files),
            joined(self._judged),
            tuple(written.records),
            joined(written.rows),
            tuple(written.questions),
            tuple(written.settled),
        )

    def _judgements(self, file: Gathered) -> list[Judgement]:
        """The file's own verdicts, with the user's rules where one fits."""
        found = _of_file(file)
        if not self._book.import_rules:
            return found
        return [*map(self._rules.judged, file.rows, found)]

    def _placed(
        self,
        file: Gathered,
        row: BillRow,
        mark: str,
        judgement: Judgement,
        ahead: Sequence[Money],
    ) -> tuple[Place, bool]:
        """The row's place, and whether something has told of it already."""
        if mark in self._recorded:
            return self._matcher.recorded(self._recorded[mark]), True
        place = self._matcher.place(row, judgement, mark, ahead)
        if place.told is not None:
            self._record(file, row, mark, place)
            return place, place.known is not None
        if short(mark) in self._seen:
            return place, True
        if _asks(judgement):
            why = judgement.why
            if place.why is not None:
                why = Sentence(Phrase("{why} {rule}"), why=why, rule=place.why)
            told = replace(judgement, why=why)
            question = question_of(named(file), row, mark, told)
            self._written.questions.append(question)
        else:
            self._missing.add(named(file), row, judgement)
        return place, False

    def _record(self, file: Gathered, row: BillRow, mark: str, place: Place) -> None:
        self._recorded[mark] = place.told
        taken = ImportedRow(mark, named(file), row.line, place.told)
        self._written.rows.append((taken,))
        self._written.records.extend(place.records)
        question = f"question-{mark}"
        if question in self._book.questions:
            self._written.settled.append(question)

    def _remember(self, file: Gathered, others: Sequence[str]) -> None:
        """One mark for all rows that became no record."""
        if not others:
            return
        self._seen.update(others)
        mark = file_mark(others)
        taken = ImportedRow(mark, named(file), 1, others="".join(others))
        self._written.rows.append((taken,))


def _of_file(file: Gathered) -> list[Judgement]:
    """The verdicts; a refund of what was closed undoes what was never counted."""
    closed = {row.order for row in file.rows if CLOSED in row.status} - {""}
    found = [*map(file.layout.judge, file.rows)]
    for n, judgement in enumerate(found):
        if judgement.effect is not Effect.REFUND:
            continue
        if file.rows[n].order.partition("_")[0] in closed:
            found[n] = of_nothing(judgement)
    return found


def _asks(judgement: Judgement) -> bool:
    """Whether a row without a place in the book is kept as a question.

    Purchases on a line that the book does not have are one question for all of them.
    """
    return judgement.effect in (Effect.ASK, Effect.PAY, Effect.INSTALMENT)


def _oldest_first(rows: Sequence[BillRow]) -> list[int]:
    """The places of the rows by day and clock; equal ones stay as they stand."""
    keys = [(row.on, row.clock) for row in rows]
    return sorted(range(len(rows)), key=keys.__getitem__)

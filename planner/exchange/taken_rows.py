"""How rows and files are told of once their places are found; no rule of its own."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from pathlib import PurePath

from planner.exchange.bulk_judged import ON_LINES, BulkJudged
from planner.exchange.gather import Gathered
from planner.exchange.judgement import Judgement
from planner.exchange.place import Place
from planner.model.bills import JudgedRow, ReadFile, Verdict
from planner.phrases import Phrase, Sentence


def named(file: Gathered) -> str:
    """The name that the book remembers: without the folders of this machine."""
    return _name(file.file)


@lru_cache(maxsize=16)
def _name(file: str) -> str:
    return PurePath(file).name


def unplaced(file: Gathered, judgements: Sequence[Judgement]) -> list[JudgedRow]:
    """The rows with their verdicts; by columns, so that long files are quick."""
    rows = file.rows
    told = [judgement.credit for judgement in judgements]
    columns = (
        repeat(file.file),
        [row.line for row in rows],
        [judgement.verdict for judgement in judgements],
        [credit.channel or None if credit else None for credit in told],
        [row.on for row in rows],
        [row.amount for row in rows],
        [row.party for row in rows],
        [judgement.why for judgement in judgements],
        *(repeat(None), repeat(None), [False] * len(rows)),
        file.marks,
        *(repeat(None), repeat(()), repeat(None)),
    )
    return [*map(JudgedRow._make, zip(*columns, strict=False))]


def row_at(row: JudgedRow, place: Place, *, is_duplicate: bool) -> JudgedRow:
    """The row with the place that was found for it."""
    return row._replace(
        loan=place.loan,
        instalment=place.instalment,
        duplicate=is_duplicate,
        line=place.line,
        parts=place.parts,
        matched_why=place.why,
    )


def read_file(file: Gathered, rows: Sequence[JudgedRow]) -> ReadFile:
    """What a file held: its period, its verdicts, what could not be recorded."""
    days = [row.on for row in rows]
    counts = Counter(row.verdict for row in rows)
    return ReadFile(
        file=file.file,
        format=file.format,
        encoding=file.encoding,
        rows=len(rows),
        since=min(days, default=None),
        until=max(days, default=None),
        reconciles=file.reconciles,
        verdicts={verdict: counts[verdict] for verdict in Verdict},
        notes=(*file.notes, *_homeless(rows)),
        cut=file.cut,
    )


def read_bulk(
    file: Gathered, told: BulkJudged, placed: Mapping[int, JudgedRow]
) -> ReadFile:
    """The same of a long bill whose rows stand in columns."""
    days = told.bulk.days.values()
    counts: Counter[Verdict] = Counter()
    for judgement, n in told.counts():
        counts[judgement.verdict] += n
    return ReadFile(
        file=file.file,
        format=file.format,
        encoding=file.encoding,
        rows=len(told.bulk),
        since=min(days, default=None),
        until=max(days, default=None),
        reconciles=file.reconciles,
        verdicts={verdict: counts[verdict] for verdict in Verdict},
        notes=(*file.notes, *_said(told.homeless(placed))),
        cut=file.cut,
    )


def _homeless(rows: Sequence[JudgedRow]) -> tuple[Sentence, ...]:
    """Spending and refunds on lines that the book does not have."""
    counts = Counter(
        row.channel
        for row in rows
        if row.line is None and row.verdict in ON_LINES and row.channel is not None
    )
    return _said(counts)


def _said(counts: Mapping[str, int]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            Phrase(
                "{n} rows of “{channel}” are not recorded: "
                "this book has no such line open on their days."
            ),
            n=n,
            channel=channel,
        )
        for channel, n in counts.items()
    )

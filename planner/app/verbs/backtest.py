"""``backtest BOOK|PANEL.csv``: how good the estimates were on months already known."""

import argparse
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from planner.app.given_file import NotUtf8Error, content
from planner.app.months import months
from planner.app.outlook import basis, past
from planner.app.parts import Answer, Parts
from planner.app.text_table import text_table
from planner.app.track_record import judged
from planner.catalogue.factors import priors
from planner.credit.book_tracks import book_tracks
from planner.credit.panel import tracks
from planner.credit.track import Track
from planner.errors import InFileError
from planner.model.priors import Priors
from planner.model.records import Line, LineType
from planner.wording.i18n import tr
from planner.wording.say import percent, say

if TYPE_CHECKING:
    from planner.credit.backtest import Met, Score

_SQLITE = b"SQLite format 3\x00"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``backtest``."""
    parser.add_argument("file", help="a book, or a panel as CSV; - reads a panel")
    parser.add_argument(
        "--months", type=months, default=(1, 3, 6, 12), help="such as 1,3,6,12"
    )
    parser.add_argument(
        "--type",
        choices=[kind.value for kind in LineType],
        help="of a panel's lines; of a book's lines that name none",
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Predict every month that is known from the months before it."""
    from planner.credit.backtest import backtest  # noqa: PLC0415  # numpy comes with it

    wished = LineType(args.type) if args.type else None
    is_panel = args.file == "-" or not _is_book(Path(args.file))
    lines, believed = (
        (_of_panel(args.file, wished, parts), priors())
        if is_panel
        else _of_book(Path(args.file), wished, parts)
    )
    scores = backtest(lines, believed, args.months)
    few = tr("There are too few months yet to tell how good the estimates are.")
    lender = tr(
        "The lines of a panel count as one lender's: where its other lines had just"
        " moved more often than believed, that was known. A book of one person cannot"
        " tell."
    )
    says = ([] if any(score.n for score in scores) else [few]) + [lender] * is_panel
    document = {"by_months": [_row(score) for score in scores], "notes": says}
    return Answer(document, "\n".join([_table(scores), *says]))


def _is_book(path: Path) -> bool:
    # What is no panel is left to the store, which says what it is.
    if path.suffix.lower() in {".csv", ".txt"}:
        return False
    try:
        with path.open("rb") as file:
            first = file.read(len(_SQLITE))
    except OSError:
        return True
    return first == _SQLITE or not first.lower().lstrip(b"\xef\xbb\xbf").startswith(
        b"line"
    )


def _of_book(
    path: Path, wished: LineType | None, parts: Parts
) -> tuple[Sequence[Track], Priors]:
    store = parts.open_store(path)
    try:
        book = store.load()
    finally:
        store.close()
    rests_on = basis(book, parts.on)

    def type_of(line: Line) -> LineType:
        return line.type or wished or rests_on.type_of(line)

    found = book_tracks(past(book, parts.on), rests_on.priors, type_of)
    return found, rests_on.priors


def _of_panel(file: str, wished: LineType | None, parts: Parts) -> Sequence[Track]:
    try:
        text = content(file, parts.stdin).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InFileError(
            file=file, cause=NotUtf8Error(place=error.start + 1)
        ) from None
    return tracks(text.splitlines(), file, wished or LineType.ONLINE, priors())


def _row(score: "Score") -> dict[str, object]:
    return {
        "months": score.months,
        "n": score.n,
        "says": [say(one) for one in judged(score).says],
        "crps": score.crps,
        "crps_naive": score.crps_naive,
        "coverage80": score.coverage80,
        "frozen": _met(score.frozen),
        "rise": _met(score.rise),
        "cut": _met(score.cut),
    }


def _met(met: "Met | None") -> dict[str, float | None] | None:
    if met is None:
        return None
    return {
        "predicted": met.predicted,
        "observed": met.observed,
        "error": met.error,
        "slope": met.slope,
    }


def _table(scores: Sequence["Score"]) -> str:
    headings = [
        tr("Months"),
        tr("Forecasts"),
        tr("Better than “the limit stays” by"),
        tr("Within 80%"),
        tr("Frozen, predicted / seen"),
        tr("Raised, predicted / seen"),
        tr("Cut, predicted / seen"),
    ]
    return text_table(headings, [_cells(score) for score in scores], right=range(7))


def _cells(score: "Score") -> list[str]:
    if score.crps is None or not score.crps_naive:
        gain = ""
    else:
        gain = percent(Decimal(1 - score.crps / score.crps_naive), 1)
    return [
        str(score.months),
        str(score.n),
        gain,
        "" if score.coverage80 is None else percent(Decimal(score.coverage80), 1),
        *(_pair(met) for met in (score.frozen, score.rise, score.cut)),
    ]


def _pair(met: "Met | None") -> str:
    if met is None:
        return ""
    return f"{percent(Decimal(met.predicted), 1)} / {percent(Decimal(met.observed), 1)}"

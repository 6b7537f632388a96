"""A firm's figures by period, its ratios beside banks' lines, and its seasons."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.app.business_text import seasons_said
from planner.app.queries import Look
from planner.app.queries_ratios import (
    RatioRow,
    Ratios,
    Unit,
    line_said,
    ratios,
    written,
)
from planner.app.queries_seasons import Seasons, seasons
from planner.model.book import Book
from planner.model.dated import Dated
from planner.model.records import Figures
from planner.model.thumbs import Stand, Thumb
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day
from reports.document import (
    Align,
    Bar,
    Bars,
    Block,
    Column,
    Heading,
    Note,
    Points,
    Section,
    Table,
    Tone,
)
from reports.granted import bills

_NEVER_TOLD = "quick-ratio"  # stock is in no figure that a book holds
_FEW = 4  # figures of so many periods stand side by side


def section(book: Book, on: date) -> Section:
    """Figures by period and the ratios that follow from them."""
    told = ratios(book, on)
    shown = told.figures[-_FEW:]
    blocks: list[Block] = [_figures(shown)]
    if shown:
        blocks += [
            Heading(tr("Ratios"), (_year(told), bills())),
            _ratios(told, len(shown)),
            Points(tuple(_formulas(told))),
            Heading(tr("Where banks are told to draw the line")),
            _lines(told.rows),
            Note(_warned(), Tone.SMALL),
        ]
        blocks += _seasons(book, on)
    return Section(tr("Figures and ratios"), tuple(blocks))


def _figures(known: Sequence[Figures]) -> Table:
    names = (
        (tr("Revenue"), "revenue"),
        (tr("Cash flow"), "cash_flow"),
        (tr("Current assets"), "current_assets"),
        (tr("Current liabilities"), "current_liabilities"),
        (tr("Total assets"), "total_assets"),
        (tr("Total liabilities"), "total_liabilities"),
    )
    rows = tuple(
        (name, *(plain(getattr(one, field)) for one in known)) for name, field in names
    )
    return Table(
        (
            Column(tr("In yuan"), 1),
            *(Column(one.period, align=Align.END) for one in known),
        ),
        rows if known else (),
        tr("No figures are recorded; revenue, cash flow and balance would stand here."),
    )


def _ratios(told: Ratios, few: int) -> Table:
    columns = (
        Column(tr("Ratio"), 1),
        *(Column(period, align=Align.END) for period in told.periods[-few:]),
        Column(tr("Banks are told to ask"), 1),
        Column(tr("Against it")),
    )
    rows = tuple(
        (
            say(row.name),
            *(written(one.ratio, row.unit) for one in row.values[-few:]),
            say(line_said(row)),
            stands(row),
        )
        for row in _told(told.rows)
    )
    return Table(columns, rows, "")


def _told(rows: Sequence[RatioRow]) -> list[RatioRow]:
    """Without the one that no figures of a book can tell; its line says so once."""
    return [row for row in rows if row.id != _NEVER_TOLD]


def stands(row: RatioRow) -> str:
    """Where the last known value stands; a dash where it or the line lacks."""
    if row.stand is None:
        return "–"
    return {
        Stand.WITHIN: tr("meets it"),
        Stand.BETWEEN: tr("in between"),
        Stand.BEYOND: tr("misses it"),
    }[row.stand]


def _formulas(told: Ratios) -> Iterator[str]:
    for row in told.rows:
        words = tr("{name}: {formula}")
        yield words.format(name=say(row.name), formula=say(row.formula))


def _year(told: Ratios) -> str:
    """Which year's figures, and which dues, today's ratios rest on."""
    if told.year is None:
        return tr(
            "No full year of figures is recorded: a year, 4 quarters or 12 months."
        )
    words = tr("The last full year: {periods}. Due in the next 12 months: {amount}.")
    return words.format(periods=tr(", ").join(told.year.parts), amount=say(told.due))


def _lines(rows: Sequence[RatioRow]) -> Table:
    columns = (
        Column(tr("Ratio"), 1),
        Column(tr("Source"), 3),
        Column(tr("Grade")),
        Column(tr("Checked")),
    )
    return Table(
        columns,
        tuple(
            (
                say(row.name),
                _source(line),
                say(line.grade),
                short_day(line.checked_on),
            )
            for row, line in ((row, row.line) for row in _told(rows))
            if line is not None
        ),
        "",
    )


def _source(line: Dated[Thumb]) -> str:
    title = line.source.title.in_(i18n.language())
    note = "" if line.note is None else line.note.in_(i18n.language())
    return "\n".join(part for part in (title, note) if part)


def _warned() -> str:
    return tr(
        "No bank publishes these lines as binding. Each bank decides by its own; a dash"
        " means that the figures do not tell."
    )


def _seasons(book: Book, on: date) -> Iterator[Block]:
    yield Heading(tr("The pattern of the year"))
    yield Note(say(seasons_said(Look(book, on))))
    found = seasons(book, on)
    if not isinstance(found, Seasons):
        return
    bars = tuple(
        Bar(
            row.part,
            max(round(row.index * 1000), 0),
            written(row.index, Unit.SHARE),
        )
        for row in found.rows
    )
    yield Bars(tr("Revenue against the mean of its year"), bars, "upright")
    words = tr(
        "Years: {years}. Few years make a rough pattern; they differ most in {part}:"
        " {low} to {high}."
    )
    widest = max(found.rows, key=lambda row: row.high - row.low)
    yield Note(
        words.format(
            years=tr(", ").join(str(year) for year in found.years),
            low=written(widest.low, Unit.SHARE),
            high=written(widest.high, Unit.SHARE),
            part=widest.part,
        ),
        Tone.SMALL,
    )

"""What only a firm has: receivables with their age, figures by period, ratios."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from planner.model.book import Book
from planner.model.records import Figures, Receivable
from planner.money import Money, Rounding, rounded, total
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, say, short_day
from reports.document import (
    Align,
    Bar,
    Bars,
    Block,
    Column,
    Note,
    Row,
    Section,
    Table,
    Tone,
)

_YEAR_DAYS = 365
_AGES = (0, 30, 60, 90)  # days past due after which a receivable grows older
_FEW = 3  # figures of so many periods stand side by side


def receivables(book: Book, on: date) -> Section:
    """Who owes the firm, since when, and how late."""
    open_ = sorted(book.receivables.values(), key=lambda one: (one.due_on, one.id))
    blocks: list[Block] = [_ledger(open_, on)]
    if open_:
        blocks += [Note(_uncounted(), Tone.SMALL), _ageing(open_, on), _largest(open_)]
    return Section(tr("Receivables"), tuple(blocks))


def _uncounted() -> str:
    return tr(
        "The cash forecast counts expected income, not receivables: what you count on"
        " must stand there too."
    )


def _ledger(open_: Sequence[Receivable], on: date) -> Table:
    columns = (
        Column(tr("Debtor"), 1),
        Column(tr("Issued")),
        Column(tr("Due")),
        Column(tr("Days late"), align=Align.END),
        Column(tr("Confirmed")),
        Column(tr("Amount (yuan)"), align=Align.END),
    )
    rows = tuple(
        (
            one.debtor,
            short_day(one.issued_on),
            short_day(one.due_on),
            str((on - one.due_on).days) if one.due_on < on else "–",
            _confirmed(one),
            plain(one.amount),
        )
        for one in open_
    )
    whole = plain(total(one.amount for one in open_))
    return Table(
        columns,
        rows,
        tr("No receivable is recorded; what customers still owe would stand here."),
        total=(tr("Total"), "", "", "", "", whole) if rows else (),
        running=_running(open_),
    )


def _running(open_: Sequence[Receivable]) -> tuple[Row, ...]:
    return tuple(
        ("", "", "", "", "", plain(total(one.amount for one in open_[: n + 1])))
        for n in range(len(open_))
    )


def _confirmed(one: Receivable) -> str:
    if one.confirmed is None:
        return tr("not asked")
    return tr("yes") if one.confirmed else tr("no")


def _ageing(open_: Sequence[Receivable], on: date) -> Bars:
    names = (
        tr("Not due yet"),
        tr("1–30 days late"),
        tr("31–60 days late"),
        tr("61–90 days late"),
        tr("More than 90 days late"),
    )
    sums = [0] * len(names)
    for one in open_:
        late = (on - one.due_on).days
        sums[sum(late > age for age in _AGES)] += one.amount.minor
    bars = tuple(
        Bar(name, size, say(Money(size)))
        for name, size in zip(names, sums, strict=True)
    )
    return Bars(tr("Receivables by age"), bars, "across")


def _largest(open_: Sequence[Receivable]) -> Note:
    by_debtor: dict[str, Money] = {}
    for one in open_:
        by_debtor[one.debtor] = by_debtor.get(one.debtor, Money(0)) + one.amount
    debtor, amount = max(by_debtor.items(), key=lambda item: item[1])
    share = Decimal(amount.minor) / max(total(by_debtor.values()).minor, 1)
    words = tr(
        "The largest debtor is {debtor} with {amount}, {share} of all receivables."
    )
    return Note(
        words.format(debtor=debtor, amount=say(amount), share=percent(share, 1))
    )


def figures(book: Book, due_in_year: Money) -> Section:
    """Figures by period and the ratios that follow from them.

    Args:
        book: the firm's.
        due_in_year: what loans and cards ask for in the next 12 months.
    """
    known = sorted(book.figures.values(), key=lambda one: one.period)[-_FEW:]
    blocks: list[Block] = [_figures(known)]
    if known:
        blocks += [_ratios(known, book, due_in_year), _formulas()]
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


def _ratios(known: Sequence[Figures], book: Book, due_in_year: Money) -> Table:
    names = (
        tr("Current ratio"),
        tr("Liabilities to assets"),
        tr("Cash flow to revenue"),
    )
    rows: list[Row] = [
        (
            name,
            *(_ratio(one, n) for one in known),
        )
        for n, name in enumerate(names)
    ]
    last = [""] * (len(known) - 1)
    rows.append((tr("Debt service coverage"), *last, _coverage(known[-1], due_in_year)))
    rows.append((tr("Receivable days"), *last, _receivable_days(known[-1], book)))
    columns = (
        Column(tr("Ratio"), 1),
        *(Column(one.period, align=Align.END) for one in known),
    )
    return Table(columns, tuple(rows), "")


def _ratio(one: Figures, n: int) -> str:
    if n == 0:
        return _times(one.current_assets, one.current_liabilities)
    if n == 1:
        return _part(one.total_liabilities, one.total_assets)
    return _part(one.cash_flow, one.revenue)


def _coverage(last: Figures, due_in_year: Money) -> str:
    """Only a whole year's cash flow can be set against a year's dues."""
    return _times(last.cash_flow, due_in_year) if last.period.isdigit() else "–"


def _receivable_days(last: Figures, book: Book) -> str:
    if not last.period.isdigit() or not last.revenue.minor:
        return "–"
    open_ = total(one.amount for one in book.receivables.values())
    days = Fraction(open_.minor * _YEAR_DAYS, last.revenue.minor)
    return str(rounded(days, Rounding.HALF_UP))


def _times(part: Money, whole: Money) -> str:
    if not whole.minor:
        return "–"
    hundredths = rounded(Fraction(100 * part.minor, whole.minor), Rounding.HALF_UP)
    return format(Decimal(hundredths).scaleb(-2), "f")


def _part(part: Money, whole: Money) -> str:
    if not whole.minor:
        return "–"
    return percent(Decimal(part.minor) / Decimal(whole.minor), 1)


def _formulas() -> Note:
    return Note(
        tr(
            "Current ratio: current assets to current liabilities. Debt service"
            " coverage: the last full year's cash flow to all that loans and cards ask"
            " for in the next 12 months. Receivable days: receivables to the last full"
            " year's revenue, times 365. A dash means that the figures do not tell."
        ),
        Tone.SMALL,
    )

"""A firm's cash by weeks and months, as banks ask for it, with what customers bring."""

from collections.abc import Iterator, Sequence

from planner.app.queries_forecast import Forecast, Stretch, forecast
from planner.money import total
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day
from reports.document import Align, Block, Column, Heading, Note, Table
from reports.facts import Facts
from reports.granted import notes


def stretches(facts: Facts) -> tuple[Block, ...]:
    """Thirteen weeks and twelve months from the report's day on."""
    ahead = forecast(facts.book, facts.on)
    rests_on = (*notes(facts, "expected", "bills"), *_legend(ahead))
    return (
        Heading(tr("The next 13 weeks (yuan)"), rests_on),
        table(ahead.weeks),
        Note(_lowest(ahead)),
        Heading(tr("The next 12 months (yuan)"), rests_on),
        table(ahead.months),
    )


def table(rows: Sequence[Stretch]) -> Table:
    """What comes, goes and falls due in each week or month, and the cash after it."""
    columns = (
        Column(tr("From")),
        Column(tr("Income"), align=Align.END),
        Column(tr("Costs"), align=Align.END),
        Column(tr("Dues"), align=Align.END),
        Column(tr("Cash at its end"), align=Align.END),
        Column(tr("Lowest in it"), align=Align.END),
        Column(tr("Customers"), align=Align.END),
        Column(tr("Cash with them"), align=Align.END),
    )
    return Table(
        columns,
        tuple(
            (
                short_day(row.first),
                plain(row.incoming),
                plain(row.outgoing),
                plain(row.due),
                plain(row.closing),
                plain(row.lowest.amount),
                plain(row.collected),
                plain(row.with_collections),
            )
            for row in rows
        ),
        "",
        total=(
            tr("Total"),
            *(
                plain(total(getattr(row, name) for row in rows))
                for name in ("incoming", "outgoing", "due")
            ),
            "",
            "",
            plain(total(row.collected for row in rows)),
            "",
        ),
    )


def _lowest(ahead: Forecast) -> str:
    words = tr(
        "The lowest week is week {n} from {day}: {amount}; with what customers are"
        " likely to pay it is week {n_with} with {amount_with}."
    )
    low, with_ = ahead.lowest_week, ahead.lowest_week_with
    return words.format(
        n=low.n,
        day=short_day(low.first),
        amount=say(low.lowest.amount),
        n_with=with_.n,
        amount_with=say(with_.lowest_with.amount),
    )


def _legend(ahead: Forecast) -> Iterator[str]:
    yield tr(
        "Cash at the end counts expected rows and dues only."
        " Customers: open receivables on their likely day, each times its probability;"
        " what you also entered as expected income would count twice there."
    )
    if ahead.overdue:
        words = tr("What is due by today, {amount}, is taken as paid before week 1.")
        yield words.format(amount=say(ahead.overdue))
    if ahead.undated:
        words = tr(
            "{amount} of what customers are likely to pay has no likely day and stands"
            " in no week."
        )
        yield words.format(amount=say(ahead.undated))

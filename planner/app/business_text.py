"""What only a firm has, as tables to read: ``show BOOK business`` without JSON."""

from collections.abc import Sequence
from decimal import Decimal

from planner.app.owners import OwnerRow, owners
from planner.app.queries import Look
from planner.app.queries_forecast import Stretch, forecast
from planner.app.queries_missed import missed_debtors
from planner.app.queries_ratios import Unit, line_said, ratios, written
from planner.app.queries_receivables import Receivables, receivables
from planner.app.queries_seasons import LEAST_YEARS, NoSeasons, seasons
from planner.app.text_table import text_table
from planner.phrases import Phrase, Sentence
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, say, short_day


def business_text(look: Look) -> str:
    """Receivables, weeks, months, missed debtors, ratios, seasons and owners."""
    ahead = forecast(look.book, look.on)
    parts = (
        (tr("Receivables"), _receivables(receivables(look.book, look.on))),
        (tr("The next 13 weeks"), _stretches(ahead.weeks)),
        (tr("The next 12 months"), _stretches(ahead.months)),
        (tr("If one debtor does not pay"), _missed(look)),
        (tr("Ratios"), _ratios(look)),
        (tr("The pattern of the year"), say(seasons_said(look))),
        (tr("The firm's and its owner's"), _owners(owners(look.book, look.on))),
    )
    return "\n\n".join(f"{title}\n{body}" for title, body in parts)


def probability(value: Decimal | None) -> str:
    """A probability in whole percent; that it is not known, where it is not."""
    return tr("not known") if value is None else percent(value, 0)


def _receivables(ledger: Receivables) -> str:
    headings = (
        tr("Debtor"),
        tr("Due"),
        tr("Days late"),
        tr("Amount"),
        tr("Probability"),
        tr("Likely day"),
        tr("Expected"),
    )
    rows = [
        (
            row.collection.receivable.debtor,
            short_day(row.collection.receivable.due_on),
            str(row.collection.days_late or ""),
            plain(row.collection.receivable.amount),
            probability(row.collection.probability),
            "–" if row.collection.on is None else short_day(row.collection.on),
            plain(row.collection.expected),
        )
        for row in ledger.rows
    ]
    sums = ("", plain(ledger.amount), "", "", plain(ledger.expected))
    rows.append((tr("Total"), "", *sums))
    return text_table(headings, rows, right=(2, 3, 4, 6))


def _stretches(rows: Sequence[Stretch]) -> str:
    headings = (
        tr("From"),
        tr("To"),
        tr("In"),
        tr("Out"),
        tr("Dues"),
        tr("Cash at its end"),
        tr("Collected"),
        tr("Cash with it"),
    )
    told = [
        (
            short_day(row.first),
            short_day(row.last),
            plain(row.incoming),
            plain(row.outgoing),
            plain(row.due),
            plain(row.closing),
            plain(row.collected),
            plain(row.with_collections),
        )
        for row in rows
    ]
    return text_table(headings, told, right=(2, 3, 4, 5, 6, 7))


def _missed(look: Look) -> str:
    _, rows = missed_debtors(look.book, look.on)
    headings = (
        tr("Debtor"),
        tr("Amount"),
        tr("Lowest cash"),
        tr("Below the reserve in week"),
        tr("Dues that break"),
    )
    told = [
        (
            row.debtor,
            plain(row.amount),
            plain(row.lowest.amount),
            "–" if row.week is None else str(row.week),
            str(len(row.breaks)),
        )
        for row in rows
    ]
    if not told:
        return tr("Nothing to show.")
    return text_table(headings, told, right=(1, 2, 3, 4))


def _ratios(look: Look) -> str:
    told = ratios(look.book, look.on)
    headings = (tr("Ratio"), *told.periods, tr("What banks are told to ask"))
    rows = [
        (
            say(row.name),
            *(written(one.ratio, row.unit) for one in row.values),
            say(line_said(row)),
        )
        for row in told.rows
    ]
    return text_table(headings, rows, right=range(1, len(told.periods) + 1))


def seasons_said(look: Look) -> Sentence:
    """The strong and the weak part of the year; or why none is told."""
    found = seasons(look.book, look.on)
    if isinstance(found, NoSeasons):
        words = Phrase(
            "Not told: it takes {least} whole years of monthly or quarterly figures;"
            " {years} are recorded."
        )
        return Sentence(words, least=LEAST_YEARS, years=found.years)
    words = Phrase(
        "Over {n} years revenue is highest in {strong} ({high} of an ordinary one) and"
        " lowest in {weak} ({low})."
    )
    high, low = found.strongest, found.weakest
    return Sentence(
        words,
        n=len(found.years),
        strong=high.part,
        weak=low.part,
        high=written(high.index, Unit.SHARE),
        low=written(low.index, Unit.SHARE),
    )


def _owners(rows: Sequence[OwnerRow]) -> str:
    headings = (
        tr("Owner"),
        tr("Owed"),
        tr("Due within 30 days"),
        tr("Due within 12 months"),
        tr("Limits"),
        tr("Still available"),
    )
    told = [
        (
            owner_name(row),
            plain(row.owed),
            plain(row.due_30_days),
            plain(row.due_in_a_year),
            plain(row.limit),
            plain(row.available),
        )
        for row in rows
    ]
    return text_table(headings, told, right=(1, 2, 3, 4, 5))


def owner_name(row: OwnerRow) -> str:
    """Whose row it is."""
    return tr("both together") if row.owner is None else say(row.owner)

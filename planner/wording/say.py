"""Values and reasons to text, as people write them; formatting happens nowhere else."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import Enum
from functools import singledispatch
from types import MappingProxyType

from planner.errors import PlannerError
from planner.model import records, terms, verdict
from planner.model.dated import Text
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.rates import Period, Rate
from planner.wording import i18n, mask
from planner.wording.i18n import tr

_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

_PER = MappingProxyType(
    {
        Period.DAY: Phrase("{rate} a day"),
        Period.MONTH: Phrase("{rate} a month"),
        Period.YEAR: Phrase("{rate} a year"),
    }
)

WORDS: Mapping[Enum, Phrase] = MappingProxyType(
    {
        terms.Method.LEVEL: Phrase("equal instalments"),
        terms.Method.EQUAL_PRINCIPAL: Phrase("equal principal"),
        terms.Method.FLAT: Phrase("flat instalments"),
        terms.Method.INTEREST_ONLY: Phrase("interest first, principal at the end"),
        terms.Method.BULLET: Phrase("all at the end"),
        terms.Rhythm.WEEK: Phrase("every week"),
        terms.Rhythm.TWO_WEEKS: Phrase("every two weeks"),
        terms.Rhythm.HALF_MONTH: Phrase("twice a month"),
        terms.Rhythm.MONTH: Phrase("every month"),
        terms.Rhythm.TWO_MONTHS: Phrase("every two months"),
        terms.Rhythm.QUARTER: Phrase("every quarter"),
        terms.Rhythm.HALF_YEAR: Phrase("every half year"),
        terms.Rhythm.YEAR: Phrase("every year"),
        terms.Accrual.PERIOD: Phrase("interest by whole periods"),
        terms.Accrual.DAYS: Phrase("interest by days"),
        records.BookKind.PERSON: Phrase("private person"),
        records.BookKind.BUSINESS: Phrase("business"),
        records.LineType.CARD: Phrase("card"),
        records.LineType.ONLINE: Phrase("online credit"),
        records.LineType.BANK: Phrase("bank line"),
        records.RepaymentKind.SCHEDULED: Phrase("as scheduled"),
        records.RepaymentKind.PREPAY: Phrase("prepayment"),
        records.RepaymentKind.SETTLE: Phrase("settlement"),
        records.MoveKind.SPEND: Phrase("purchase"),
        records.MoveKind.CASH: Phrase("cash advance"),
        records.MoveKind.PAY: Phrase("payment"),
        records.MoveKind.REFUND: Phrase("refund"),
        records.NoteKind.INQUIRY: Phrase("credit inquiry"),
        records.NoteKind.LIMIT_REQUEST: Phrase("limit request"),
        records.NoteKind.REJECTED: Phrase("rejected"),
        records.NoteKind.FROZEN: Phrase("frozen"),
        records.NoteKind.THAWED: Phrase("thawed"),
        records.NoteKind.CLOSED: Phrase("closed"),
        records.NoteKind.REOPENED: Phrase("reopened"),
        records.NoteKind.APPEALED: Phrase("appealed"),
        records.NoteKind.PROFILE_COMPLETED: Phrase("profile completed"),
        records.Owner.PRIVATE: Phrase("private"),
        records.Owner.FIRM: Phrase("the firm's"),
        records.Way.IN: Phrase("income"),
        records.Way.OUT: Phrase("expense"),
        verdict.Verdict.DRAWDOWN: Phrase("drawdown"),
        verdict.Verdict.REPAYMENT: Phrase("repayment"),
        verdict.Verdict.REPAYMENT_FAILED: Phrase("failed repayment"),
        verdict.Verdict.FEE: Phrase("fee"),
        verdict.Verdict.REFUND: Phrase("refund"),
        verdict.Verdict.TRANSFER: Phrase("transfer"),
        verdict.Verdict.NOT_CREDIT: Phrase("not credit"),
        verdict.Verdict.UNCLEAR: Phrase("unclear"),
    }
)


@singledispatch
def say(value: object) -> str:
    """A value as people read it, in the language spoken now."""
    return str(value)


@say.register
def _phrase(value: Phrase) -> str:
    return tr(value)


@say.register
def _sentence(value: Sentence) -> str:
    return _filled(value.words, value.values)


@say.register
def _text(value: Text) -> str:
    return value.in_(i18n.language())


@say.register
def _error(value: PlannerError) -> str:
    return _filled(type(value).words, value.values)


@say.register
def money(value: Money) -> str:
    """An amount with its sign, currency and thousands: ``¥1,234.50``.

    >>> money(Money(-123450))
    '-¥1,234.50'
    """
    sign = "-" if value.minor < 0 and not mask.is_hidden() else ""
    return f"{sign}¥{plain(abs(value))}"


@say.register
def day(value: date) -> str:
    """A day in full: ``2026年11月5日`` or ``5 Nov 2026``."""
    if i18n.language() == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


@say.register
def rate(value: Rate) -> str:
    """A rate with its period, as a percentage."""
    shown = percent(value.value, places=None)
    return tr(_PER[value.per]).format(rate=shown)


@say.register
def _enum(value: Enum) -> str:
    words = WORDS.get(value)
    if words is None:
        from planner.wording import catalogue_words  # noqa: PLC0415  # a start needs none

        words = catalogue_words.WORDS.get(value)
    return str(value.value) if words is None else tr(words)


@say.register
def _days(value: terms.EveryDays) -> str:
    return tr("every {n} days").format(n=value.days)


@say.register
def _list(value: tuple) -> str:  # type: ignore[type-arg]  # dispatch needs the bare class
    return tr(", ").join(say(item) for item in value)


def plain(value: Money) -> str:
    """An amount without currency, for columns whose heading names it: ``1,234.50``.

    >>> plain(Money(123450))
    '1,234.50'
    """
    if mask.is_hidden():
        return mask.HIDDEN_AMOUNT
    yuan, fen = divmod(abs(value.minor), 100)
    return f"{'-' if value.minor < 0 else ''}{yuan:,}.{fen:02d}"


def percent(ratio: Decimal, places: int | None = 2) -> str:
    """A plain ratio as a percentage, half up; ``places=None`` keeps what is there.

    >>> percent(Decimal("0.07236")), percent(Decimal("0.0005"), places=None)
    ('7.24%', '0.05%')
    """
    if places is None:
        return f"{format((ratio * 100).normalize(), 'f')}%"
    with localcontext() as context:
        # One yuan today for ten thousand next month has a rate of sixty digits.
        context.prec = max(context.prec, ratio.adjusted() + places + 5)
        step = Decimal(1).scaleb(-places)
        return f"{format((ratio * 100).quantize(step, ROUND_HALF_UP), 'f')}%"


def short_day(value: date) -> str:
    """A day for a column: ISO in both languages, so that it sorts as it reads."""
    return value.isoformat()


def month(value: date) -> str:
    """A month: ``2026年11月`` or ``Nov 2026``."""
    if i18n.language() == "zh":
        return f"{value.year}年{value.month}月"
    return f"{_MONTHS[value.month - 1]} {value.year}"


def _filled(words: str, values: Mapping[str, object]) -> str:
    return tr(words).format(**{name: say(value) for name, value in values.items()})

"""What a channel offers, as people read it: ranges, terms, fees, days."""

from decimal import Decimal
from functools import singledispatch

from planner.model import offers as o
from planner.money import Money
from planner.rates import Period, Rate
from planner.wording.i18n import tr
from planner.wording.say import percent, say


@singledispatch
def told(value: object) -> str:
    """A value of the catalogue in the language spoken now."""
    return say(value)


@told.register
def _fit(value: o.Fit) -> str:
    sectors = tr(", ").join(say(sector) for sector in value.sectors)
    return tr("{sectors}: {why}").format(sectors=sectors, why=say(value.say))


@told.register
def _amounts(value: o.Amounts) -> str:
    return _range(_yuan(value.low), _yuan(value.high))


@told.register
def _ratios(value: o.Ratios) -> str:
    return _range(_percent(value.low), _percent(value.high))


@told.register
def _rates(value: o.Rates) -> str:
    return _spanned(value.low, value.high, value.per)


@told.register
def _charge(value: o.Charge) -> str:
    shown = _range(_percent(value.low), _percent(value.high))
    of = {
        "principal": tr("{ratio} of the principal"),
        "invoice": tr("{ratio} of the invoice"),
        "prepaid": tr("{ratio} of what is prepaid"),
    }[value.of].format(ratio=shown)
    when = {
        "start": tr("{fee} once"),
        "period": tr("{fee} each period"),
        "day": tr("{fee} each day"),
    }[value.on].format(fee=of)
    return _joined(
        when,
        value.floor and tr("at least {amount}").format(amount=_yuan(value.floor)),
        value.cap and tr("at most {amount}").format(amount=_yuan(value.cap)),
    )


@told.register
def _instalments(value: o.Instalments) -> str:
    words = tr("{n} periods {ratio}")
    return _joined(
        *(
            words.format(n=n, ratio=percent(ratio, places=None))
            for n, ratio in sorted(value.total.items())
        )
    )


@told.register
def _offered(value: o.Offered) -> str:
    return _joined(_months(value), *(say(method) for method in value.methods))


@told.register
def _early(value: o.Early) -> str:
    return say(value.say)


@told.register
def _lateness(value: o.Lateness) -> str:
    return say(value.say)


@told.register
def _bureau(value: o.Bureau) -> str:
    return say(value.say)


@told.register
def _money_in(value: o.MoneyIn) -> str:
    if value.high == 0:
        same_day = value.unit in (o.Speed.DAY, o.Speed.WORKING_DAY)
        return tr("the same day") if same_day else tr("at once")
    low, high = str(value.low), str(value.high)
    shown = high if low == high else f"{low}–{high}"
    return tr("{n} {unit}").format(n=shown, unit=say(value.unit))


@told.register
def _statement(value: o.Statement) -> str:
    free = (
        str(n) if n is not None else None for n in (value.free_low, value.free_high)
    )
    return _joined(
        value.day and tr("bill on the {n}").format(n=value.day),
        value.due_days
        and tr("due on the {n}").format(n="/".join(str(n) for n in value.due_days)),
        value.free_high and tr("{n} days free").format(n=_range(*free)),
    )


@told.register
def _least(value: o.Least) -> str:
    shown = percent(value.ratio, places=None)
    return _joined(
        say(value.say) if value.say else shown,
        value.floor and tr("at least {amount}").format(amount=_yuan(value.floor)),
    )


@told.register
def _lender(value: o.Lender) -> str:
    return say(value.say)


@told.register
def _list(value: tuple) -> str:  # type: ignore[type-arg]  # dispatch needs the bare class
    return tr(", ").join(told(item) for item in value)


def _months(value: o.Offered) -> str:
    if value.months:
        listed = "/".join(str(n) for n in value.months)
        return tr("{n} months").format(n=listed)
    if value.high is None:
        return tr("{n} months or more").format(n=value.low) if value.low else ""
    if value.low in (None, value.high):
        return tr("at most {n} months").format(n=value.high)
    return tr("{n} months").format(n=f"{value.low}–{value.high}")


def _spanned(low: Decimal, high: Decimal, per: Period) -> str:
    if low == high:
        return say(Rate(low, per))
    shown = _range(_percent(low), _percent(high))
    # said like one rate, with the range in the place of the figure
    words = {
        Period.DAY: tr("{rate} a day"),
        Period.MONTH: tr("{rate} a month"),
        Period.YEAR: tr("{rate} a year"),
    }[per]
    return words.format(rate=shown)


def _range(low: str | None, high: str | None) -> str:
    if low is None:
        return tr("up to {high}").format(high=high) if high else ""
    if high is None:
        return tr("from {low}").format(low=low)
    return low if low == high else f"{low}–{high}"


def _yuan(value: Money | None) -> str | None:
    """Whole yuan without fen: limits have none."""
    if value is None:
        return None
    whole = say(value)
    return whole.removesuffix(".00")


def _percent(value: Decimal | None) -> str | None:
    return None if value is None else percent(value, places=None)


def _joined(*parts: object) -> str:
    return tr(", ").join(str(part) for part in parts if part)

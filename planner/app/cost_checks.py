"""Whether figures typed in beside terms make sense; nobody is paid to borrow."""

from collections.abc import Iterator

from planner.app.subsidies import OwnSubsidy
from planner.errors import TermsError
from planner.money import ZERO, Money
from planner.phrases import Phrase
from planner.rates import Period, Rate
from planner.schedule.stated import StatedCost
from planner.schedule.terms_check import Fault, rate_faults


def refuse_beside(stated: StatedCost | None, subsidy: object) -> None:
    """Refuse a lender's form, or own figures of a subsidy, that cannot be meant.

    Raises:
        TermsError: the first figure that makes no sense, with its field.
    """
    found = list(_form(stated) if stated is not None else ())
    if isinstance(subsidy, OwnSubsidy):
        found += _subsidy(subsidy)
    for field, reason in found:
        raise TermsError(field=field, reason=reason)


def _form(stated: StatedCost) -> Iterator[Fault]:
    yield from rate_faults("stated.annual", Rate(stated.annual, Period.YEAR))
    if stated.principal is not None:
        yield from _above("stated.principal", stated.principal)
    for n, item in enumerate(stated.items):
        field = f"stated.items[{n}]"
        if item.amount is not None and item.amount < ZERO:
            yield f"{field}.amount", Phrase("a fee is not negative")
        if item.ratio is not None and not 0 <= item.ratio <= 1:
            yield f"{field}.ratio", Phrase("a ratio lies between 0 and 1")


def _subsidy(own: OwnSubsidy) -> Iterator[Fault]:
    for name in ("points", "largest_share"):
        ratio = getattr(own, name)
        if ratio is not None and not 0 <= ratio <= 1:
            yield f"subsidy.{name}", Phrase("a ratio lies between 0 and 1")
    for name in ("yearly_cap", "cap"):
        cap = getattr(own, name)
        if cap is not None:
            yield from _above(f"subsidy.{name}", cap)
    if own.since is not None and own.until is not None and own.until < own.since:
        yield "subsidy.until", Phrase("the last day is before the first one")


def _above(field: str, amount: Money) -> Iterator[Fault]:
    if amount <= ZERO:
        yield field, Phrase("the amount must be above zero")

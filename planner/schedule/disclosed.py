"""A lender's cost disclosure form (综合融资成本明示表) against the terms, by item.

A yearly figure that differs says little; the item that is missing says all.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from planner.model.declared import DisclosedItem
from planner.model.terms import Fee, Terms
from planner.money import ZERO, Money, Rounding, total
from planner.phrases import Phrase, Sentence
from planner.schedule.charges import fee_amount
from planner.schedule.schedule import Schedule, schedule
from planner.schedule.stated import StatedCost, near


def findings(form: StatedCost, plan: Schedule) -> tuple[Sentence, ...]:
    """Where the form and the terms part, the weightiest first."""
    return (
        *_principal(form, plan),
        *_interest(form, plan),
        *_fees(form, plan),
        *_contingent(form),
    )


def item_amount(item: DisclosedItem, principal: Money) -> Money | None:
    """In yuan; None for an item that states neither an amount nor a ratio."""
    if item.amount is not None or item.ratio is None:
        return item.amount
    return principal.times(item.ratio, Rounding.HALF_UP)


def _principal(form: StatedCost, plan: Schedule) -> Iterator[Sentence]:
    ours = plan.terms.principal
    if form.principal is not None and form.principal != ours:
        words = Phrase("The form states a principal of {told}, the loan has {ours}.")
        yield Sentence(words, told=form.principal, ours=ours)


def _interest(form: StatedCost, plan: Schedule) -> Iterator[Sentence]:
    told = _amounts(form, "interest")
    if told is None:
        return
    ours = plan.totals.interest
    # Each row may be rounded the other way.
    if abs(told - ours) > Money(len(plan.instalments)):
        words = Phrase("The form states {told} of interest, the terms make {ours}.")
        yield Sentence(words, told=told, ours=ours)


def _fees(form: StatedCost, plan: Schedule) -> Iterator[Sentence]:
    if not form.items:
        return
    terms = plan.terms
    ours = _fees_of(terms)
    missing: list[tuple[DisclosedItem, Money]] = []
    for item in form.items:
        amount = item_amount(item, terms.principal) if item.kind == "fee" else None
        if amount is None:
            continue
        if amount in ours:
            ours.remove(amount)
        else:
            missing.append((item, amount))
    # Several rows of the form may be one fee of the terms, or the other way round.
    if missing and total(amount for _, amount in missing) == total(ours) != ZERO:
        return
    for item, amount in missing:
        words = Phrase("“{name}”, {amount}, is no fee of the loan's terms here.")
        yield Sentence(words, name=item.name, amount=amount)
    for amount in ours:
        words = Phrase("A fee of {amount} in the terms here is not on the form.")
        yield Sentence(words, amount=amount)
    yield from _explained(form, terms, total(amount for _, amount in missing))


def _fees_of(terms: Terms) -> list[Money]:
    """What each fee comes to over the whole loan."""
    return [
        Money(
            fee_amount(fee, terms.principal).minor
            * (terms.periods if fee.on == "period" else 1)
        )
        for fee in terms.fees
    ]


def _explained(form: StatedCost, terms: Terms, missing: Money) -> Iterator[Sentence]:
    """Whether the missing fees bring our figure to the stated one."""
    if missing <= ZERO:
        return
    each = missing.times(Decimal(1) / terms.periods, Rounding.HALF_UP)
    for fee in (Fee("start", amount=missing), Fee("period", amount=each)):
        annual = schedule(replace(terms, fees=(*terms.fees, fee))).annual
        if annual.nominal is not None and near(form.annual, annual.nominal):
            words = Phrase(
                "With {amount} more of fees, paid at the start, ours is the stated"
                " cost."
            )
            if fee.on == "period":
                words = Phrase(
                    "With {amount} more of fees, paid in equal parts, ours is the"
                    " stated cost."
                )
            yield Sentence(words, amount=missing)
            return


def _contingent(form: StatedCost) -> Iterator[Sentence]:
    names = [item.name for item in form.items if item.kind == "contingent"]
    if names:
        words = Phrase("Due only in default, so not in the yearly cost: {names}.")
        yield Sentence(words, names="、".join(names))


def _amounts(form: StatedCost, kind: str) -> Money | None:
    """The sum of the items of a kind; None where none of them states an amount."""
    told = [
        item.amount
        for item in form.items
        if item.kind == kind and item.amount is not None
    ]
    return total(told) if told else None

"""Every yearly figure of a loan under its name; each law prints another one."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from planner.money import Money
from planner.schedule.apr import actuarial, aprc, single_payment
from planner.schedule.charges import start_fees
from planner.schedule.cost import Flow, only, xirr
from planner.schedule.schedule import Schedule

AprcBasis = Literal["days", "months"]


def paid_flows(
    plan: Schedule, given_back: Mapping[date, Money] | None = None
) -> list[Flow]:
    """What the borrower gets and pays by day, fees in it.

    Args:
        plan: what falls due.
        given_back: by due day, what others pay of it, such as a subsidy.
    """
    back = given_back or {}
    got = Flow(plan.terms.drawn_on, plan.terms.principal - start_fees(plan.terms))
    return [
        got,
        *(
            Flow(row.due, back.get(row.due, Money(0)) - row.payment)
            for row in plan.instalments
        ),
    ]


def yearly(plan: Schedule, basis: AprcBasis | None = None) -> dict[str, Decimal]:
    """By name: ``xirr``, ``aprc`` where asked, ``apr``, ``nominal``, ``effective``.

    Raises:
        NoRateError: not exactly one rate explains the payments.
    """
    flows = paid_flows(plan)
    rates = by_days(flows, basis) | {"apr": us_apr(flows, plan)}
    both = {"nominal": plan.annual.nominal, "effective": plan.annual.effective}
    # With one rate by days there is one by periods: the same payments, other days.
    return rates | {key: rate for key, rate in both.items() if rate is not None}


def by_days(flows: Sequence[Flow], basis: AprcBasis | None) -> dict[str, Decimal]:
    """``xirr``, and ``aprc`` by the EU's way of counting time where one is named.

    Raises:
        NoRateError: none, or several.
    """
    rates = {"xirr": only(xirr(flows))}
    if basis is not None:
        rates["aprc"] = only(aprc(flows, basis))
    return rates


def us_apr(flows: Sequence[Flow], plan: Schedule) -> Decimal:
    """By the US actuarial method; the unit-period is the rhythm of the payments.

    Where there is one payment it is the whole term, a year at most (12 CFR 1026
    Appendix J (b)(4)(ii)).

    Raises:
        NoRateError: none, or several.
    """
    got, *due = flows
    paid = [Flow(flow.on, -flow.amount) for flow in due]
    if len(paid) == 1:
        return only(single_payment(got, paid[0]))
    return only(actuarial([got], paid, plan.terms.every))

"""A repayment plan as JSON and as text to read; both say the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from planner.app.mend_text import mend_text
from planner.app.text_table import text_table
from planner.model.records import RepaymentKind
from planner.money import Money
from planner.phrases import Phrase
from planner.plan.mend import Postponement
from planner.plan.plan import (
    RULES,
    Baseline,
    Conflict,
    Cost,
    Found,
    Infeasible,
    LowestCash,
    Plan,
    Step,
    Stopped,
)
from planner.plan.scenarios import Shock, Stress
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day

Document = dict[str, object]
Named = Callable[[str], str]


SHOCKS: Mapping[Shock, Phrase] = MappingProxyType(
    {
        Shock.LATE: Phrase("If income comes a month late"),
        Shock.LOST: Phrase("If a month's income is lost"),
        Shock.DEARER: Phrase("If interest rises by one point a year"),
        Shock.FROZEN: Phrase("If a line is frozen and buys nothing more"),
    }
)


def document(
    outcome: Found | Infeasible | Stopped, shaken: Sequence[Stress] = ()
) -> Document:
    """The JSON document of the verb ``repay``.

    Args:
        outcome: what was found.
        shaken: what the contracts do when something goes wrong.
    """
    return {**_outcome(outcome), "stress": [_stress(one) for one in shaken]}


def _stress(one: Stress) -> Document:
    named = {} if one.line is None else {"line": one.line}
    return {
        "shock": one.shock.value,
        **named,
        "missing": str(one.missing),
        "since": one.since.isoformat() if one.since else None,
        "broken": [_step(step) for step in one.broken],
        "ask_first": one.ask_first,
        "mend": [_ask(ask) for ask in one.mend.asks],
        "still_missing": str(one.mend.still),
    }


def _ask(ask: Postponement) -> Document:
    return {
        "loan": ask.loan,
        "ask": ask.ask.value,
        "due": ask.due.isoformat(),
        "amount": str(ask.amount),
        "until": ask.until.isoformat(),
        "days": ask.days,
    }


def _outcome(outcome: Found | Infeasible | Stopped) -> Document:
    rules = [_baseline(one) for one in outcome.baselines]
    match outcome:
        case Found():
            return {
                "outcome": "found",
                "plan": _plan(outcome.plan),
                "baselines": rules,
                "bound": str(outcome.bound),
                "gap": str(outcome.gap),
                "verified": True,
                "advice": [say(one) for one in outcome.advice],
                "assumptions": [say(one) for one in outcome.assumptions],
            }
        case Infeasible():
            return {
                "outcome": "infeasible",
                "conflicts": [_conflict(one) for one in outcome.conflicts],
                "baselines": rules,
            }
        case _:
            best, bound = outcome.best, outcome.bound
            return {
                "outcome": "stopped",
                "plan": None if best is None else _plan(best),
                "baselines": rules,
                "bound": None if bound is None else str(bound),
                "gap": None if outcome.gap is None else str(outcome.gap),
                "verified": best is not None,
            }


def text(
    outcome: Found | Infeasible | Stopped,
    shaken: Sequence[Stress] = (),
    named: Named = str,
) -> str:
    """The same to read, in the chosen language; ``named`` names a loan or line."""
    if isinstance(outcome, Found) and not outcome.plan.steps:
        return tr("Nothing is owed.")
    lines = [_outcome_text(outcome, named)]
    if shaken:
        lines += ["", *(_stress_text(one, named) for one in shaken)]
    return "\n".join(lines)


def _stress_text(one: Stress, named: Named) -> str:
    shock = say(SHOCKS[one.shock])
    if one.months > 1:
        lasting = {
            Shock.LATE: tr("If income comes {n} months late"),
            Shock.LOST: tr("If the income of {n} months is lost"),
        }
        shock = lasting[one.shock].format(n=one.months)
    if one.line is not None:
        shock = tr("If “{line}” is frozen and buys nothing more").format(
            line=named(one.line)
        )
    if one.since is None:
        return tr("{shock}: every payment can still be made.").format(shock=shock)
    words = tr("{shock}: {missing} is missing from {day} on.")
    said = words.format(shock=shock, missing=say(one.missing), day=say(one.since))
    return "\n".join((said, *(f"- {ask}" for ask in mend_text(one.mend, named))))


def _outcome_text(outcome: Found | Infeasible | Stopped, named: Named) -> str:
    match outcome:
        case Found():
            parts = [*_plan_text(outcome.plan, named), _bound_text(outcome.bound)]
            parts += [say(one) for one in outcome.advice]
            parts += ["", _rules_text(outcome.plan, outcome.baselines)]
            parts += ["", *(say(one) for one in outcome.assumptions)]
            return "\n".join(parts).rstrip()
        case Infeasible():
            parts = [tr("No plan pays everything on its day and keeps the reserve.")]
            for one in outcome.conflicts:
                parts += ["", say(one.say), *(f"- {say(way)}" for way in one.remedy)]
            return "\n".join(parts)
        case _:
            parts = [tr("Stopped before the best plan was proven.")]
            if outcome.best is not None:
                parts += ["", *_plan_text(outcome.best, named)]
            if outcome.bound is not None:
                parts.append(_bound_text(outcome.bound))
            parts += ["", _rules_text(outcome.best, outcome.baselines)]
            return "\n".join(parts)


def _plan(plan: Plan) -> Document:
    return {
        "steps": [_step(step) for step in plan.steps],
        "cost": _cost(plan.cost),
        "free_on": plan.free_on.isoformat(),
        "lowest_cash": _lowest(plan.lowest_cash),
    }


def _step(step: Step) -> Document:
    made: Document = {
        "on": step.on.isoformat(),
        "loan": step.loan,
        "amount": str(step.amount),
        "kind": step.kind.value,
    }
    if step.mode is not None:
        made["mode"] = step.mode
    return made


def _cost(cost: Cost) -> Document:
    return {
        "interest": str(cost.interest),
        "fees": str(cost.fees),
        "penalties": str(cost.penalties),
        "total": str(cost.total),
    }


def _lowest(lowest: LowestCash) -> Document:
    return {"on": lowest.on.isoformat(), "amount": str(lowest.amount)}


def _baseline(one: Baseline) -> Document:
    return {
        "name": one.rule.value,
        "cost": _cost(one.plan.cost),
        "free_on": one.plan.free_on.isoformat(),
        "lowest_cash": _lowest(one.plan.lowest_cash),
        "misses": one.misses,
    }


def _conflict(one: Conflict) -> Document:
    return {
        "on": one.on.isoformat(),
        "missing": str(one.missing),
        "due": list(one.due),
        "say": say(one.say),
        "remedy": [say(way) for way in one.remedy],
    }


def _plan_text(plan: Plan, named: Named) -> Iterator[str]:
    words = {
        RepaymentKind.SCHEDULED: tr("as due"),
        RepaymentKind.PREPAY: tr("prepay"),
        RepaymentKind.SETTLE: tr("settle"),
    }
    modes = {"shorter": tr("ends earlier"), "lower": tr("lower dues")}
    rows = [
        (
            short_day(step.on),
            named(step.loan),
            plain(step.amount),
            words[step.kind],
            modes[step.mode] if step.mode else "",
        )
        for step in plan.steps
    ]
    headings = (tr("Day"), tr("Loan"), tr("Amount"), tr("Kind"), tr("Effect"))
    yield text_table(headings, rows, right=(2,))
    yield ""
    yield tr(
        "Cost {total}: interest {interest}, fees {fees}, penalties {penalties}"
    ).format(
        total=say(plan.cost.total),
        interest=say(plan.cost.interest),
        fees=say(plan.cost.fees),
        penalties=say(plan.cost.penalties),
    )
    yield tr("Free of debt on {day}; the lowest cash is {amount} on {lowest}").format(
        day=say(plan.free_on),
        amount=say(plan.lowest_cash.amount),
        lowest=say(plan.lowest_cash.on),
    )


def _bound_text(bound: Money) -> str:
    return tr("Proven: no plan costs less than {bound}.").format(bound=say(bound))


def _rules_text(plan: Plan | None, rules: Sequence[Baseline]) -> str:
    headings = (
        tr("Plan or rule"),
        tr("Cost"),
        tr("Free of debt"),
        tr("Lowest cash"),
        tr("Lowest on"),
        tr("Misses"),
    )
    rows = [] if plan is None else [_way(tr("This plan"), plan, 0)]
    rows += [_way(say(RULES[one.rule]), one.plan, one.misses) for one in rules]
    return text_table(headings, rows, right=(1, 3, 5))


def _way(name: str, plan: Plan, misses: int) -> tuple[str, ...]:
    return (
        name,
        plain(plan.cost.total),
        short_day(plan.free_on),
        plain(plan.lowest_cash.amount),
        short_day(plan.lowest_cash.on),
        str(misses),
    )

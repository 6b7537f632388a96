"""``cost FLOWS.json``: what dated payments, terms or advances cost a year."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from planner.app.cost_checks import refuse_beside
from planner.app.json_file import read_json, refusing
from planner.app.lpr import with_lpr
from planner.app.parts import Answer, Parts
from planner.app.subsidies import OwnSubsidy, scheme_of
from planner.app.subsidy_document import (
    Priced,
    priced,
    subsidy_document,
    subsidy_lines,
)
from planner.errors import FieldError, FieldMissingError, shown
from planner.lean import dataclass
from planner.model import wire
from planner.model.bands import Passed
from planner.model.terms import Every, Terms
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.schedule.apr import actuarial
from planner.schedule.cost import Flow, only
from planner.schedule.disclosed import findings
from planner.schedule.schedule import schedule
from planner.schedule.stated import Compared, StatedCost, compare
from planner.schedule.yearly import AprcBasis, by_days, yearly
from planner.wording.i18n import language, tr
from planner.wording.say import percent, say

BASIS = "days/365"


@dataclass(frozen=True, slots=True)
class FlowsFile:
    """Dated amounts; positive comes in, negative goes out."""

    flows: tuple[Flow, ...]
    aprc: AprcBasis | None = None


@dataclass(frozen=True, slots=True)
class TermsFile:
    """A loan's terms.

    Attributes:
        stated: the yearly cost that the lender states.
        subsidy: the id of a scheme of the catalogue, or own figures.
    """

    terms: Terms
    aprc: AprcBasis | None = None
    stated: StatedCost | None = None
    subsidy: str | OwnSubsidy | None = None


@dataclass(frozen=True, slots=True)
class ActuarialFile:
    """Advances and payments, all above zero, and the unit-period."""

    advances: tuple[Flow, ...]
    payments: tuple[Flow, ...]
    unit_period: Every
    aprc: AprcBasis | None = None


CostFile = FlowsFile | TermsFile | ActuarialFile


@dataclass(frozen=True, slots=True)
class _Cost:
    """What is told.

    Attributes:
        rates: by their key in the document, most telling first.
        judged: the key of the rate that the lines of law are held against.
        since: the day of the contract.
        compared: a stated cost against ours; None where none is stated.
        parted: where the lender's form and the terms part, item by item.
        priced: the terms with a subsidy; None where none is asked for.
    """

    rates: Mapping[str, Decimal]
    judged: str
    since: date
    compared: Compared | None = None
    parted: tuple[Sentence, ...] = ()
    priced: Priced | None = None


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``cost``."""
    parser.add_argument(
        "flows", help="flows, terms, or advances and payments as JSON; - reads stdin"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Find the yearly cost; none or several rates are refused, never a number."""
    asked = read_json(args.flows, parts.stdin, cost_file)
    with refusing(args.flows):
        cost = _cost(asked)
    bands = _bands(cost.rates[cost.judged], cost.since, parts.on)
    document: dict[str, object] = {
        key: format(rate, "f") for key, rate in cost.rates.items()
    }
    document |= {
        "roots": 1,
        "basis": BASIS,
        "bands": [_band(line, day, parts.on) for line, day in bands],
        "bands_of": cost.judged,
    }
    lines = [*_lines(cost.rates, [line for line, _ in bands])]
    if cost.compared is not None:
        document["stated"] = _stated(cost.compared, cost.parted)
        lines += [_stated_line(cost.compared), say(cost.compared.likely)]
        lines += map(say, cost.parted)
    if cost.priced is not None:
        document["subsidy"] = subsidy_document(cost.priced, parts.on)
        lines += subsidy_lines(cost.priced)
    return Answer(document, "\n".join(lines))


def _stated(compared: Compared, parted: Sequence[Sentence]) -> dict[str, object]:
    return {
        "difference": format(compared.difference, "f"),
        "tolerance": format(compared.tolerance, "f"),
        "agrees_with": compared.agrees_with,
        "likely": say(compared.likely),
        "parted": [say(one) for one in parted],
    }


def _stated_line(compared: Compared) -> str:
    words = tr("Stated less ours: {difference}.")
    return words.format(difference=percent(compared.difference))


def cost_file(value: object) -> CostFile:
    """Which of the three the document is; bare terms are a loan's, as for ``schedule``.

    Raises:
        NotUnderstoodError: none of them.
    """
    if not isinstance(value, dict):
        raise FieldError(
            field="(all)", found=shown(value), expected=Phrase("an object")
        )
    if "principal" in value:
        value = {"terms": value}
    if "terms" in value:
        asked = wire.read(
            TermsFile, value | {"terms": with_lpr(value["terms"], "terms")}
        )
        if isinstance(asked.subsidy, str):
            scheme_of(asked.subsidy)
        return asked
    if "advances" in value or "payments" in value:
        found = wire.read(ActuarialFile, value)
        _above_zero("advances", found.advances)
        _above_zero("payments", found.payments)
        return found
    if "flows" not in value:
        raise FieldMissingError(
            field="flows", expected=Phrase("flows, terms, or advances and payments")
        )
    return wire.read(FlowsFile, value)


def _above_zero(name: str, flows: Sequence[Flow]) -> None:
    if not flows:
        raise FieldError(field=name, found="[]", expected=Phrase("at least one entry"))
    for n, flow in enumerate(flows):
        if flow.amount <= Money(0):
            raise FieldError(
                field=f"{name}[{n}].amount",
                found=str(flow.amount),
                expected=Phrase("an amount above zero"),
            )


def _cost(asked: CostFile) -> _Cost:
    if isinstance(asked, TermsFile):
        return _of_terms(asked)
    if isinstance(asked, FlowsFile):
        rates = by_days(asked.flows, asked.aprc)
        return _Cost(rates, "xirr", _first(asked.flows))
    flows = [*asked.advances, *(_paid(one) for one in asked.payments)]
    apr = only(actuarial(asked.advances, asked.payments, asked.unit_period))
    return _Cost({"apr": apr} | by_days(flows, asked.aprc), "apr", _first(flows))


def _of_terms(asked: TermsFile) -> _Cost:
    refuse_beside(asked.stated, asked.subsidy)
    terms, plan = asked.terms, schedule(asked.terms)
    rates = yearly(plan, asked.aprc)
    compared: Compared | None = None
    parted: tuple[Sentence, ...] = ()
    if asked.stated:
        compared = compare(asked.stated, plan, rates)
        parted = findings(asked.stated, plan)
    aided = None if asked.subsidy is None else priced(plan, asked.subsidy)
    return _Cost(rates, "nominal", terms.drawn_on, compared, parted, aided)


def _paid(flow: Flow) -> Flow:
    return Flow(flow.on, -flow.amount)


def _first(flows: Sequence[Flow]) -> date:
    return min(flow.on for flow in flows)


def _bands(annual: Decimal, since: date, on: date) -> list[tuple[Passed, date]]:
    """The lines of the contract's day, and those drawn since; each with its day."""
    from planner.catalogue.bands import passed  # noqa: PLC0415  # only once it is needed

    found = {line.id: (line, on) for line in passed(annual, on)}
    found |= {line.id: (line, since) for line in passed(annual, since)}
    return sorted(found.values(), key=lambda pair: pair[0].value)


def _band(line: Passed, judged_on: date, on: date) -> dict[str, object]:
    from planner.catalogue.bands import as_row  # noqa: PLC0415  # only once it is needed

    return as_row(line, on, language()) | {"judged_on": judged_on.isoformat()}


def _lines(rates: Mapping[str, Decimal], bands: Sequence[Passed]) -> Iterator[str]:
    words = {
        "apr": tr("US actuarial APR: {rate}"),
        "xirr": tr("Yearly cost by days (XIRR, days/365): {rate}"),
        "aprc": tr("EU APRC: {rate}"),
        "nominal": tr("Approximate yearly rate (IRR × periods): {rate}"),
        "effective": tr("Compounded: {rate}"),
    }
    for key, rate in rates.items():
        yield words[key].format(rate=percent(rate))
    for line in bands:
        passes = tr("Above {name}: {rate} since {day} ({source}).")
        yield passes.format(
            name=line.name.in_(language()),
            rate=percent(line.value),
            day=say(line.from_),
            source=line.source.title.in_(language()),
        )

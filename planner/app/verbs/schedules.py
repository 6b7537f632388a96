"""``schedules TERMS.jsonl``: what many loans come to, one a line."""

import argparse
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.app.lines_file import objects
from planner.app.lpr import with_lpr
from planner.app.parsing import json_from_text, terms
from planner.app.parts import Answer, Parts
from planner.app.text_table import text_table
from planner.errors import RefusedError, RefusedInLineError
from planner.lean import dataclass
from planner.model import wire
from planner.model.terms import Terms
from planner.money import Money, total
from planner.wording.i18n import tr
from planner.wording.say import percent, plain

if TYPE_CHECKING:
    from planner.batch.many import Outcome

_SUMS = ("principal", "interest", "fees", "payment")


@dataclass(frozen=True, slots=True)
class Named:
    """A loan's terms and its name; the line's number where there is none."""

    terms: Terms
    id: str = ""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``schedules``."""
    parser.add_argument(
        "terms",
        help="a loan's terms a line, or an object with id and terms; - reads stdin",
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Work out every loan: in arrays where their terms allow it, to the same cent."""
    read = list(objects(args.terms, parts.stdin, _named))
    found = _outcomes(args.terms, read)
    names = [one.id or str(line) for line, one in read]
    loans = list(zip(names, found, strict=True))
    document = {
        "loans": [{"loan": name} | _document(one) for name, one in loans],
        "totals": {key: str(amount) for key, amount in _sums(found).items()},
    }
    return Answer(document, _table(loans))


def _named(text: str) -> Named:
    """Terms, or ``{"id": …, "terms": …}``."""
    value = json_from_text(text)
    if isinstance(value, dict) and "terms" in value:
        return wire.read(Named, value | {"terms": with_lpr(value["terms"], "terms")})
    return Named(terms(value))


def _outcomes(file: str, read: Sequence[tuple[int, Named]]) -> list["Outcome"]:
    from planner.batch.many import outcomes  # noqa: PLC0415  # numpy, only when used

    found: list[Outcome] = []
    try:
        for one in outcomes([loan.terms for _, loan in read]):
            found.append(one)  # noqa: PERF402  # how many there are tells the line
    except RefusedError as error:
        line = read[len(found)][0]
        raise RefusedInLineError(file=file, line=line, cause=error) from error
    return found


def _document(one: "Outcome") -> dict[str, object]:
    annual = one.annual
    return {
        "totals": wire.write(one.totals),
        "annual": {
            "nominal": None if annual.nominal is None else wire.write(annual.nominal),
            "effective": (
                None if annual.effective is None else wire.write(annual.effective)
            ),
        },
        "rows": one.rows,
        "first": str(one.first),
        "last": str(one.last),
    }


def _sums(found: Sequence["Outcome"]) -> dict[str, Money]:
    columns = zip(*map(_amounts, found), strict=True) if found else [()] * len(_SUMS)
    return dict(zip(_SUMS, map(total, columns), strict=True))


def _amounts(one: "Outcome") -> tuple[Money, ...]:
    totals = one.totals
    return totals.principal, totals.interest, totals.fees, totals.payment


def _percent(nominal: Decimal | None) -> str:
    return "" if nominal is None else percent(nominal)


def _table(loans: Sequence[tuple[str, "Outcome"]]) -> str:
    headings = (
        tr("Loan"),
        tr("Principal"),
        tr("Interest"),
        tr("Fees"),
        tr("To pay in all"),
        tr("Cost a year"),
    )
    rows = [
        (name, *map(plain, _amounts(one)), _percent(one.annual.nominal))
        for name, one in loans
    ]
    sums = _sums([one for _, one in loans])
    rows.append((tr("In all"), *map(plain, sums.values()), ""))
    return text_table(headings, rows, right=(1, 2, 3, 4, 5))

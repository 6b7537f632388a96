"""The cost lines of the shipped catalogue, ready for the verbs that compare a cost."""

from datetime import date
from decimal import Decimal

from planner.catalogue.read import catalogue
from planner.model.bands import Passed


def passed(annual: Decimal, on: date) -> tuple[Passed, ...]:
    """The legal and guidance lines that a yearly cost lies above, lowest first.

    Args:
        annual: the plain yearly ratio, such as ``Decimal("0.18")``.
        on: the day whose lines count; that of the contract for the judicial ceiling.
    """
    return catalogue().passed(annual, on)


def as_row(line: Passed, on: date, language: str = "zh") -> dict[str, object]:
    """A passed line as the JSON interface writes it.

    Args:
        line: a line that ``passed`` gave.
        on: the day from which its age is told.
        language: ``zh`` or ``en``.
    """
    row: dict[str, object] = {
        "id": line.id,
        "name": line.name.in_(language),
        "value": format(line.value.normalize(), "f"),
        "kind": line.kind.value,
        "from": line.from_.isoformat(),
        "grade": line.grade.value,
        "checked_on": line.checked_on.isoformat(),
        "age_days": max(0, (on - line.checked_on).days),
        "source": {
            "title": line.source.title.in_(language),
            "href": line.source.href,
        },
        "lender_kinds": sorted(kind.value for kind in line.lender_kinds),
    }
    if line.note is not None:
        row["note"] = line.note.in_(language)
    return row

import json
from pathlib import Path

import pytest

from planner.model.terms import Terms
from planner.model.wire import read
from planner.schedule.schedule import schedule
from tests.helpers.run import Program
from tests.planner.app.verbs.test_schedule import TERMS

PLAIN = {**TERMS, "fees": []}


def lender(**changes) -> list[str]:
    rows = schedule(read(Terms, {**PLAIN, **changes})).instalments
    lines = ["期数,还款日期,应还本金(元),应还利息(元),月供(元),剩余本金(元)"]
    lines += [
        f"{row.n},{row.due},{row.principal},{row.interest},{row.payment},{row.balance}"
        for row in rows
    ]
    return lines


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    file = tmp_path / "terms.json"
    file.write_text(json.dumps(PLAIN))
    return file


def ask(program: Program, terms: Path, lines: list[str], *more: str):
    table = terms.with_name("table.csv")
    table.write_text("\n".join(lines), encoding="gb18030")
    return program("reconcile", terms, table, *more)


def test_the_convention_that_makes_the_table_is_told(program: Program, terms) -> None:
    found = ask(
        program, terms, lender(interest="days", day_count="ACT/365"), "--json"
    ).document

    assert found["reproduced"] is True
    assert found["changed"] == {"interest": "days", "day_count": "ACT/365"}
    assert found["convention"] == {
        "method": "level",
        "interest": "days",
        "day_count": "ACT/365",
        "rounding": "bank-cent",
        "instalment": None,
    }
    assert found["differs"] is None
    assert found["rows"] == 12


def test_else_the_first_row_that_differs_is_told(program: Program, terms) -> None:
    lines = lender()
    lines[5] = lines[5].replace("40.48", "41.48")

    said = ask(program, terms, lines, "--json")

    assert said.status == 0
    assert said.document["reproduced"] is False
    assert said.document["differs"] == {
        "n": 5,
        "column": "interest",
        "lender": "41.48",
        "ours": "40.48",
        "by": "1.00",
    }
    assert said.document["faults"] == ["Row 5 of the table does not add up to ¥866.19."]


def test_it_is_told_in_words(program: Program, terms) -> None:
    assert "All 12 rows are as the terms say." in ask(program, terms, lender()).out
    changed = ask(
        program,
        terms,
        lender(
            method="equal-principal",
            rounding={"unit": "1.00", "mode": "up"},
        ),
    ).out
    assert "All 12 rows are reproduced with:" in changed
    assert "Repayment method: equal principal" in changed
    assert "Rounding: the instalment to ¥1.00, rounded up" in changed
    own = ask(program, terms, lender(instalment="870.13")).out
    assert "Instalment: ¥870.13" in own
    shown = ask(program, terms, lender(rounding="display")).out
    assert "Rounding: only when shown" in shown


def test_given_conventions_that_do_not_hold_are_named(program: Program, terms) -> None:
    terms.write_text(json.dumps({**PLAIN, "rounding": "display", "instalment": "900"}))

    said = ask(program, terms, lender()).out

    assert "Rounding: each amount half up to the cent" in said


def test_differences_are_told_in_words(program: Program, terms) -> None:
    lines = lender()
    late = [line.replace("2026-04-15", "2026-04-17") for line in lines]
    wrong = [line.replace("866.19", "900.00") for line in lines]

    assert "due day: 17 Apr 2026 against our 15 Apr 2026 (2 days)" in (
        ask(program, terms, late).out
    )
    assert "payment: ¥900.00 against our" in ask(program, terms, wrong).out
    assert "Row 12 stands in one of the two tables only." in (
        ask(program, terms, lines[:-1]).out
    )


def test_the_convention_that_comes_nearest_is_told_beside_the_difference(
    program: Program, terms
) -> None:
    flat = lender(method="flat")
    flat[5] = flat[5].replace("833.33", "833.34")

    said = ask(program, terms, flat).out

    assert "Row 5 differs first, principal: ¥833.34 against our ¥833.33" in said
    assert "The convention that follows the table longest:" in said
    assert "Repayment method: flat instalments" in said


def test_a_daily_rate_by_days_has_no_day_count_to_tell(program: Program, terms) -> None:
    daily = {"rate": {"value": "0.0002", "per": "day"}}
    terms.write_text(
        json.dumps({**PLAIN, **daily, "interest": "days", "day_count": "30/360"})
    )

    said = ask(program, terms, lender(**daily, interest="days", day_count=None)).out

    assert "Day count: none" in said


def test_a_table_is_read_from_standard_input(program: Program, terms) -> None:
    program.stdin = "\n".join(lender())

    said = program("reconcile", terms, "-", "--json")

    assert said.document["reproduced"] is True


def test_what_is_no_table_is_named(program: Program, terms) -> None:
    said = ask(program, terms, ["hello", "world"])

    assert said.status == 2
    assert "table.csv: no table found" in said.err

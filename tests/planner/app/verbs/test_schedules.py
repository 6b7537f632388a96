import json

import pytest

from tests.helpers.run import Program
from tests.planner.app.verbs.test_schedule import TERMS

SLOW = TERMS | {"method": "bullet"}


def lines(*objects: object) -> str:
    return "\n".join(json.dumps(one) for one in objects)


def test_each_loan_is_told_under_its_name_or_line(program: Program) -> None:
    program.stdin = lines({"id": "zhang", "terms": TERMS}, SLOW)

    found = program("schedules", "-", "--json").document

    assert [one["loan"] for one in found["loans"]] == ["zhang", "2"]
    for one, terms in zip(found["loans"], (TERMS, SLOW), strict=True):
        program.stdin = json.dumps(terms)
        alone = program("schedule", "-", "--json").document
        assert one["totals"] == alone["totals"]
        assert one["annual"] == alone["annual"]
        assert one["rows"] == len(alone["instalments"])
        assert one["first"] == alone["instalments"][0]["payment"]
        assert one["last"] == alone["instalments"][-1]["payment"]


def test_all_loans_are_summed(program: Program) -> None:
    program.stdin = lines(TERMS, TERMS)

    sums = program("schedules", "-", "--json").document["totals"]

    program.stdin = json.dumps(TERMS)
    alone = program("schedule", "-", "--json").document["totals"]
    assert {key: float(value) for key, value in sums.items()} == {
        key: 2 * float(value) for key, value in alone.items()
    }


def test_a_table_has_a_row_a_loan_and_one_for_all(program: Program) -> None:
    program.stdin = lines(TERMS, {"id": "wang", "terms": TERMS})

    rows = program("schedules", "-", "--lang", "en").out.splitlines()

    assert rows[0].split()[0] == "Loan"
    assert [row.split("  ")[0] for row in rows[2:]] == ["1", "wang", "In all"]


def test_a_loan_without_one_rate_leaves_its_cost_empty(program: Program) -> None:
    fees = [{"on": "start", "amount": "10000.00"}]
    program.stdin = lines(TERMS | {"fees": fees})

    answer = program("schedules", "-", "--json").document

    assert answer["loans"][0]["annual"] == {"nominal": None, "effective": None}
    assert program("schedules", "-").status == 0


def test_an_empty_file_has_no_loans(program: Program) -> None:
    program.stdin = "\n"

    document = program("schedules", "-", "--json").document

    assert document["loans"] == []
    assert document["totals"]["payment"] == "0.00"


def test_a_line_that_is_no_loan_is_named(program: Program) -> None:
    program.stdin = lines(TERMS) + "\n{\n"

    answer = program("schedules", "-")

    assert answer.status == 2
    assert "line 2" in answer.err


@pytest.mark.parametrize("bad", [{"periods": 0}, {"principal": "-1.00"}])
def test_terms_that_contradict_are_refused_with_their_line(program, bad) -> None:
    program.stdin = lines(TERMS, TERMS | bad, TERMS)

    answer = program("schedules", "-")

    assert answer.status == 3
    assert "line 2" in answer.err

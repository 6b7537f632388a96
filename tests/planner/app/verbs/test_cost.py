import json
from typing import Any

import pytest

from tests.helpers.run import Program
from tests.planner.app.verbs.test_schedule import TERMS

EXCEL = [
    ["2008-01-01", "-10000"],
    ["2008-03-01", "2750"],
    ["2008-10-30", "4250"],
    ["2009-02-15", "3250"],
    ["2009-04-01", "2750"],
]


def flows(*pairs) -> list[dict[str, str]]:
    return [{"on": on, "amount": amount} for on, amount in pairs]


def cost(program: Program, asked: Any, *more: str):
    program.stdin = json.dumps(asked)
    return program("cost", "-", *more)


def test_dated_flows_have_one_rate(program: Program) -> None:
    document = cost(program, {"flows": flows(*EXCEL)}, "--json").document

    assert document["xirr"] == "0.373362533519"
    assert (document["roots"], document["basis"]) == (1, "days/365")
    assert document["bands_of"] == "xirr"


@pytest.mark.parametrize(
    ("pairs", "roots"),
    [
        ([["2026-01-01", "100"], ["2027-01-01", "-230"], ["2028-01-01", "132"]], 2),
        ([["2026-01-01", "100"], ["2027-01-01", "230"]], 0),
        ([], 0),
    ],
)
def test_none_or_several_rates_are_refused_without_a_number(
    program: Program, pairs, roots
) -> None:
    said = cost(program, {"flows": flows(*pairs)}, "--json")

    assert said.status == 3
    assert "xirr" not in said.document
    assert said.document["roots"] == roots
    assert said.document["refused"]


def test_terms_have_all_their_rates(program: Program) -> None:
    document = cost(program, {"terms": TERMS}, "--json").document

    assert document["xirr"] == "0.231779385615"
    assert document["apr"] == "0.2094"
    assert document["nominal"] == "0.20938838"
    assert document["effective"] == "0.23069929"
    assert document["bands_of"] == "nominal"


def test_advances_and_payments_have_the_american_rate(program: Program) -> None:
    asked = {
        "advances": flows(["1978-01-10", "5000"]),
        "payments": flows(
            *([f"{1978 + n // 12}-{n % 12 + 1:02}-10", "230"] for n in range(1, 25))
        ),
        "unit_period": "month",
    }

    document = cost(program, asked, "--json").document

    assert document["apr"] == "0.0969"
    assert document["roots"] == 1
    assert document["xirr"].startswith("0.10")


@pytest.mark.parametrize(("basis", "rate"), [("days", "0.8463"), ("months", "0.8558")])
def test_the_european_rate_is_given_where_it_is_asked_for(
    program: Program, basis, rate
) -> None:
    pairs = [["2012-10-10", "500"], ["2012-11-10", "-270"], ["2012-12-10", "-270"]]

    document = cost(program, {"flows": flows(*pairs), "aprc": basis}, "--json").document

    assert document["aprc"].startswith(rate)


def test_the_lines_that_a_cost_passes_are_named_with_day_and_source(
    program: Program,
) -> None:
    pairs = [["2026-01-01", "1000"], ["2027-01-01", "-1300"]]

    document = cost(program, {"flows": flows(*pairs)}, "--json").document

    passed = {line["id"]: line for line in document["bands"]}
    assert passed["assisted-lending-24"]["value"] == "0.24"
    for line in passed.values():
        assert line["from"]
        assert line["source"]["title"]
        assert line["judged_on"] == "2026-01-01"
    values = [float(line["value"]) for line in document["bands"]]
    assert values == sorted(values)


def test_a_line_drawn_after_the_contract_is_told_with_the_day_of_the_question(
    program: Program,
) -> None:
    pairs = [["2019-01-01", "1000"], ["2020-01-01", "-1300"]]

    document = cost(program, {"flows": flows(*pairs)}, "--json").document

    assert {line["judged_on"] for line in document["bands"]} == {"2026-03-20"}


def test_a_cheap_cost_passes_no_line(program: Program) -> None:
    pairs = [["2026-01-01", "1000"], ["2027-01-01", "-1050"]]

    assert cost(program, {"flows": flows(*pairs)}, "--json").document["bands"] == []


def test_it_is_told_in_words(program: Program) -> None:
    said = cost(program, {"terms": TERMS, "aprc": "days"})

    assert "US actuarial APR: 20.94%" in said.out
    assert "Yearly cost by days (XIRR, days/365): 23.18%" in said.out
    assert "EU APRC: 23.18%" in said.out
    assert "Above " in said.out
    assert "近似折算年化利率" in cost(program, {"terms": TERMS}, "--lang", "zh").out


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ([], 2, "expected an object"),
        ({}, 2, "Field “flows” is missing"),
        ({"flows": [{"on": "2026-02-30", "amount": "1"}]}, 2, "flows[0].on"),
        ({"flows": [{"on": "2026-02-20", "amount": "1.234"}]}, 2, "flows[0].amount"),
        ({"flows": [], "unit_period": "month"}, 2, "unit_period"),
        ({"advances": [], "payments": []}, 2, "unit_period"),
        ({"advances": [], "payments": [], "unit_period": "month"}, 2, "advances"),
        (
            {
                "advances": flows(["2026-01-01", "1"]),
                "payments": [],
                "unit_period": "month",
            },
            2,
            "payments",
        ),
        (
            {
                "advances": flows(["2026-01-01", "-1"]),
                "payments": [],
                "unit_period": "month",
            },
            2,
            "advances[0].amount",
        ),
        (
            {
                "advances": flows(["2026-01-01", "1"]),
                "payments": flows(["2026-01-01", "0"]),
                "unit_period": "month",
            },
            2,
            "payments[0].amount",
        ),
        (
            {
                "advances": flows(["2026-01-01", "1"]),
                "payments": [],
                "unit_period": "fortnight",
            },
            2,
            "unit_period",
        ),
        ({"terms": {**TERMS, "periods": 0}}, 3, "periods"),
        ({"terms": TERMS, "aprc": "month"}, 2, "expected days, months"),
        ({"terms": TERMS, "aprc": ["days"]}, 2, "expected days, months"),
        ({"terms": TERMS, "stated": {"annual": "14.86"}}, 3, "stated.annual"),
        ({"terms": TERMS, "subsidy": {"points": "-0.01"}}, 3, "subsidy.points"),
        ({"terms": {**TERMS, "fees": [{"on": "start", "amount": "10000"}]}}, 3, "rate"),
    ],
)
def test_what_is_wrong_is_named(program: Program, asked, status, words) -> None:
    said = cost(program, asked)

    assert said.status == status
    assert words in said.err


def test_a_cost_beyond_all_reason_is_still_told(program: Program) -> None:
    dear = {**TERMS, "fees": [{"on": "start", "amount": "9999.99"}]}

    said = cost(program, {"terms": dear})

    assert said.status == 0
    assert "US actuarial APR: 103942800.00%" in said.out


def test_terms_may_name_an_lpr(program: Program) -> None:
    change = {"from": "2026-06-15", "lpr": "1Y", "plus_bp": 420}
    plain = {"from": "2026-06-15", "value": "0.072", "per": "year"}

    tied = cost(program, {"terms": TERMS | {"rates": [change]}}, "--json").document

    assert (
        tied == cost(program, {"terms": TERMS | {"rates": [plain]}}, "--json").document
    )


def test_the_file_of_a_schedule_is_priced_as_it_is(program: Program) -> None:
    bare = cost(program, TERMS, "--json").document

    assert bare == cost(program, {"terms": TERMS}, "--json").document


def test_a_stated_cost_is_held_against_ours(program: Program) -> None:
    asked = {"terms": TERMS, "stated": {"annual": "0.072"}}

    document = cost(program, asked, "--json").document
    told = cost(program, asked).out

    assert document["stated"] == {
        "difference": "-0.13738838",
        "tolerance": "0.00005",
        "agrees_with": "without-fees",
        "likely": "The stated cost seems to leave the fees out.",
        "parted": [],
    }
    assert "Stated less ours: -13.74%." in told


def test_the_form_of_a_lender_is_compared_row_by_row(program: Program) -> None:
    items = [
        {"name": "利息", "kind": "interest", "amount": "394.28"},
        {"name": "担保费", "kind": "fee", "amount": "300.00", "collector": "增信公司"},
        {"name": "罚息", "kind": "contingent", "ratio": "0.108"},
    ]
    stated = {"annual": "0.0721", "principal": "10000.00", "items": items}

    found = cost(program, {"terms": TERMS, "stated": stated}, "--json").document

    assert [one.split(",")[0] for one in found["stated"]["parted"]] == [
        "“担保费”",
        "A fee of ¥50.00 in the terms here is not on the form.",
        "A fee of ¥720.00 in the terms here is not on the form.",
        "Due only in default",
    ]


SUBSIDISED = {
    "principal": "10000.00",
    "drawn_on": "2026-01-15",
    "first_due": "2026-02-15",
    "every": "month",
    "periods": 6,
    "method": "interest-only",
    "rate": {"value": "0.036", "per": "year"},
}


def test_a_scheme_of_the_catalogue_lowers_the_cost(program: Program) -> None:
    asked = {"terms": SUBSIDISED, "subsidy": "consumer-loan-subsidy"}

    document = cost(program, asked, "--json", "--lang", "en").document
    told = cost(program, asked, "--lang", "en").out

    # a point of 3.6 %: 30.00 of interest a month becomes 21.67
    found = document["subsidy"]
    assert found["total"] == "50.00"
    assert found["rows"][0] == {"due": "2026-02-15", "amount": "8.33"}
    assert document["nominal"] == "0.03600000"
    assert found["annual"]["nominal"].startswith("0.0260")
    assert found["notice"] == "财金〔2026〕1号"
    assert (found["from"], found["last_day"]) == ("2026-01-01", "2026-12-31")
    assert found["source"]["href"] == "91jinrong.com/knowledge/290"
    assert "Subsidy: ¥50.00 in all; with it 2.60% a year." in told
    assert "It rests on 财金〔2026〕1号" in told


def test_own_figures_may_stand_for_a_scheme(program: Program) -> None:
    own = {"points": "0.02", "largest_share": "0.5", "cap": "60.00"}

    found = cost(program, {"terms": SUBSIDISED, "subsidy": own}, "--json").document

    assert found["subsidy"]["total"] == "60.00"
    assert found["subsidy"]["says"] == ["Capped at ¥60.00 a loan."]
    assert "source" not in found["subsidy"]


def test_a_loan_without_one_rate_is_refused_also_with_a_subsidy(program) -> None:
    fees = [{"on": "start", "amount": "10000.00"}]
    asked = {"terms": SUBSIDISED | {"fees": fees}, "subsidy": {"points": "0.01"}}

    assert cost(program, asked).status == 3


def test_a_scheme_that_is_not_known_is_named(program: Program) -> None:
    answer = cost(program, {"terms": SUBSIDISED, "subsidy": "moon-subsidy"})

    assert answer.status == 2
    assert "moon-subsidy" in answer.err
    assert "consumer-loan-subsidy" in answer.err

import json
from typing import Any

import pytest

from planner.app.verbs.schedule import prepay_from
from planner.errors import FieldError
from planner.money import Money
from tests.helpers.run import Program

TERMS: dict[str, Any] = {
    "principal": "10000.00",
    "drawn_on": "2026-01-15",
    "first_due": "2026-02-15",
    "every": "month",
    "periods": 12,
    "method": "level",
    "rate": {"value": "0.072", "per": "year"},
    "interest": "period",
    "day_count": "30/360",
    "fees": [
        {"on": "start", "amount": "50.00"},
        {"on": "period", "ratio": "0.006", "of": "principal"},
    ],
    "rounding": "bank-cent",
}


def with_(**changes: Any) -> str:
    """The terms as JSON; None takes a field away."""
    made = {**TERMS, **changes}
    return json.dumps({key: value for key, value in made.items() if value is not None})


def test_the_terms_of_the_manual_give_rows_totals_and_cost(program: Program) -> None:
    program.stdin = with_()

    said = program("schedule", "-", "--json")

    document = said.document
    assert (said.status, said.err) == (0, "")
    assert document["instalments"][0] == {
        "n": 1,
        "due": "2026-02-15",
        "principal": "806.19",
        "interest": "60.00",
        "fee": "60.00",
        "payment": "926.19",
        "balance": "9193.81",
    }
    assert len(document["instalments"]) == 12
    assert document["totals"] == {
        "principal": "10000.00",
        "interest": "394.28",
        "fees": "770.00",
        "payment": "11164.28",
    }
    assert document["annual"] == {"nominal": "0.20938838", "effective": "0.23069929"}
    assert len(document["conventions"]) == 5
    assert not document.keys() & {"prepayments", "settlement", "saved"}


def test_a_file_is_read_too_and_told_as_a_table(program: Program, tmp_path) -> None:
    file = tmp_path / "terms.json"
    file.write_text(with_(fees=None), encoding="utf-8-sig")

    said = program("schedule", file)

    assert " 12  2027-01-15     861.02      5.17  0.00   866.19      0.00" in said.out
    assert "Principal ¥10,000.00, interest ¥394.28, fees ¥0.00" in said.out
    assert "Yearly cost 7.20% (IRR × periods), 7.44% compounded." in said.out
    assert "the last instalment takes the rest" in said.out


def test_it_speaks_chinese(program: Program) -> None:
    program.stdin = with_()

    said = program("schedule", "-", "--lang", "zh")

    assert "近似折算年化利率（单利）20.94%" in said.out
    assert "等额本息：" in said.out


def test_prepayments_are_carried_out_and_what_they_save_is_told(
    program: Program,
) -> None:
    program.stdin = with_(fees=None)

    said = program(
        *("schedule", "-", "--json"),
        *("--prepay", "2026-06-15=1000:lower", "--prepay", "2026-05-15=3000.00"),
    )

    assert said.document["prepayments"] == [
        {
            "on": "2026-05-15",
            "amount": "3000.00",
            "fee": "0.00",
            "balance": "3746.10",
        },
        {
            "on": "2026-06-15",
            "amount": "1000.00",
            "fee": "0.00",
            "balance": "1902.39",
        },
    ]
    assert said.document["instalments"][5]["payment"] == "482.75"
    assert said.document["saved"] == {"interest": "132.32"}
    assert said.document["totals"]["principal"] == "10000.00"
    assert said.document["notes"] == []
    assert "settlement" not in said.document


def test_what_settles_is_told(program: Program) -> None:
    program.stdin = with_(fees=None, prepayment={"fee": {"ratio": "0.01"}})

    said = program("schedule", "-", "--settle", "2026-05-20", "--json")

    assert said.document["settlement"] == {
        "on": "2026-05-20",
        "principal": "6746.10",
        "interest": "6.53",
        "fee": "67.46",
        "amount": "6820.09",
    }
    assert said.document["saved"] == {"interest": "176.89"}
    assert said.document["saved_total"] == "109.43"
    assert [row["n"] for row in said.document["instalments"]] == [1, 2, 3, 4]


def test_early_payments_are_told_in_words(program: Program) -> None:
    program.stdin = with_(prepayment={"interest_due": "all"})

    said = program(
        *("schedule", "-", "--prepay", "2026-05-15=3000"),
        *("--settle", "2026-06-20"),
    )

    assert "15 May 2026: ¥3,000.00 paid early, fee ¥0.00, ¥3,746.10 left." in said.out
    assert "Settled on 20 Jun 2026 for " in said.out
    assert "Interest saved: ¥0.00." in said.out
    assert "Paying early saves no interest here." in said.out


def test_a_fee_that_eats_what_is_saved_is_told_in_words(program: Program) -> None:
    program.stdin = with_(fees=None, prepayment={"fee": {"ratio": "0.03"}})

    said = program("schedule", "-", "--settle", "2026-05-20")

    assert "Interest saved: ¥176.89." in said.out
    assert "It costs ¥25.49 more in all, fees counted." in said.out
    assert "Its fee takes all that paying early saves here." in said.out


def test_without_a_single_rate_the_cost_is_null(program: Program) -> None:
    program.stdin = with_(fees=[{"on": "start", "amount": "10000.00"}])

    assert program("schedule", "-", "--json").document["annual"] == {
        "nominal": None,
        "effective": None,
    }
    assert "No single yearly rate explains these payments." in (
        program("schedule", "-").out
    )


@pytest.mark.parametrize(
    ("text", "prepay"),
    [
        ("2026-05-15=3000", (Money(300000), "shorter")),
        ("2026-05-15=3000.50:shorter", (Money(300050), "shorter")),
        ("2026-05-15=1:lower", (Money(100), "lower")),
    ],
)
def test_a_prepayment_is_a_day_an_amount_and_a_mode(text, prepay) -> None:
    found = prepay_from(text)

    assert (found.amount, found.mode) == prepay
    assert found.on.isoformat() == "2026-05-15"


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-15",
        "2026-02-30=1",
        "2026-05-15=1.005",
        "2026-05-15=",
        "=1",
        "2026-05-15=1:",
        "2026-05-15=1:sooner",
    ],
)
def test_another_form_of_prepayment_is_not_understood(text, program: Program) -> None:
    with pytest.raises(FieldError) as wrong:
        prepay_from(text)
    program.stdin = with_()

    assert wrong.value.values["field"] == "--prepay"
    assert program("schedule", "-", "--prepay", text).status == 2


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"periods": 0}, 3, "Field “periods”"),
        ({"periods": "12"}, 2, "Field “periods”"),
        ({"principal": "10000.005"}, 2, "Field “principal”"),
        ({"principal": None}, 2, "Field “principal” is missing"),
        ({"principle": "1"}, 2, "Field “principle” is not known"),
        ({"first_due": "2026-02-30"}, 2, "Field “first_due”"),
        ({"first_due": "2025-02-15"}, 3, "Field “first_due”"),
        ({"rate": {"value": "7.2", "per": "year"}}, 3, "Field “rate”"),
        ({"rate": {"value": "x", "per": "year"}}, 2, "Field “rate.value”"),
        ({"rate": {"value": "0.072", "per": "century"}}, 2, "Field “rate.per”"),
        ({"every": {"days": 0}}, 2, "Field “every”"),
        ({"method": "annuity"}, 2, "Field “method”"),
        ({"instalment": "50.00"}, 3, "Field “instalment”"),
        ({"fees": [{"on": "start"}]}, 3, "Field “fees[0]”"),
        ({"rounding": {"unit": "1.00", "mode": "odd"}}, 2, "Field “rounding.mode”"),
    ],
)
def test_terms_that_are_wrong_name_their_field(
    program: Program, changes, status, words
) -> None:
    program.stdin = with_(**changes)

    said = program("schedule", "-")

    assert said.status == status
    assert words in said.err
    assert len(said.err.splitlines()) == 1


def test_what_is_refused_is_told_as_json(program: Program) -> None:
    program.stdin = with_(prepayment={"allowed_from_period": 4})

    said = program("schedule", "-", "--settle", "2026-02-20", "--json")

    assert said.status == 3
    assert said.document["on"] == "2026-02-20"
    assert "from period 4 on, this is 2" in said.document["refused"]


def test_two_days_to_settle_on_are_refused(program: Program) -> None:
    program.stdin = with_()

    said = program("schedule", "-", "--settle", "2026-03-01", "--settle", "2026-04-01")

    assert said.status == 2
    assert said.err == (
        "Field “--settle”: found 2026-03-01, 2026-04-01, expected one day.\n"
    )


def test_what_is_refused_names_the_file(program: Program, tmp_path) -> None:
    file = tmp_path / "terms.json"
    file.write_text(with_(periods=0))

    said = program("schedule", str(file), "--json")

    assert said.status == 3
    assert said.err.startswith(f"{file}: Field “periods”")
    assert (said.document["reason"], said.document["field"]) == ("terms", "periods")

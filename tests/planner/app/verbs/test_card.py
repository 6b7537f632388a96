import json

import pytest

from tests.helpers.run import Program

CARD = {
    "statement_day": 5,
    "due_day": 23,
    "daily_rate": "0.0005",
    "minimum": {"ratio": "0.1"},
    "late_fee": {"ratio": "0.05", "floor": "10.00"},
    "pay_day_counts": False,
    "moves": [
        {"on": "2026-03-30", "amount": "1000.00", "kind": "spend"},
        {"on": "2026-04-23", "amount": "100.00", "kind": "pay"},
    ],
    "until": "2026-05-05",
}


def card(program: Program, *more: str, **changes):
    made = {**CARD, **changes}
    program.stdin = json.dumps({k: v for k, v in made.items() if v is not None})
    return program("card", "-", *more)


def test_the_bill_of_a_bank_is_reproduced(program: Program) -> None:
    assert card(program, "--json").document == {
        "statements": [
            {
                "on": "2026-04-05",
                "due": "2026-04-23",
                "balance": "1000.00",
                "minimum": "100.00",
                "interest": "0.00",
                "late_fee": "0.00",
                "lines": [],
            },
            {
                "on": "2026-05-05",
                "due": "2026-05-23",
                "balance": "917.85",
                "minimum": "107.85",
                "interest": "17.85",
                "late_fee": "0.00",
                "lines": [
                    {
                        "amount": "1000.00",
                        "from": "2026-03-30",
                        "to": "2026-04-22",
                        "days": 24,
                        "interest": "12.00",
                    },
                    {
                        "amount": "900.00",
                        "from": "2026-04-23",
                        "to": "2026-05-05",
                        "days": 13,
                        "interest": "5.85",
                    },
                ],
            },
        ]
    }


@pytest.mark.parametrize(
    ("convention", "interest"),
    [
        ({}, "17.85"),
        ({"pay_day_counts": True}, "17.90"),
        ({"statement_day_counts": False}, "17.40"),
        ({"pay_day_counts": None, "late_fee": None}, "17.85"),
        ({"full_amount": False}, "5.40"),
    ],
)
def test_conventions_are_parameters(program: Program, convention, interest) -> None:
    document = card(program, "--json", **convention).document

    assert document["statements"][1]["interest"] == interest


def test_it_is_told_as_tables(program: Program) -> None:
    out = card(program).out

    assert (
        "2026-05-05  2026-05-23             917.85   107.85     17.85      0.00" in out
    )
    assert "2026-05-05  1,000.00  2026-03-30  2026-04-22    24     12.00" in out
    assert "最低还款额" in card(program, "--lang", "zh").out
    assert len(card(program, until="2026-04-05").out.splitlines()) == 3


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"statement_day": 0}, 3, "“statement_day”"),
        ({"due_day": 32}, 3, "“due_day”"),
        ({"daily_rate": "0.5"}, 3, "“daily_rate”"),
        ({"daily_rate": "-0.1"}, 3, "“daily_rate”"),
        ({"minimum": {"ratio": "1.1"}}, 3, "“minimum.ratio”"),
        ({"minimum": {"ratio": "0.1", "floor": "-1"}}, 3, "“minimum.floor”"),
        ({"late_fee": {"ratio": "-0.1"}}, 3, "“late_fee.ratio”"),
        ({"minimum": None}, 2, "“minimum”"),
        (
            {"moves": [{"on": "2026-03-30", "amount": "0", "kind": "spend"}]},
            3,
            "“moves[0].amount”",
        ),
        (
            {"moves": [{"on": "2026-03-30", "amount": "1", "kind": "buy"}]},
            2,
            "“moves[0].kind”",
        ),
        ({"until": "2127-01-01"}, 3, "“until”"),
        ({"until": "soon"}, 2, "“until”"),
    ],
)
def test_what_is_wrong_is_named(program: Program, changes, status, words) -> None:
    said = card(program, **changes)

    assert said.status == status
    assert words in said.err


def test_a_card_without_movements_has_no_statement(program: Program) -> None:
    assert card(program, "--json", moves=[]).document == {"statements": []}

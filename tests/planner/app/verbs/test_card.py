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
        "interest_free": [
            {
                "on": "2026-03-30",
                "amount": "1000.00",
                "statement": "2026-04-05",
                "due": "2026-04-23",
                "days": 24,
            }
        ],
        "statements": [
            {
                "on": "2026-04-05",
                "due": "2026-04-23",
                "balance": "1000.00",
                "minimum": "100.00",
                "interest": "0.00",
                "late_fee": "0.00",
                "over_limit": "0.00",
                "lines": [],
            },
            {
                "on": "2026-05-05",
                "due": "2026-05-23",
                "balance": "917.85",
                "minimum": "107.85",
                "interest": "17.85",
                "late_fee": "0.00",
                "over_limit": "0.00",
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
        ],
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
    assert card(program, "--json", moves=[]).document == {
        "statements": [],
        "interest_free": [],
    }


def test_a_purchase_bears_no_interest_for_25_to_55_days(program: Program) -> None:
    moves = [
        {"on": day, "amount": "1.00", "kind": "spend"}
        for day in ("2026-04-05", "2026-04-06")
    ]

    found = card(program, "--json", moves=moves, due_day=30).document

    assert [one["days"] for one in found["interest_free"]] == [25, 54]


def test_what_is_above_a_temporary_limit_that_ended_is_due_in_full(program) -> None:
    limits = [
        {"from": "2026-03-01", "limit": "1500.00"},
        {"from": "2026-01-01", "limit": "800.00"},
        {"from": "2026-04-01", "limit": "800.00"},
    ]

    found = card(program, "--json", limits=limits).document

    (first, last) = found["statements"]
    # 200 above, a tenth of 800
    assert (first["over_limit"], first["minimum"]) == ("200.00", "280.00")
    assert last["over_limit"] == "100.00"
    assert found["available"] == "-127.85"


def test_a_bill_is_put_into_instalments(program: Program) -> None:
    plan = {
        "on": "2026-04-10",
        "amount": "1000.00",
        "periods": 3,
        "ratio": "0.006",
    }
    moves = CARD["moves"][:1]

    found = card(
        program, "--json", moves=moves, instalments=[plan], until="2026-07-05"
    ).document

    assert [(one["minimum"], one["interest"]) for one in found["statements"]] == [
        ("100.00", "0.00"),
        ("339.00", "0.00"),
        # nothing was paid: 333 for 32 days, the fee bears none; 5 % of 339 are late
        ("700.28", "5.33"),
        # 333 for 30 days, 5.33 for 30, 333 for 31; 5 % of 700.28 are late
        ("1085.53", "10.24"),
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"grace_days": 28}, "grace_days"),
        ({"tolerance": "-1.00"}, "tolerance"),
        ({"cash_fee": {"ratio": "2"}}, "cash_fee.ratio"),
        ({"limits": [{"from": "2026-01-01", "limit": "-1.00"}]}, "limits[0].limit"),
        (
            {"instalments": [{"on": "2026-04-10", "amount": "9999.00", "periods": 3}]},
            "more than the purchases owed",
        ),
        *(
            (
                {
                    "instalments": [
                        {"on": "2026-04-10", "amount": "9.00", "periods": 3, **bad}
                    ]
                },
                f"instalments[0].{next(iter(bad))}",
            )
            for bad in (
                {"amount": "0.00"},
                {"periods": 0},
                {"ratio": "1.5"},
                {"unit": "0.00"},
            )
        ),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_field(program, changes, words) -> None:
    said = card(program, **changes)

    assert said.status == 3
    assert words in said.err


def test_a_bill_may_be_due_some_days_after_its_statement(program: Program) -> None:
    found = card(program, "--json", due_day=None, due_in_days=25).document

    assert [one["due"] for one in found["statements"]] == ["2026-04-30", "2026-05-30"]
    assert found["interest_free"][0]["days"] == 31


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"due_in_days": 20}, 2, "not both"),
        ({"due_day": None, "due_in_days": 28}, 3, "due_in_days"),
        ({"due_day": None}, 2, "due_day"),
    ],
)
def test_a_due_day_is_told_in_one_way(program, changes, status, words) -> None:
    said = card(program, **changes)

    assert said.status == status
    assert words in said.err

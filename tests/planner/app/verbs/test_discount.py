import json

import pytest

from tests.helpers.run import Program

PAPER = {
    "face": "1000000.00",
    "from": "2021-06-10",
    "to": "2021-12-10",
    "rate": "0.05",
    "day_count": "ACT/360",
}


def discount(program: Program, *more: str, **changes):
    program.stdin = json.dumps({**PAPER, **changes})
    return program("discount", "-", *more)


def test_a_bill_brings_its_face_less_interest(program: Program) -> None:
    assert discount(program, "--json").document == {
        "days": 183,
        "interest": "25416.67",
        "proceeds": "974583.33",
        "annual": {"nominal": "0.05201654", "effective": "0.05269108"},
    }


@pytest.mark.parametrize(
    "rate",
    [
        {"value": "0.05", "per": "year"},
        0.05,
        {"value": "0.0041666666666666667", "per": "month"},
    ],
)
def test_a_rate_may_say_its_period(program: Program, rate) -> None:
    assert discount(program, "--json", rate=rate).document["interest"] == "25416.67"


def test_extra_days_and_a_fee_count(program: Program) -> None:
    document = discount(program, "--json", extra_days=3, fee="100.00").document

    assert (document["days"], document["proceeds"]) == (186, "974066.67")


def test_it_is_told_in_words(program: Program) -> None:
    assert discount(program).out == (
        "183 days: interest ¥25,416.67, proceeds ¥974,583.33.\n"
        "True yearly cost 5.20%, 5.27% compounded.\n"
    )
    assert "贴现息" in discount(program, "--lang", "zh").out


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"to": "2021-06-10"}, 3, "“to”"),
        ({"rate": None}, 2, "“rate”"),
        ({"rate": "5"}, 3, "“rate”"),
        ({"day_count": "ACT/364"}, 2, "“day_count”"),
        ({"face": "x"}, 2, "“face”"),
    ],
)
def test_what_is_wrong_is_named(program: Program, changes, status, words) -> None:
    said = discount(program, **changes)

    assert said.status == status
    assert words in said.err


def test_something_else_than_an_object_is_not_understood(program: Program) -> None:
    program.stdin = "[]"

    assert program("discount", "-").status == 2


def test_factoring_tells_its_advance_and_what_comes_later(program: Program) -> None:
    factored = {"advance": "0.8", "fee_ratio": "0.005", "interest_at": "collection"}

    document = discount(program, "--json", **factored).document
    told = discount(program, **factored).out

    assert document["interest"] == "20333.33"
    assert document["proceeds"] == "795000.00"
    assert (document["advance"], document["fee"]) == ("800000.00", "5000.00")
    assert document["rest"] == "179666.67"
    assert "Advance ¥800,000.00, fees ¥5,000.00; ¥179,666.67 more" in told


def test_a_due_day_on_a_holiday_moves_to_the_next_working_day(program) -> None:
    # 1 October 2026 is off until the 7th: seven more days bear interest
    bill = {"from": "2026-07-01", "to": "2026-10-01", "postponed": True}

    document = discount(program, "--json", **bill).document

    assert (document["days"], document["paid_on"]) == (99, "2026-10-08")
    assert document["paid_on_is_known"] is True
    # 1,000,000 x 5 % x 99 / 360
    assert document["interest"] == "13750.00"
    assert "8 Oct 2026, a working day" in discount(program, **bill).out


def test_a_year_whose_days_off_are_not_announced_is_told_as_a_guess(program) -> None:
    bill = {"from": "2028-01-03", "to": "2028-04-01", "postponed": True}

    document = discount(program, "--json", **bill).document

    assert document["paid_on_is_known"] is False
    assert "not announced yet" in discount(program, **bill).out


def test_what_says_whether_it_is_postponed_is_true_or_false(program) -> None:
    answer = discount(program, postponed="yes")

    assert answer.status == 2
    assert "postponed" in answer.err


def test_a_bill_is_an_object(program: Program) -> None:
    program.stdin = "[]"

    assert program("discount", "-").status == 2

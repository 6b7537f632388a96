"""``repay`` tells the plan, its proof and the rules, or what stands in the way."""

from pathlib import Path

import pytest

from tests.helpers.run import Program, Said
from tests.planner.app.verbs.conftest import lines

SALARY = {
    "do": "expect",
    "id": "salary",
    "name": "Salary",
    "amount": "3000.00",
    "way": "in",
    "first": "2026-04-10",
    "every": "month",
}
PAID = {"do": "repay", "loan": "loan", "on": "2026-03-15", "amount": "866.19"}


@pytest.fixture
def ready(book: Path, program: Program) -> Path:
    program.stdin = lines(SALARY, PAID)
    assert program("do", book, "-").status == 0
    return book


def test_a_plan_is_told_with_its_proof(ready: Path, program: Program) -> None:
    said = program("repay", ready, "--json")

    made = said.document
    assert said.status == 0
    assert (made["outcome"], made["verified"]) == ("found", True)
    assert made["plan"]["steps"][0] == {
        "on": "2026-03-20",
        "loan": "loan",
        "amount": "3000.00",
        "kind": "prepay",
        "mode": made["plan"]["steps"][0]["mode"],
    }
    cost = made["plan"]["cost"]
    assert set(cost) == {"interest", "fees", "penalties", "total"}
    paid = sum(float(step["amount"]) for step in made["plan"]["steps"])
    assert paid - 8382.78 == pytest.approx(float(cost["total"]))
    assert float(made["bound"]) <= float(cost["total"])
    assert [one["name"] for one in made["baselines"]] == [
        "minimum",
        "avalanche",
        "snowball",
    ]
    assert [one["shock"] for one in made["stress"]] == [
        "income-late",
        "income-lost",
        "dearer",
    ]
    for one in made["baselines"]:
        assert set(one["cost"]) == set(cost)
        assert one["misses"] == 0
        assert float(one["cost"]["total"]) >= float(cost["total"])


def test_a_plan_is_told_to_read(ready: Path, program: Program) -> None:
    said = program("repay", ready, "--lang", "en")

    assert "Proven: no plan costs less than" in said.out
    assert "Dearest first" in said.out
    assert "If a month's income is lost: every payment can still be made." in said.out
    assert program("repay", ready, "--lang", "zh").status == 0


def test_people_read_names_and_programs_read_ids(book: Path, program: Program) -> None:
    wish = ("--until", "2026-04-01", "--on", "2026-02-10")
    read = program("repay", book, *wish).out
    made = program("repay", book, *wish, "--json").document

    assert made["conflicts"][0]["due"] == ["loan"]
    assert "loan" not in made["conflicts"][0]["say"]
    assert "借呗" in program("repay", book, "--on", "2026-03-10", "--lang", "zh").out
    assert "jiebei" not in read


def test_a_wish_and_more_money_are_heard(ready: Path, program: Program) -> None:
    plain = program("repay", ready, "--json").document
    more = program("repay", ready, "--extra", "500.00", "--json").document
    soon = program("repay", ready, "--until", "2026-05-12", "--json").document

    assert float(more["plan"]["cost"]["total"]) < float(plain["plan"]["cost"]["total"])
    assert soon["plan"]["free_on"] <= "2026-05-12"


def test_what_cannot_be_is_told_with_its_reason(book: Path, program: Program) -> None:
    said = program("repay", book, "--until", "2026-04-01", "--json")

    assert said.status == 3
    assert said.document["outcome"] == "infeasible"
    (conflict, *_) = said.document["conflicts"]
    assert set(conflict) == {"on", "missing", "due", "say", "remedy"}
    read = program("repay", book, "--until", "2026-04-01")
    assert read.status == 3
    assert "No plan pays everything" in read.out


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--extra", "-5"), 2, "--extra"),
        (("--extra", "much"), 2, "--extra"),
        (("--until", "2026-02-30"), 2, "--until"),
        (("--until", "2026-01-01"), 3, "that day has passed"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(
    ready: Path, program: Program, words: tuple[str, ...], status: int, said: str
) -> None:
    answer = program("repay", ready, *words)

    assert answer.status == status
    assert said in answer.err


def test_aims_more_money_and_a_day_are_answered(ready: Path, program: Program) -> None:
    every = program("repay", ready, "--aim", "all", "--json").document
    more = program("repay", ready, "--extra", "100", "--json").document
    day = program("repay", ready, "--free-by", "2026-06-01", "--json").document
    one = program("repay", ready, "--aim", "limits")

    assert [row["aim"] for row in every["aims"]] == [
        "cost",
        "soonest",
        "burden",
        "smooth",
        "lenders",
        "limits",
    ]
    assert float(more["more"]["saves"]) >= 0
    assert day["needed"]["free_by"] == "2026-06-01"
    assert "Least risk to limits" in one.out


def test_a_longer_stress_is_told(ready: Path, program: Program) -> None:
    said = program("repay", ready, "--stress", "3")

    assert "If income comes 3 months late" in said.out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--stress", "0"), "--stress"),
        (("--stress", "x"), "--stress"),
        (("--order", "loan,nobody"), "--order"),
        (("--order", ""), "--order"),
        (("--keep", "x" * 100_000), "--keep"),
        (("--free-by", "2020-01-01"), "--free-by"),
        (("--on", "2199-12-31"), "--on"),
        (("--aim", "riches"), "--aim"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(
    ready: Path, program: Program, words: tuple[str, str], named: str
) -> None:
    said = program("repay", ready, *words)

    assert said.status in (2, 3)
    assert named in said.err
    assert "Traceback" not in said.err


def test_ones_own_order_is_one_more_way_of_this_plan_only(
    ready: Path, program: Program
) -> None:
    loans = program("show", ready, "loans", "--json").document["loans"]
    names = ", ".join(one["loan"] for one in loans)

    ways = program("repay", ready, "--order", names, "--json").document["baselines"]

    assert [one["name"] for one in ways][-1] == "own"
    again = program("repay", ready, "--json").document["baselines"]
    assert all(one["name"] != "own" for one in again)


def test_a_plan_can_be_kept_in_the_book(ready: Path, program: Program) -> None:
    said = program("repay", ready, "--keep", " Mine ", "--json")

    assert len(said.document["saved"]) == 1
    kept = program("show", ready, "plans", "--json").document["plans"]
    assert [(one["name"], one["kind"]) for one in kept] == [("Mine", "repay")]
    assert kept[0]["total"] == said.document["plan"]["cost"]["total"]
    assert "Kept in the book" in program("repay", ready, "--keep", "Again").out


def test_where_there_is_no_plan_none_is_kept(book: Path, program: Program) -> None:
    said = program("repay", book, "--keep", "Mine", "--json")

    assert said.status == 3
    assert said.document["saved"] == []


def test_a_plan_without_a_name_is_not_kept(ready: Path, program: Program) -> None:
    said = program("repay", ready, "--keep", " ")

    assert said.status == 2
    assert "--keep" in said.err


def test_after_so_many_seconds_the_best_so_far_is_the_answer(
    ready: Path, program: Program
) -> None:
    said = program("repay", ready, "--seconds", "0.000001", "--json", "--keep", "Mine")

    made = said.document
    assert said.status == 0
    assert made["outcome"] == "stopped"
    assert made["plan"] is not None
    assert "gap" in made
    assert len(made["saved"]) == 1


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "never", "9999"])
def test_seconds_that_are_none_are_refused(
    ready: Path, program: Program, seconds: str
) -> None:
    said = program("repay", ready, "--seconds", seconds)

    assert said.status == 2
    assert "--seconds" in said.err


# -- bad input: an answer or one clear sentence


def _repaid(path: Path, program: Program, *commands: dict[str, object]) -> Said:
    assert program("new", path).status == 0
    program.stdin = lines(*commands)
    assert program("do", path, "-").status == 0
    program.stdin = ""
    return program("repay", path, "--on", "2026-03-20", "--json")


def _loan(
    name: str, principal: str, first_due: str = "2026-04-15"
) -> dict[str, object]:
    return {
        "do": "draw",
        "id": name,
        "line": "jiebei",
        "terms": {
            "principal": principal,
            "drawn_on": "2026-03-15",
            "first_due": first_due,
            "every": "month",
            "periods": 3,
            "method": "level",
            "rate": {"value": "0.072", "per": "year"},
            "interest": "period",
            "day_count": "30/360",
        },
    }


LINE: dict[str, object] = {
    "do": "open_line",
    "id": "jiebei",
    "channel": "jiebei",
    "name": "借呗",
    "limit": "2000000.00",
    "opened_on": "2025-01-01",
}
CASH: dict[str, object] = {"do": "cash", "on": "2026-03-20", "amount": "500000.00"}


def test_without_income_cash_alone_repays(tmp_path: Path, program: Program) -> None:
    said = _repaid(tmp_path / "a.duheng", program, LINE, _loan("one", "900.00"), CASH)

    assert (said.status, said.document["verified"]) == (0, True)


def test_no_income_and_no_cash_name_the_due_and_what_is_missing(
    tmp_path: Path, program: Program
) -> None:
    cash = {**CASH, "amount": "0.00"}
    said = _repaid(tmp_path / "a.duheng", program, LINE, _loan("one", "900.00"), cash)

    assert said.status == 3
    conflict = said.document["conflicts"][-1]
    assert float(conflict["missing"]) > 0
    assert conflict["due"] == ["one"]
    assert conflict["remedy"]


def test_cash_below_zero_is_refused_in_one_sentence(
    book: Path, program: Program
) -> None:
    program.stdin = lines({**CASH, "amount": "-50.00"})
    said = program("do", book, "-")

    assert said.status == 3
    assert "-¥50.00" in said.err
    assert said.err.count("\n") == 1


def test_a_due_of_today_is_paid_today(tmp_path: Path, program: Program) -> None:
    loan = _loan("one", "900.00", "2026-03-20")
    said = _repaid(tmp_path / "a.duheng", program, LINE, loan, CASH)

    assert said.status == 0
    assert said.document["plan"]["steps"][0]["on"] == "2026-03-20"


def test_a_loan_of_one_fen_is_repaid(tmp_path: Path, program: Program) -> None:
    said = _repaid(tmp_path / "a.duheng", program, LINE, _loan("one", "0.01"), CASH)

    assert said.status == 0
    (step,) = said.document["plan"]["steps"]
    assert step["amount"] == "0.01"


def test_two_hundred_loans_have_an_answer(tmp_path: Path, program: Program) -> None:
    count = 200
    loans = (_loan(f"n{n:03}", f"{500 + n}.00") for n in range(count))
    said = _repaid(tmp_path / "a.duheng", program, LINE, *loans, CASH)

    assert said.status == 0
    assert len({step["loan"] for step in said.document["plan"]["steps"]}) == count


def test_wishes_that_contradict_each_other_are_told(
    book: Path, program: Program
) -> None:
    wish = ("--until", "2026-03-21", "--aim", "burden", "--free-by", "2026-03-21")
    said = program("repay", book, *wish, "--extra", "1", "--json")

    assert said.status == 3
    assert said.document["conflicts"][0]["say"]

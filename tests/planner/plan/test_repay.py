"""A plan costs least, misses nothing, is proven and replays; else it says why not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calendar import month_step
from planner.errors import RefusedError
from planner.model import records as r
from planner.model.book import Book
from planner.model.terms import Fee, Late, Method, Prepayment, PrepaymentFee
from planner.money import ZERO, Money
from planner.plan import prove, repay, search
from planner.plan.aims import Aim
from planner.plan.plan import RULES, Found, Infeasible, Plan, Rule, Stopped
from planner.plan.progress import Progress
from planner.plan.repay import _saved, plan
from planner.plan.situation import Situation
from planner.plan.solve import Halted, Program
from planner.plan.verify import Means, faults
from planner.schedule.schedule import schedule
from planner.schedule.steps import Prepay
from tests.helpers import make, owing
from tests.helpers.owing import ON


def found(*args: object, **given: object) -> Found:
    answer = plan(*args, **given)  # type: ignore[arg-type]
    assert isinstance(answer, Found), answer
    return answer


def paid_early(made: Plan) -> list[tuple[date, str, str, str]]:
    return [
        (step.on, step.loan, str(step.amount), step.kind.value)
        for step in made.steps
        if step.kind is not r.RepaymentKind.SCHEDULED
    ]


def test_interest_that_ran_before_and_is_paid_after_counts() -> None:
    loan = owing.by_day(drawn_on="2026-06-10", first_due=date(2026, 7, 10))
    book = owing.book(loan, cash="10100.00")

    answer = found(book, ON)

    # 10 days at 0.05 % of 10,000
    assert paid_early(answer.plan) == [(ON, "loan", "10050.00", "settle")]
    assert str(answer.plan.cost.total) == "50.00"
    assert Money(49_90) <= answer.bound <= Money(50_00)
    assert answer.plan.free_on == ON
    assert str(answer.plan.lowest_cash.amount) == "50.00"


def test_all_that_is_spare_goes_to_the_dearest_loan() -> None:
    dear = make.loan("dear", "6000.00", rate=make.rate("0.18"))
    cheap = make.loan("cheap", "6000.00", rate=make.rate("0.036"))
    book = owing.book(dear, cheap, owing.salary(), cash="3000.00", reserve="1000.00")

    first = found(book, ON).plan.steps[0]

    assert (first.on, first.loan) == (ON, "dear")
    assert first.mode in ("shorter", "lower")
    assert Money(1700_00) < first.amount <= Money(2000_00)


def test_a_fee_that_eats_the_saving_keeps_the_contract() -> None:
    early = Prepayment(fee=PrepaymentFee(Decimal("0.05")))
    loan = make.loan(prepayment=early, first_due=date(2026, 2, 15))
    book = owing.book(loan, cash="9000.00")

    answer = found(book, ON)

    assert paid_early(answer.plan) == []
    assert answer.plan.cost == answer.baselines[0].plan.cost
    assert answer.gap <= Money(15)


def test_of_equal_plans_that_with_the_fewest_steps_is_shown() -> None:
    loan = make.loan(prepayment=Prepayment(interest_due="all"))

    answer = found(owing.book(loan, cash="9000.00"), ON)

    assert {str(one.plan.cost.total) for one in answer.baselines} == {
        str(answer.plan.cost.total)
    }
    assert len(answer.plan.steps) == 1


def test_settling_saves_the_fees_of_periods_to_come() -> None:
    loan = make.loan(
        prepayment=Prepayment(interest_due="all"), fees=(Fee("period", Money(30_00)),)
    )
    book = owing.book(loan, owing.salary(), cash="1000.00")

    answer = found(book, ON)

    assert answer.plan.steps[-1].kind is r.RepaymentKind.SETTLE
    assert answer.plan.cost.fees < answer.baselines[0].plan.cost.fees


def test_nothing_is_paid_before_the_contract_allows_it() -> None:
    loan = owing.by_day(prepayment=Prepayment(allowed_from_period=8))
    book = owing.book(loan, cash="20000.00")

    answer = found(book, ON)

    # the eighth period begins on the day after the seventh due day
    assert answer.plan.steps[-1].on == date(2026, 8, 16)


def test_a_lean_month_breaks_the_simple_rules_and_not_the_plan() -> None:
    tax = owing.rent("2500.00", "2026-08-08", id="tax", every="once")
    book = owing.book(make.loan(), owing.salary("1400.00"), tax, cash="2900.00")

    answer = found(book, ON)

    misses = {one.rule: one.misses for one in answer.baselines}
    assert misses[Rule.MINIMUM] == 0
    assert misses[Rule.AVALANCHE] > 0
    assert answer.plan.lowest_cash.amount >= ZERO
    assert any("would miss payments" in str(one) for one in answer.advice)


def test_a_small_saving_is_called_small() -> None:
    loan = make.loan(periods=7)
    book = owing.book(loan, owing.salary(), cash="3000.00")

    answer = found(book, ON)

    assert any("good enough" in str(one) for one in answer.advice)


def test_more_each_month_costs_less() -> None:
    book = owing.book(make.loan(), owing.salary("1000.00"), cash="900.00")

    without = found(book, ON)
    more = found(book, ON, extra=Money(500_00))

    assert more.plan.cost.total < without.plan.cost.total
    assert more.plan.free_on < without.plan.free_on


def test_all_is_repaid_by_the_day_that_is_wished_for() -> None:
    early = Prepayment(fee=PrepaymentFee(Decimal("0.03")))
    loan = make.loan(prepayment=early)
    book = owing.book(loan, owing.salary(), cash="2000.00")
    until = date(2026, 8, 12)

    answer = found(book, ON, until=until)

    assert answer.plan.free_on <= until < found(book, ON).plan.free_on
    assert answer.plan.cost.total > found(book, ON).plan.cost.total


def test_a_wish_that_cannot_be_met_names_what_is_missing() -> None:
    locked = make.loan("locked", prepayment=Prepayment(allowed_from_period=9))
    book = owing.book(locked, owing.by_day(), owing.salary(), cash="2000.00")

    answer = plan(book, ON, until=date(2026, 7, 20))

    assert isinstance(answer, Infeasible)
    (conflict,) = answer.conflicts
    assert conflict.on == date(2026, 7, 20)
    assert conflict.missing > Money(5000_00)
    assert "not all can be repaid" in str(conflict.say)
    assert conflict.due == ("locked", "loan")


def test_a_due_that_cannot_be_paid_names_its_day_and_what_would_help() -> None:
    book = owing.book(
        owing.by_day(first_due=date(2026, 2, 3)), owing.salary("900.00"), cash="20.00"
    )

    answer = plan(book, ON)

    assert isinstance(answer, Infeasible)
    first = answer.conflicts[0]
    # interest of 30 days at 0.05 % of 10,000, on the 3rd before pay day
    assert (first.on, str(first.missing)) == (date(2026, 7, 3), "130.00")
    assert first.due == ("loan",)
    assert str(first.say) == (
        "On 2026-07-03 130.00 is missing; 150.00 falls due that day:"
        " (Sentence('150.00 to “loan”'),)."
    )
    # 20 more would be missing even if the interest waited for 900 of pay
    assert not any("Ask" in str(one) for one in answer.conflicts[1].remedy)


def test_a_day_that_breaks_names_what_is_due_then_and_no_remainder() -> None:
    big = make.loan("big", "9000.00", first_due=date(2026, 2, 3))
    small = make.loan("small", "10.00", first_due=date(2026, 2, 5))
    book = owing.book(
        *(big, small, owing.salary(), owing.rent("500.00", "2026-07-05")),
        cash="1000.00",
    )

    answer = plan(book, ON, named=str.upper)

    assert isinstance(answer, Infeasible)
    (conflict,) = answer.conflicts
    assert conflict.on == date(2026, 7, 5)
    assert conflict.due == ("small",)
    rest, due = conflict.say.values["dues"]  # type: ignore[misc]
    assert str(rest) == "500.00 of expected expenses"
    assert str(due).endswith("to “SMALL”")
    asked = [str(one) for one in conflict.remedy if str(one).startswith("Ask")]
    assert [one.split()[1] for one in asked] == ["“BIG”"]
    assert "on 2026-07-10 instead of 2026-07-03" in asked[0]


def test_moving_one_due_past_pay_day_is_offered_as_a_remedy() -> None:
    loan = make.loan(first_due=date(2026, 2, 3), periods=7)
    book = owing.book(loan, owing.salary(), cash="800.00", reserve="100.00")

    answer = plan(book, ON)

    assert isinstance(answer, Infeasible)
    said = [str(one) for one in answer.conflicts[0].remedy]
    assert any(one.startswith("With ") for one in said)
    assert any("on 2026-07-10 instead of 2026-07-03" in one for one in said)


def test_a_smaller_reserve_is_offered_as_a_remedy() -> None:
    answer = plan(owing.book(make.loan(), cash="8000.00", reserve="7900.00"), ON)

    assert isinstance(answer, Infeasible)
    said = " ".join(str(one) for one in answer.conflicts[0].remedy)
    assert "instead of 7900.00" in said


def test_cash_below_the_reserve_is_said_even_where_nothing_is_due() -> None:
    book = owing.book(make.loan(), owing.salary(), cash="-5.00")

    answer = plan(book, ON)

    assert isinstance(answer, Infeasible)
    assert answer.conflicts[0].on == ON
    assert answer.conflicts[0].due == ()
    assert str(answer.conflicts[0].missing) == "5.00"


def test_a_book_without_debts_is_free_today() -> None:
    answer = found(owing.book(), ON)

    assert answer.plan.steps == ()
    assert answer.plan.free_on == ON
    assert answer.bound == answer.plan.cost.total == ZERO


def test_a_loan_of_one_fen_is_a_loan() -> None:
    answer = found(owing.book(make.loan(principal="0.01"), cash="1.00"), ON)

    assert answer.plan.cost.total == ZERO
    assert [str(step.amount) for step in answer.plan.steps] == ["0.01"]


def test_a_due_of_today_is_paid_today() -> None:
    loan = make.loan(first_due=date(2026, 2, 20), drawn_on="2026-01-20")
    book = owing.book(loan, owing.salary(), cash="900.00", paid=False)
    paid = [one for one in owing.repaid(loan, ON) if one.on < ON]

    first = found(book.with_(*paid), ON).plan.steps[0]

    assert (first.on, str(first.amount)) == (ON, "866.19")


def test_what_is_overdue_is_paid_first_with_its_penalty() -> None:
    loan = make.loan(late=Late())
    book = owing.book(loan, owing.salary(), cash="3000.00", paid=False)
    paid = [one for one in owing.repaid(loan, ON) if one.on < date(2026, 6, 1)]

    answer = found(book.with_(*paid), ON)

    first = answer.plan.steps[0]
    assert (first.on, first.loan) == (ON, "loan")
    # 5 days at 1.5 times 7.2 % / 360 on 866.19
    assert str(first.penalty) == "1.30"
    assert str(first.amount) == "867.49"
    assert answer.plan.cost.penalties == first.penalty


def test_a_card_bill_is_paid_in_full_where_cash_allows() -> None:
    book = owing.book(
        owing.card(),
        make.move("card", "2026-06-02", "1200.00", id="bought"),
        owing.salary(),
        cash="2000.00",
    )

    answer = found(book, ON)

    assert answer.plan.cost.total == ZERO
    assert [(s.on, str(s.amount)) for s in answer.plan.steps] == [
        (date(2026, 6, 23), "1200.00")
    ]
    minimum = answer.baselines[0]
    assert str(minimum.plan.steps[0].amount) == "120.00"
    assert minimum.plan.cost.interest > ZERO


def test_a_card_bill_too_large_for_its_day_is_paid_in_parts() -> None:
    book = owing.book(
        owing.card(),
        make.move("card", "2026-06-02", "4000.00", id="bought"),
        owing.salary(),
        cash="900.00",
    )

    answer = found(book, ON)

    assert answer.plan.steps[0].amount >= Money(400_00)
    assert answer.plan.lowest_cash.amount >= ZERO
    assert answer.plan.cost.interest > ZERO
    assert answer.bound <= answer.plan.cost.total


def test_a_card_whose_days_nobody_knows_is_due_within_a_month() -> None:
    line = owing.card(statement_day=None, due_day=None, rate=None)
    bought = make.move("card", "2026-06-02", "300.00", id="bought")

    answer = found(owing.book(line, bought, cash="400.00"), ON)

    assert [(s.on, str(s.amount)) for s in answer.plan.steps] == [
        (date(2026, 7, 20), "300.00")
    ]


def test_nobody_waiting_stops_the_search() -> None:
    book = owing.book(owing.by_day(), owing.salary(), cash="3000.00")

    answer = plan(book, ON, cancelled=lambda: True)

    assert isinstance(answer, Stopped)
    assert answer.baselines


def test_a_search_that_is_stopped_gives_the_best_so_far() -> None:
    book = owing.book(make.loan(), owing.salary(), cash="3000.00")

    answer = plan(book, ON, seconds=0.0)

    assert isinstance(answer, Stopped)
    assert answer.best is not None
    assert answer.bound is not None
    assert answer.bound <= answer.best.cost.total


def test_a_plan_that_does_not_replay_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(repay, "faults", lambda *_: ("no",))

    with pytest.raises(RuntimeError, match="replays"):
        plan(owing.book(make.loan(), cash="9000.00"), ON)


def nothing(made: search.Search) -> Iterator[search.Made]:
    made.proof.bound = ZERO
    return iter(())


def test_no_plan_where_none_was_made_names_what_breaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search.Search, "plans", nothing)
    book = owing.book(owing.by_day(), cash="10500.00")

    answer = plan(book, ON)

    assert isinstance(answer, Infeasible)
    assert answer.conflicts[0].missing > ZERO


def test_choices_that_the_solver_cannot_make_in_time_leave_the_linear_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loan = make.loan(fees=(Fee("period", Money(5_00)),))
    book = owing.book(loan, owing.salary(), cash="3000.00")
    whole = found(book, ON)
    real = prove.solve

    def halting(program: Program, *rest: object) -> object:
        if program.whole.any():
            return Halted(None, float("-inf"))
        return real(program, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(prove, "solve", halting)
    loose = found(book, ON)

    assert loose.bound <= whole.bound <= whole.plan.cost.total
    assert loose.plan.cost.total - whole.plan.cost.total < Money(20_00)


def test_without_any_bound_the_best_so_far_is_not_called_proven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(prove, "solve", lambda *_: Halted(None, float("-inf")))
    book = owing.book(make.loan(), owing.salary(), cash="3000.00")

    answer = plan(book, ON)

    assert isinstance(answer, Stopped)
    assert answer.best is not None
    assert answer.bound is None


def test_the_same_book_gives_the_same_plan() -> None:
    book = owing.book(make.loan(), owing.by_day(), owing.salary(), cash="3000.00")

    assert plan(book, ON) == plan(book, ON)


@settings(max_examples=12)
@given(st.integers(0, 10_000))
def test_a_plan_is_bounded_replays_and_beats_every_rule(seed: int) -> None:
    book = owing.portfolio(seed)

    answer = plan(book, ON)

    if isinstance(answer, Infeasible):
        assert answer.conflicts
        assert all(one.missing > ZERO and one.remedy for one in answer.conflicts)
        return
    assert isinstance(answer, Found)
    assert ZERO <= answer.bound <= answer.plan.cost.total
    situation = Situation(book, ON)
    assert not faults(book, answer.plan, Means(ON, situation.horizon))
    for one in answer.baselines:
        assert one.misses or answer.plan.cost.total <= one.plan.cost.total
    steps = [step for step in answer.plan.steps if step.kind.value == "prepay"]
    assert all(step.mode is not None for step in steps)


def test_two_hundred_loans_end_in_time() -> None:
    loans = [owing.by_day(f"L{n}", f"{100 + n}.00", periods=7) for n in range(200)]
    book = owing.book(*loans, owing.salary("9000.00"), cash="30000.00")

    answer = plan(book, ON, seconds=3.0)

    assert isinstance(answer, Found | Stopped)
    assert answer.baselines


def test_method_names_are_all_planned_for() -> None:
    for method in Method:
        book = owing.book(make.loan(method=method), owing.salary(), cash="9000.00")
        assert found(book, ON).plan.steps


FEN = make.loan(principal="0.01", drawn_on=date(2026, 6, 1), first_due=date(2026, 7, 1))


@pytest.mark.parametrize(
    ("records", "cash"),
    [
        ((make.loan(),), "100.00"),
        ((make.loan(), owing.salary()), "-500.00"),
    ],
    ids=["no income", "negative cash"],
)
def test_what_cannot_be_paid_names_the_day_and_the_amount(
    records: tuple[r.Record, ...], cash: str
) -> None:
    answer = plan(owing.book(*records, cash=cash), ON)

    assert isinstance(answer, Infeasible)
    assert all(one.missing > ZERO and one.on >= ON for one in answer.conflicts)
    assert all(one.remedy for one in answer.conflicts)


def test_a_loan_of_one_fen_and_no_loan_are_planned_for() -> None:
    assert found(owing.book(FEN, cash="3.00"), ON).plan.cost.total == ZERO
    assert found(owing.book(cash="3.00"), ON).plan.steps == ()


def test_a_due_day_today_is_paid_today() -> None:
    today = make.loan(drawn_on=date(2026, 5, 20), first_due=ON)
    book = owing.book(today, owing.salary(), cash="3000.00", paid=False)

    assert found(book, ON).plan.steps[0].on == ON


def test_a_wish_for_today_without_the_money_says_what_is_missing() -> None:
    book = owing.book(make.loan(), owing.salary(), cash="1000.00")

    answer = plan(book, ON, until=ON)

    assert isinstance(answer, Infeasible)
    assert answer.conflicts[0].on == ON


def test_interest_that_waits_is_told() -> None:
    bullet = owing.by_day(method=Method.BULLET, drawn_on=date(2026, 1, 20))
    book = owing.book(bullet, owing.salary(), cash="10100.00")

    answer = found(book, ON)

    assert any("keeps a yuan open" in str(one) for one in answer.advice)


def test_the_soonest_end_may_be_wished_for_and_may_be_none() -> None:
    book = owing.book(make.loan(), owing.salary("1500.00"), cash="1000.00")
    poor = owing.book(make.loan(), cash="1.00")

    soonest = found(book, ON, aim=Aim.SOONEST)

    assert soonest.plan.free_on <= found(book, ON).plan.free_on
    assert isinstance(plan(poor, ON, aim=Aim.SOONEST), Infeasible)
    stopped = plan(book, ON, aim=Aim.SOONEST, cancelled=lambda: True)
    assert isinstance(stopped, Stopped)


def test_the_users_own_order_is_one_more_rule() -> None:
    loans = [make.loan("a", rate=make.rate("0.03")), make.loan("b")]
    book = owing.book(*loans, owing.salary(), cash="2500.00")
    told = book.with_(replace(book.assumed, order=("a", "gone")))

    rules = {one.rule: one.plan for one in found(told, ON).baselines}

    assert rules[Rule.OWN].cost.total > rules[Rule.AVALANCHE].cost.total
    first = next(s for s in rules[Rule.OWN].steps if s.kind.value != "scheduled")
    assert first.loan == "a"


def test_progress_rises_to_the_whole_and_names_the_best_so_far() -> None:
    told: list[Progress] = []
    book = owing.book(make.loan("loan"), owing.salary(), cash="3000.00")

    answer = found(book, ON, tell=told.append)

    shares = [one.share for one in told]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1
    assert told[-1].cost == answer.plan.cost.total
    assert told[-1].bound is not None


def test_a_stopped_search_gives_the_best_so_far_with_its_gap() -> None:
    told: list[Progress] = []
    book = owing.book(make.loan("loan"), owing.salary(), cash="3000.00")

    answer = plan(
        book, ON, tell=told.append, cancelled=lambda: any(one.cost for one in told)
    )

    assert isinstance(answer, Stopped)
    assert answer.best is not None
    assert answer.bound is not None
    assert answer.gap == answer.best.cost.total - answer.bound


PAY_DAYS = (ON, date(2026, 7, 10), date(2026, 8, 10))


def ways(loan: r.Loan) -> Iterator[dict[date, int]]:
    """What is paid to a loan by day, in each way that prepays whole 500 yuan."""
    for amounts in product((0, 500_00, 1000_00, 1500_00), repeat=len(PAY_DAYS)):
        early = [
            Prepay(day, Money(fen), "lower")
            for day, fen in zip(PAY_DAYS, amounts, strict=True)
            if fen
        ]
        try:
            made = schedule(loan.terms, early)
        except RefusedError:
            continue
        paid = {row.due: row.payment.minor for row in made.instalments if row.due > ON}
        for one in made.prepayments:
            paid[one.on] = paid.get(one.on, 0) + one.amount.minor + one.fee.minor
        yield paid


def cheapest_by_trial(book: Book, loans: list[r.Loan]) -> int:
    """Fen that the cheapest plan costs, of all ways on three pay days: each is tried.

    It shares nothing with the planner but the schedule, which is held against lenders'
    tables elsewhere.
    """
    owed = sum(
        loan.terms.principal.minor
        - sum(
            row.principal.minor
            for row in schedule(loan.terms).instalments
            if row.due <= ON
        )
        for loan in loans
    )
    (salary,) = book.expected.values()
    incomes = {month_step(salary.first, n): salary.amount.minor for n in range(12)}
    (cash,) = book.cash.values()
    costs = []
    for made in product(*(list(ways(loan)) for loan in loans)):
        at_hand, is_held = cash.amount.minor, True
        for day in sorted({*incomes, *(day for paid in made for day in paid)}):
            at_hand += incomes.get(day, 0) - sum(paid.get(day, 0) for paid in made)
            is_held = is_held and at_hand >= book.assumed.reserve.minor
        if is_held:
            costs.append(sum(sum(paid.values()) for paid in made) - owed)
    return min(costs)


@pytest.mark.parametrize("cash", ["700.00", "1200.00", "2600.00"])
@pytest.mark.parametrize("fee", [None, "0.01"])
def test_no_way_that_can_be_tried_is_cheaper_than_the_plan_or_its_bound(
    cash: str, fee: str | None
) -> None:
    early = Prepayment(fee=PrepaymentFee(Decimal(fee))) if fee else None
    loans = [
        make.loan("a", "4000.00", rate=make.rate("0.20"), prepayment=early),
        make.loan("b", "3000.00", rate=make.rate("0.10")),
    ]
    book = owing.book(*loans, owing.salary("1100.00"), cash=cash, reserve="100.00")

    answer = found(book, ON)

    by_trial = cheapest_by_trial(book, loans)
    assert answer.bound.minor <= by_trial
    assert answer.plan.cost.total.minor <= by_trial


def test_a_simple_rule_that_costs_the_same_is_said_to() -> None:
    answer = found(owing.book(make.loan(), owing.salary(), cash="90000.00"), ON)

    rules = min(rule.plan.cost.total for rule in answer.baselines)
    said = [str(one) for one in answer.advice]
    assert rules == answer.plan.cost.total
    assert "The simple rule “Dearest first” costs the same: it is good enough." in said
    assert not any("¥0.00" in one for one in said)


def test_a_small_saving_is_told_in_yuan() -> None:
    small = _saved(Money(100), Money(1_000_000), RULES[Rule.AVALANCHE])
    much = _saved(Money(900_000), Money(1_000_000), RULES[Rule.AVALANCHE])

    assert str(small).startswith("The best plan saves only 1.00")
    assert str(much) == "The best plan saves 9000.00 against “Dearest first”."

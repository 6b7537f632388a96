"""A card bill goes on as the issuer would have it, whatever is paid of it."""

from datetime import date

from planner.model.records import Move, MoveKind, RepaymentKind
from planner.money import ZERO, Money
from planner.plan.card_course import CardCourse, CardDebt
from planner.plan.debts import card_debts
from planner.schedule.card import card_state
from tests.helpers import make, owing
from tests.helpers.owing import ON


def debt(*moves: Move, **given: object) -> CardDebt:
    line = owing.card(**given)
    return next(card_debts(owing.book(line, *moves), ON))


def bought(amount: str = "1000.00", on: str = "2026-06-02", id: str = "buy") -> Move:  # noqa: A002
    return make.move("card", on, amount, id=id)


def told(course: CardCourse) -> list[tuple[date, str]]:
    return [(step.on, str(step.amount)) for step in course.steps]


def test_in_full_a_bill_costs_nothing() -> None:
    course = CardCourse(debt(bought(), bought("50.00", "2026-06-10", "more")))

    assert told(course) == [
        (date(2026, 6, 23), "1000.00"),
        (date(2026, 7, 23), "50.00"),
    ]
    assert course.paid == course.debt.outstanding


def test_what_is_not_billed_yet_waits_for_its_bill() -> None:
    course = CardCourse(debt(bought(on="2026-06-10")))

    assert told(course) == [(date(2026, 7, 23), "1000.00")]


def test_the_minimum_pays_until_the_bill_is_small() -> None:
    course = CardCourse(debt(bought("100.00")), in_full=False)

    assert told(course)[:2] == [
        (date(2026, 6, 23), "10.00"),
        # interest from 2 June: 21 days on 100.00, then 13 days on 90.00, and a tenth
        (date(2026, 7, 23), "10.64"),
    ]
    assert course.steps[1].interest == Money(1_64)
    last = course.steps[-1]
    paid = [(step.on, step.amount) for step in course.steps]
    moves = [Move("card", on, amount, MoveKind.PAY) for on, amount in paid]
    state = card_state(course.debt.line, (*course.debt.moves, *moves), date(2031, 1, 1))
    assert state.balance == ZERO
    assert last.on < date(2031, 1, 1)


def test_a_bill_whose_minimum_is_never_enough_is_ended() -> None:
    line = debt(bought("100000.00"), minimum=None)
    slow = CardDebt(
        line=make.line(
            "card",
            rate=line.line.rate,
            statement_day=5,
            due_day=23,
            minimum=type(owing.card().minimum)(ratio=0),  # type: ignore[misc, arg-type]
        ),
        moves=line.moves,
        usual=line.usual,
        on=ON,
        outstanding=line.outstanding,
    )

    course = CardCourse(slow, in_full=False)

    assert len(course.steps) <= 125
    assert max(step.amount for step in course.steps) >= Money(100000_00)


def test_paying_early_is_a_step_of_its_own() -> None:
    course = CardCourse(debt(bought()))

    early = course.with_extra(ON, Money(300_00)).with_extra(ON, Money(100_00))

    assert told(early) == [(ON, "400.00"), (date(2026, 6, 23), "600.00")]
    assert early.steps[0].kind is RepaymentKind.PREPAY
    assert early.left(ON) == Money(600_00)
    assert early.left(date(2026, 6, 23)) == ZERO
    assert course.price(Money(-1)) == ZERO


def test_what_is_paid_beyond_the_debt_is_not_paid() -> None:
    course = CardCourse(debt(bought())).with_extra(ON, Money(5000_00))

    assert told(course) == [(ON, "1000.00")]
    again = course.with_extra(date(2026, 7, 10), Money(5_00))
    assert told(again) == [(ON, "1000.00")]


def test_one_fen_left_open_bears_interest_on_all() -> None:
    course = CardCourse(debt(bought()))

    # 21 days on 1000.00 at 0.05 %, and what little runs on the fen
    assert course.slip(date(2026, 6, 23)) == Money(10_50)


def test_a_bill_past_its_day_with_the_minimum_paid_waits_for_the_next() -> None:
    paid = make.move("card", "2026-05-20", "200.00", MoveKind.PAY, id="pay")

    book = owing.book(owing.card(), bought(on="2026-05-02"), paid)
    course = CardCourse(next(card_debts(book, date(2026, 5, 25))))

    assert course.steps[0].on == date(2026, 6, 23)


def test_a_late_minimum_is_paid_at_once() -> None:
    course = CardCourse(debt(bought(on="2026-04-02")), in_full=False)

    assert course.steps[0].on == date(2026, 6, 23)
    assert course.steps[0].amount > Money(100_00)
    over = next(
        card_debts(owing.book(owing.card(), bought(on="2026-05-02")), date(2026, 5, 24))
    )
    assert told(CardCourse(over))[0] == (date(2026, 5, 24), "1000.00")


def test_without_statements_all_is_due_on_one_day() -> None:
    unknown = debt(bought(), statement_day=None, due_day=28)

    assert told(CardCourse(unknown)) == [(date(2026, 6, 28), "1000.00")]
    early = CardCourse(unknown).with_extra(ON, Money(1000_00))
    assert told(early) == [(ON, "1000.00")]
    late = CardCourse(unknown).with_extra(date(2026, 7, 1), Money(1_00))
    assert told(late) == [(date(2026, 6, 28), "1000.00")]


def test_a_yearly_rate_is_told_for_every_period() -> None:
    assert str(debt(bought()).annual) == "0.1825"
    assert debt(bought(), rate=None).annual == 0
    assert str(debt(bought(), rate=make.rate("0.18")).annual) == "0.18"


def test_a_bill_may_be_paid_in_full_where_others_are_not() -> None:
    bills = bought(), bought("500.00", "2026-06-10", "more")
    least = CardCourse(debt(*bills), in_full=False)
    due = date(2026, 6, 23)

    full = CardCourse(debt(*bills), in_full=False, full_on=frozenset({due}))

    assert told(least)[0] == (due, "100.00")
    assert told(full)[0] == (due, "1000.00")
    assert told(full)[1] == (date(2026, 7, 23), "50.00")

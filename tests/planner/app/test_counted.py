"""A kept plan notes incomes and expenses, so that what is amended since is told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.app.commands import Amend, Declare, Drop
from planner.app.counted import amended, counted
from planner.app.handlers import apply
from planner.app.queries_plans import changes
from planner.model.declared import Order, SavedPlan
from planner.model.records import Way
from planner.model.terms import Rhythm
from planner.money import ZERO, Money
from planner.wording.say import say
from tests.helpers import make

ON = date(2026, 11, 25)
PAY = make.expected("pay", amount="9000.00", first="2026-12-10")
RENT = make.expected("rent", amount="2600.00", first="2026-12-05", way=Way.OUT)
PLAN = SavedPlan("mine", ON, "repay", (), ZERO)


def test_keeping_a_plan_notes_what_it_counts_on_and_adopting_keeps_it() -> None:
    book = apply(make.book(PAY, RENT), Declare(PLAN))
    (plan,) = book.plans.values()
    assert plan.counted == tuple(counted(book))
    assert [one.record for one in plan.counted] == ["pay", "rent"]

    raised = apply(book, Amend(replace(PAY, amount=Money(9500_00))))
    after = apply(raised, Declare(replace(plan, adopted_on=ON)))

    assert after.plans[plan.id].counted == plan.counted
    told = [say(one) for one in changes(after, after.plans[plan.id], ON)]
    assert told == [f"“{PAY.name}” was ¥9,000.00, is ¥9,500.00 now"]


def test_each_field_that_differs_is_a_sentence() -> None:
    noted = tuple(counted(make.book(PAY)))
    other = replace(
        PAY,
        first=date(2026, 12, 12),
        every="once",
        until=date(2027, 12, 31),
        certainty=Decimal("0.8"),
    )

    told = [say(one) for one in amended(make.book(other), noted)]

    assert told == [
        f"“{PAY.name}” was first due on 10 Dec 2026, is on 12 Dec 2026 now",
        f"“{PAY.name}” came “{say(Rhythm.MONTH)}”, comes “once” now",
        f"The end of “{PAY.name}” was without an end, is 31 Dec 2027 now",
        f"“{PAY.name}” was 100% certain, is 80% now",
    ]


def test_what_is_dropped_or_new_is_told_and_an_unknown_past_tells_nothing() -> None:
    book = make.book(PAY)
    noted = tuple(counted(book))
    order = Order("Yonghe", Money(5_00), date(2027, 1, 2), Decimal(1), id="o")

    after = apply(book.with_(order), Drop("pay"))

    assert [say(one) for one in amended(after, noted)] == [
        f"“{PAY.name}” is expected no more: ¥9,000.00 from 10 Dec 2026 on",
        "“Yonghe” is expected since: ¥5.00 from 2 Jan 2027 on",
    ]
    assert not list(amended(after, None))

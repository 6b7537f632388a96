from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.catalogue.factors import priors
from planner.credit.history import Change, history
from planner.credit.observed import Turned
from planner.credit.past import past_of
from planner.credit.signs import What
from planner.model.book import Book
from planner.model.dated import Text
from planner.model.records import MinimumRule, NoteKind
from planner.model.terms import Late
from planner.schedule.schedule import schedule
from tests.helpers import make

ON = date(2026, 8, 20)
PRIORS = priors()
TENTH = MinimumRule(make.rate("0.1").value)
CUT = make.reading(on="2026-08-01", limit="10000.00", id="cut")


def paid(loan, late: dict[int, int], upto: int = 7):
    return [
        make.repayment(
            loan.id,
            row.due + timedelta(days=late.get(row.n, 0)),
            row.payment,
            id=f"{loan.id}-{row.n}",
        )
        for row in schedule(loan.terms).instalments
        if row.n <= upto
    ]


def book(*records, **given) -> Book:
    young = {"limit": "20000.00", "opened_on": "2026-02-15"}  # too young to be dormant
    return make.book(make.line(**{**young, **given}), *records)


def of(found: Book, on: date = ON, **given) -> tuple[Change, ...]:
    return history(past_of(found, on), "line", PRIORS, **given)


def facts(change: Change) -> list[tuple[What, str, str]]:
    return [(one.what, one.on.isoformat(), str(one.fact)) for one in change.before]


def test_a_cut_names_the_late_instalment_before_it() -> None:
    loan = make.loan(name="moving")

    (cut,) = of(book(loan, *paid(loan, {5: 12}), CUT))

    assert (cut.turn.kind, cut.turn.record) == (Turned.CUT, "cut")
    assert [str(cut.turn.before), str(cut.turn.after)] == ["20000.00", "10000.00"]
    (late,) = cut.before[:1]
    assert (late.what, late.on) == (What.LATE, date(2026, 6, 15))
    assert late.rows == ("loan",)
    said = str(cut.say)
    assert "an instalment of “moving” due 2026-06-15 was paid 12 days late" in said
    assert "borrowers with this saw more cuts (grade B)" in said
    assert said.endswith("The lender's reason is not known.")


def test_an_instalment_still_unpaid_then_is_told_as_it_stood() -> None:
    loan = make.loan(channel="duxiaoman")
    records = (loan, *paid(loan, {6: 30}), CUT)

    names = {"duxiaoman": Text("度小满", "Du Xiaoman")}
    (cut,) = of(book(*records), names=names)
    (early,) = of(book(*records), on=date(2026, 8, 1))

    due = "due 2026-07-15 was not paid yet, 17 days after"
    assert str(cut.before[0].fact) == f"an instalment of “Du Xiaoman” {due}"
    assert str(early.before[0].fact) == f"an instalment of “duxiaoman” {due}"


def test_several_late_instalments_of_a_loan_are_one_sign() -> None:
    loan = make.loan(channel="")

    (cut,) = of(book(loan, *paid(loan, {4: 3, 5: 9}), CUT))

    words = "2 times late, by up to 9 days, the last due 2026-06-15"
    assert str(cut.before[0].fact) == f"an instalment of “loan”: {words}"


def test_days_of_grace_are_days_late_too_once_they_are_over() -> None:
    late = Late(grace_days=3)
    loan = make.loan(late=late)

    (cut,) = of(book(loan, *paid(loan, {5: 5, 6: 3}), CUT))

    assert "due 2026-06-15 was paid 5 days late" in str(cut.before[0].fact)


def test_what_lies_before_the_months_or_after_the_change_is_not_told() -> None:
    loan = make.loan()
    records = (
        loan,
        *paid(loan, {1: 5, 7: 4}),
        make.note(on="2026-01-31", lender="A"),
        make.note(on="2026-08-01", lender="B", id="b"),
        CUT,
    )

    (cut,) = of(book(*records), months=1)

    assert facts(cut) == []
    assert "67% of the cuts of US credit cards" in str(cut.say)
    assert "grade C" in str(cut.closing)


def test_a_card_paid_below_its_minimum_is_a_sign_of_its_own() -> None:
    card = {"statement_day": 5, "due_day": 25, "minimum": TENTH}
    spent = make.move(on="2026-06-02", amount="2000.00")

    (own,) = of(book(spent, CUT, **card))
    (named,) = of(book(spent, CUT, name="gold", **card))
    other = make.line("other", channel="bank", **card)
    elsewhere = make.move("other", "2026-06-02", "2000.00", id="elsewhere")
    (others,) = of(book(other, elsewhere, CUT))

    assert own.before[0].what is What.BELOW_MINIMUM
    assert "the minimum of “" in str(own.say)
    assert "the minimum of “gold”" in str(named.say)
    assert [one.what for one in others.before] == [What.LATE, What.NEW_LENDERS]


def test_new_lenders_and_inquiries_are_named() -> None:
    loan = make.loan(
        "alone", channel="duxiaoman", drawn_on="2026-07-20", first_due="2026-08-20"
    )
    records = (
        loan,
        make.line("other", channel="bank", name="Blue"),
        make.move("other", "2026-03-02", "200.00"),
        make.note(NoteKind.INQUIRY, "2026-07-01", lender="A", id="a"),
        make.note(NoteKind.LIMIT_REQUEST, "2026-07-02", line="line", id="b"),
        make.note(NoteKind.REJECTED, "2026-07-03", line="line", id="c"),
        CUT,
    )

    (cut,) = of(book(*records), names={"duxiaoman": "Du Xiaoman"})

    new, asked = cut.before[0], cut.before[-1]
    assert new.what is What.NEW_LENDERS
    assert new.fact.values["names"] == ("Blue", "Du Xiaoman")
    assert (new.on, new.rows[1]) == (date(2026, 7, 20), "alone")
    assert str(asked.fact) == "inquiries or applications: 2, the last on 2026-07-02"
    assert asked.rows == ("a", "b")


def test_high_use_has_no_known_link_with_cuts_and_fewer_rises() -> None:
    used = make.move(on="2026-03-01", amount="19000.00")
    rise = make.reading(on="2026-08-01", limit="30000.00")

    (cut,) = of(book(used, CUT, type=None))
    (up,) = of(book(used, rise, type=None))

    high = next(one for one in cut.before if one.what is What.HIGH_USE)
    assert str(high.say).endswith("no link with cuts is known")
    assert high.effect == 0
    high = next(one for one in up.before if one.what is What.HIGH_USE)
    assert str(high.say).endswith("saw fewer rises (grade B)")
    assert "nothing that usually goes with a rise" in str(up.closing)


def test_a_rise_follows_use_and_a_cut_follows_none() -> None:
    uses = [
        make.move(on=f"2026-07-0{day}", amount="10.00", id=f"use-{day}")
        for day in range(1, 6)
    ]
    rise = make.reading(on="2026-08-01", limit="30000.00")
    old = make.move("other", "2025-10-01", "10.00")
    lines = (make.line("other", channel="x", opened_on="2025-01-01"), old)

    (up,) = of(book(*uses, rise))
    (down,) = of(book(*uses, CUT))
    (idle,) = of(book(*lines, CUT, opened_on="2025-01-01"))

    assert [one.what for one in up.before] == [What.USED]
    assert "used 5 times in the 90 days before" in str(up.say)
    assert "saw more rises (grade A)" in str(up.say)
    assert down.before == ()
    assert What.NO_USE in [one.what for one in idle.before]
    assert "saw more cuts (grade B)" in str(idle.say)


def test_a_freeze_and_a_thaw_are_told_newest_first() -> None:
    loan = make.loan()
    records = (
        loan,
        *paid(loan, {4: 5}),
        make.reading(on="2026-05-30", limit="20000.00", id="before"),
        make.note(NoteKind.FROZEN, "2026-06-01", line="line", id="stop"),
        make.note(NoteKind.THAWED, "2026-07-20", line="line", id="go"),
    )

    thaw, freeze = of(book(*records))

    assert (thaw.turn.kind, freeze.turn.kind) == (Turned.THAW, Turned.FREEZE)
    assert str(freeze.head).startswith("Frozen at 20000.00")
    assert "saw more freezes (grade C)" in str(freeze.say)
    assert "borrowers" not in str(thaw.say)
    assert thaw.before[0].grade is None


def test_a_book_without_earlier_rows_says_that_it_tells_nothing() -> None:
    (cut,) = of(book(CUT))
    (freeze,) = of(
        book(
            make.move(on="2026-07-01", amount="100.00"),
            make.note(NoteKind.FROZEN, "2026-08-01", line="line"),
        )
    )

    assert "The book tells nothing of the months before" in str(cut.say)
    assert "nothing that usually goes with a freeze" in str(freeze.say)


@pytest.mark.parametrize("known", [1, 0])
def test_a_change_says_between_which_days_it_was_seen(known: int) -> None:
    earlier = [make.reading(on="2026-07-01", limit="20000.00", id="x")] * known

    (cut,) = of(book(*earlier, CUT, opened_on="2026-02-01"))

    day = "2026-07-01" if known else "2026-02-01"
    assert str(cut.head).endswith(f"(last seen as before on {day})")


def test_without_a_factor_the_bare_fact_remains() -> None:
    uses = [
        make.move(on=f"2026-07-0{day}", amount="10.00", id=f"use-{day}")
        for day in range(1, 6)
    ]
    rise = make.reading(on="2026-08-01", limit="30000.00")
    late = make.loan()
    past = past_of(book(*uses, late, *paid(late, {5: 4}), rise), ON)

    (up,) = history(past, "line", replace(PRIORS, factors={}))

    assert [one.say for one in up.before] == [one.fact for one in up.before]
    assert What.USED not in [one.what for one in up.before]

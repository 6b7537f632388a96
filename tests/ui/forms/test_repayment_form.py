"""Money paid to a loan."""

from pytestqt.qtbot import QtBot

from planner.model.records import RepaymentKind
from planner.money import Money
from planner.schedule.ledger import loan_state
from planner.wording import say
from tests.helpers import make
from tests.helpers.forms import fill, press, shown
from tests.helpers.screen import TODAY
from ui.desk import Desk
from ui.forms import repayment_form


def test_what_is_due_next_is_proposed(at_desk, qtbot: QtBot) -> None:
    loan = make.loan()
    desk = at_desk(make.book(loan))
    dialog = shown(repayment_form.ask(desk, loan="loan"), qtbot)
    state = loan_state(loan, (), TODAY)
    assert dialog.form.value("amount") == state.rows[0].left

    fill(dialog, qtbot, kind=RepaymentKind.SETTLE)
    assert dialog.form.value("amount") == state.settle
    fill(dialog, qtbot, kind=RepaymentKind.PREPAY)
    assert dialog.form.value("amount") is None
    fill(dialog, qtbot, amount="500", kind=RepaymentKind.SCHEDULED)
    assert dialog.form.value("amount") == Money(50_000)
    press(dialog, qtbot, "Save")

    (paid,) = desk.book.repayments.values()
    assert (paid.loan, paid.on, paid.amount) == ("loan", TODAY, Money(50_000))


def test_the_loan_due_next_comes_first_and_tells_what_it_owes(
    desk: Desk, qtbot: QtBot
) -> None:
    dialog = shown(repayment_form.ask(desk), qtbot)
    first = desk.book.loans[dialog.form.value("loan")]
    paid = [one for one in desk.book.repayments.values() if one.loan == first.id]
    state = loan_state(first, paid, TODAY)

    assert dialog.form.value("amount") == next(r.left for r in state.rows if r.left)
    assert say.money(state.settle) in dialog.form.note("loan").text()


def test_more_than_is_owed_is_warned_of_and_may_be_saved(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(make.book(make.loan()))
    dialog = shown(repayment_form.ask(desk, loan="loan"), qtbot)
    fill(dialog, qtbot, amount="90万")
    assert "More than is owed" in dialog.form.note("amount").text()
    fill(dialog, qtbot, amount="5")
    assert "More than is owed" not in dialog.form.note("amount").text()

    fill(dialog, qtbot, amount="90万")
    press(dialog, qtbot, "Save")
    assert len(desk.book.repayments) == 1


def test_a_day_before_the_drawing_is_refused(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(make.book(make.loan()))
    dialog = shown(repayment_form.ask(desk, loan="loan"), qtbot)
    fill(dialog, qtbot, on="2020-01-01", amount="5")
    press(dialog, qtbot, "Save")

    assert dialog.isVisible()
    assert dialog.form.note("on").text()


def test_known_repayments_round_trip(desk: Desk, qtbot: QtBot) -> None:
    for known in list(desk.book.repayments.values())[:3]:
        dialog = shown(repayment_form.ask(desk, known=known), qtbot)
        press(dialog, qtbot, "Save")

        assert desk.book.repayments[known.id] == known


def test_without_a_loan_nothing_is_proposed(nothing: Desk, qtbot: QtBot) -> None:
    dialog = shown(repayment_form.ask(nothing), qtbot)

    assert dialog.form.value("amount") is None


def test_what_is_proposed_is_filled_in_and_confirmed(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(make.book(make.loan(drawn_on="2026-06-15", first_due="2026-07-15")))
    wish = make.repayment(
        on="2026-11-25", amount="3000.00", kind=RepaymentKind.PREPAY, mode="lower"
    )
    dialog = shown(repayment_form.ask(desk, proposed=wish), qtbot)
    assert not dialog.form.widget("mode").isHidden()
    press(dialog, qtbot, "Save")

    (kept,) = desk.book.repayments.values()
    assert (kept.amount, kept.kind, kept.mode) == (
        Money(300000),
        RepaymentKind.PREPAY,
        "lower",
    )


def test_only_a_prepayment_asks_what_becomes_of_the_rest(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(make.book(make.loan()))
    dialog = shown(repayment_form.ask(desk), qtbot)
    assert dialog.form.widget("mode").isHidden()

    fill(dialog, qtbot, kind=RepaymentKind.PREPAY)

    assert not dialog.form.widget("mode").isHidden()

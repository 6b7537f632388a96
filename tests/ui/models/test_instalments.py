"""The columns of a loan's page."""

from datetime import date

from planner.app.queries_explain import Figure
from planner.app.queries_figures import key_figures
from planner.app.queries_loan import loan_detail
from planner.model.terms import Late
from planner.wording.say import plain
from tests.helpers import make
from ui.models import instalments as columns
from ui.theme import Tone

LOAN = make.loan(late=Late())
BOOK = make.book(LOAN, make.repayment(on="2026-02-20", amount="867.49"), make.repayment(
    on="2026-03-20", amount="100.00"))  # fmt: skip
DETAIL = loan_detail(BOOK, "loan", date(2026, 3, 25))


def test_a_row_tells_amounts_state_and_code() -> None:
    paid, late, ahead = DETAIL.rows[:3]

    assert columns.NUMBER.text(paid) == "1"
    assert columns.DUE.text(paid) == "2026-02-15"
    assert columns.AMOUNTS[Figure.PAYMENT].text(paid) == "866.19"
    assert columns.AMOUNTS[Figure.FEE].text(paid) == ""
    assert columns.AMOUNTS[Figure.INTEREST].key(paid) == 6000
    assert columns.STATE.text(paid) == "paid, 5 days late"
    assert columns.STATE.tip(paid) == "paid on 2026-02-20"
    assert columns.STATE.tip(ahead) == ""
    assert columns.STATE.tone(late) is Tone.BAD
    assert (columns.CODE.text(late), columns.CODE.text(ahead)) == ("1", "")
    assert columns.CODE.tip(late) == "overdue by 1 to 30 days"
    assert columns.CODE.tip(ahead) == ""


def test_penalty_and_left_show_only_where_there_is_any() -> None:
    paid, late, ahead = DETAIL.rows[:3]

    assert columns.PENALTY.text(late) != ""
    assert columns.PENALTY.text(ahead) == ""
    assert columns.LEFT.text(late) != ""
    assert (columns.LEFT.text(paid), columns.LEFT.text(ahead)) == ("", "")


def test_key_figures_are_told_in_words() -> None:
    owed = key_figures(DETAIL)[0]

    assert columns.FIGURE_NAME.text(owed) == "Owed principal"
    assert columns.FIGURE_VALUE.text(owed).startswith("¥9,")


def test_what_is_left_of_a_late_row_is_told_with_its_penalty() -> None:
    late = loan_detail(make.book(LOAN), "loan", date(2026, 3, 25)).rows[1]

    assert not late.paid
    assert columns.LEFT.text(late) == plain(late.payment + late.penalty)

"""Money drawn under terms."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from pytestqt.qtbot import QtBot

from planner.model.terms import Accrual, DayCount, EveryDays, Fee, Method
from planner.money import Money
from planner.rates import Period, Rate
from tests.helpers import make
from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.forms import loan_form
from ui.forms.schedule_preview import SchedulePreview


def test_a_loan_of_a_line_takes_the_lines_rate(desk: Desk, qtbot: QtBot) -> None:
    dialog = shown(loan_form.ask(desk, line="jiebei"), qtbot)
    fill(dialog, qtbot, name="新借款", principal="1万")
    press(dialog, qtbot, "Save")

    loan = list(desk.book.loans.values())[-1]
    assert (loan.line, loan.channel, loan.name) == ("jiebei", "jiebei", "新借款")
    assert loan.terms.principal == Money(1_000_000)
    assert loan.terms.rate == desk.book.lines["jiebei"].rate
    assert loan.terms.interest is Accrual.DAYS
    assert loan.terms.first_due == date(2026, 12, 25)


def test_instalments_of_a_pay_later_line_cost_their_own_fee(
    desk: Desk, qtbot: QtBot
) -> None:
    # 0.05 % a day holds for what stays unpaid; 12 instalments cost 7.5 % in all.
    dialog = shown(loan_form.ask(desk, line="huabei"), qtbot)
    fill(dialog, qtbot, principal="12000")

    assert desk.book.lines["huabei"].rate == Rate(Decimal("0.0005"), Period.DAY)
    assert dialog.form.value("rate") == Rate(Decimal("0.00625"), Period.MONTH)
    assert dialog.form.value("method") is Method.FLAT
    preview = dialog.findChild(SchedulePreview)
    assert preview is not None
    assert "13.57% simple" in preview.words


def test_a_rate_for_what_stays_unpaid_is_not_proposed(
    nothing: Desk, qtbot: QtBot
) -> None:
    dialog = shown(loan_form.ask(nothing), qtbot)
    fill(dialog, qtbot, source="channel:jiebei")
    assert dialog.form.value("rate") is not None

    fill(dialog, qtbot, source="channel:meituan-yuefu")
    assert dialog.form.value("rate") is None
    fill(dialog, qtbot, rate="12%", source="")
    assert dialog.form.value("rate") == Rate(Decimal("0.12"), Period.YEAR)


def test_the_schedule_appears_while_one_types(nothing: Desk, qtbot: QtBot) -> None:
    dialog = shown(loan_form.ask(nothing), qtbot)
    preview = dialog.findChild(SchedulePreview)
    fill(dialog, qtbot, source="", other="朋友", rate="年化7.2%", method=Method.LEVEL,
         periods="12", drawn_on="2026-01-15", first_due="2026-02-15",
         interest=(Accrual.PERIOD, None))  # fmt: skip
    assert "complete" in preview.words

    fill(dialog, qtbot, principal="1万")
    assert "¥866.19 first due" in preview.words
    assert "7.20% simple" in preview.words

    fill(dialog, qtbot, fees_start="100")
    assert "7.20% simple" not in preview.words

    fill(dialog, qtbot, first_due="2025-01-01")
    assert "must be after the drawdown" in preview.words


def test_a_loan_from_a_channel_takes_its_usual_terms(
    nothing: Desk, qtbot: QtBot
) -> None:
    dialog = shown(loan_form.ask(nothing), qtbot)
    fill(dialog, qtbot, source="channel:weilidai", principal="5000")

    form = dialog.form
    assert form.value("method") is Method.EQUAL_PRINCIPAL
    assert form.value("rate").per is Period.DAY
    press(dialog, qtbot, "Save")
    (loan,) = nothing.book.loans.values()
    assert (loan.line, loan.channel) == (None, "weilidai")


def test_the_way_of_interest_follows_the_rate(nothing: Desk, qtbot: QtBot) -> None:
    dialog = shown(loan_form.ask(nothing), qtbot)
    fill(dialog, qtbot, source="", rate="万4")
    assert dialog.form.value("interest") == (Accrual.DAYS, None)

    fill(dialog, qtbot, rate="12%")
    assert dialog.form.value("interest") == (Accrual.PERIOD, None)

    fill(dialog, qtbot, interest=(Accrual.DAYS, DayCount.ACT_365), rate="x")
    assert dialog.form.value("interest") == (Accrual.DAYS, DayCount.ACT_365)


def test_the_first_due_day_follows_the_drawing(nothing: Desk, qtbot: QtBot) -> None:
    dialog = shown(loan_form.ask(nothing), qtbot)
    fill(dialog, qtbot, drawn_on="2026-10-31")
    assert dialog.form.value("first_due") == date(2026, 11, 30)

    fill(dialog, qtbot, first_due="2026-12-05", drawn_on="2026-10-01")
    assert dialog.form.value("first_due") == date(2026, 12, 5)
    fill(dialog, qtbot, drawn_on="x")


def test_known_loans_round_trip(desk: Desk, firm: Desk, qtbot: QtBot) -> None:
    for one in (desk, firm):
        for known in one.book.loans.values():
            dialog = shown(loan_form.ask(one, known=known), qtbot)
            press(dialog, qtbot, "Save")

            assert one.book.loans[known.id] == known


def test_what_the_form_does_not_ask_is_kept(at_desk, qtbot: QtBot) -> None:
    known = make.loan(
        channel="A friend",
        every=EveryDays(28),
        day_count=DayCount.ACT_365,
        interest=Accrual.DAYS,
        fees=(
            Fee("start", amount=Money(5000)),
            Fee("period", ratio=Decimal("0.001")),
        ),
    )
    desk = at_desk(make.book(known))
    dialog = shown(loan_form.ask(desk, known=known), qtbot)
    assert dialog.form.value("fees_start") == ((Money(5000), None),)
    fill(dialog, qtbot, rate="年化9%")
    press(dialog, qtbot, "Save")

    loan = desk.book.loans["loan"]
    assert loan.terms.rate == Rate(Decimal("0.09"), Period.YEAR)
    assert loan.terms.every == EveryDays(28)
    assert sorted(map(str, loan.terms.fees)) == sorted(map(str, known.terms.fees))
    assert loan.channel == "A friend"


def test_whose_a_loan_is_stays_when_it_is_corrected(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(make.book(replace(make.loan(), owner="firm")))
    dialog = shown(loan_form.ask(desk, known=desk.book.loans["loan"]), qtbot)
    press(dialog, qtbot, "Save")

    assert desk.book.loans["loan"].owner == "firm"

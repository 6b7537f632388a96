"""Every term of the headless interface has its field, and comes back as it was."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from pytestqt.qtbot import QtBot

from planner.model.terms import (
    Accrual,
    EveryDays,
    Fee,
    Grace,
    Late,
    LenderUnit,
    LprBase,
    Method,
    Precision,
    Prepayment,
    PrepaymentFee,
    RateChange,
    Terms,
)
from planner.money import Money, Rounding
from planner.rates import DayCount, Period
from tests.helpers import make
from tests.helpers import strategies as s
from tests.helpers.forms import fill, press, shown
from ui.forms import loan_form, loan_terms
from ui.forms.form import Form

TODAY = date(2026, 11, 25)
RARE = {
    "fees": (Fee("start", amount=Money(12345)), Fee("period", ratio=Decimal("0.001"))),
    "rounding": LenderUnit(Money(100), Rounding.UP),
    "grace": Grace(3),
    "rates": (RateChange(date(2026, 6, 1), Decimal("0.036"), Period.YEAR),),
    "prepayment": Prepayment(4, PrepaymentFee(Decimal("0.03")), "all"),
    "late": Late(Decimal("1.3"), 3, ("interest", "principal", "fee", "penalty")),
    "due_day": 15,
}


def round_trip(terms: Terms, qtbot: QtBot) -> dict[str, object]:
    fields = [
        field
        for field in loan_terms.rare_fields(TODAY)
        if field.name in loan_terms.shown(terms)
    ]
    form = Form(fields, more="More")
    qtbot.addWidget(form)
    shown_terms = {k: v for k, v in loan_terms.shown(terms).items() if k != "every"}
    form.put(**shown_terms)
    values = dict(form.values() or {})
    return loan_terms.rare_terms(values, terms)


@pytest.mark.parametrize(
    "given_terms",
    [
        {},
        RARE,
        {"rounding": Precision.DISPLAY},
        {"late": Late(Decimal(0), 5)},
        {"prepayment": Prepayment()},
        {"instalment": Money(90000), "late": Late()},
    ],
)
def test_what_the_fields_show_makes_the_same_terms(
    given_terms: dict[str, object], qtbot: QtBot
) -> None:
    terms = make.terms(**given_terms)

    made = round_trip(terms, qtbot)

    assert {name: getattr(terms, name) for name in made} == made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(terms=s.sound_terms())
def test_any_fees_come_back(terms: Terms, qtbot: QtBot) -> None:
    made = round_trip(terms, qtbot)

    assert sorted(map(str, made["fees"])) == sorted(map(str, terms.fees))  # type: ignore[call-overload]  # a tuple of fees


def test_plain_terms_need_no_rare_field_and_rare_ones_do() -> None:
    assert not loan_terms.is_rare(make.terms())
    assert loan_terms.is_rare(make.terms(**RARE))
    assert loan_terms.is_rare(make.terms(every=EveryDays(28)))


def test_grace_days_alone_ask_for_no_penalty() -> None:
    values = {
        "penalty": None,
        "grace_days": 3,
        "order": loan_terms.USUAL_ORDER,
        "fees_start": None,
        "fees_period": None,
        "rounding": Precision.BANK_CENT,
        "grace": None,
        "rates": None,
        "allowed_from_period": None,
        "break_fee": None,
        "interest_due": "to-day",
        "instalment": None,
        "due_day": None,
    }

    alone = loan_terms.rare_terms(values, None)["late"]
    kept = loan_terms.rare_terms(values, make.terms(late=Late()))["late"]
    gone = loan_terms.rare_terms(values | {"grace_days": None}, make.terms(late=Late()))
    none = loan_terms.rare_terms(values | {"grace_days": None}, None)

    assert alone == Late(Decimal(0), 3)
    assert kept == Late(grace_days=3)
    assert (gone["late"], none["late"]) == (None, None)


def test_all_rare_terms_are_typed_and_kept(nothing, qtbot: QtBot) -> None:
    dialog = shown(loan_form.ask(nothing), qtbot)
    form = dialog.form
    assert not form.is_unfolded
    form.unfold()
    fill(
        dialog,
        qtbot,
        source="",
        other="A friend",
        principal="3万",
        rate="7.2%",
        method=Method.LEVEL,
        periods="24",
        every="days",
        days="28",
        drawn_on="2025-06-01",
        first_due="2025-06-29",
        fees_start="50 + 1%",
        fees_period="0.1%",
        rounding=Rounding.UP,
        unit="1",
        grace="2",
        rates="2026-01-01 6.8%",
        allowed_from_period="4",
        break_fee="3%",
        interest_due="all",
        penalty="1.5",
        grace_days="3",
        interest=(Accrual.DAYS, DayCount.ACT_360),
    )
    press(dialog, qtbot, "Save")

    (loan,) = nothing.book.loans.values()
    terms = loan.terms
    assert terms.every == EveryDays(28)
    assert len(terms.fees) == 3
    assert terms.rounding == LenderUnit(Money(100), Rounding.UP)
    assert terms.grace == Grace(2)
    assert terms.rates[0].value == Decimal("0.068")
    assert terms.prepayment == Prepayment(4, PrepaymentFee(Decimal("0.03")), "all")
    assert terms.late == Late(Decimal("1.5"), 3)


def test_a_tie_to_the_lpr_fills_in_the_rate_until_another_is_typed(
    nothing, qtbot: QtBot
) -> None:
    dialog = shown(loan_form.ask(nothing), qtbot)
    dialog.form.unfold()
    fill(dialog, qtbot, source="", other="Bank", principal="30000", periods="36",
         drawn_on="2025-06-01", first_due="2025-07-01",
         interest=(Accrual.PERIOD, None), rate_lpr="LPR5Y-45bp")  # fmt: skip
    assert dialog.form.value("rate").value == Decimal("0.0305")
    press(dialog, qtbot, "Save")
    (loan,) = nothing.book.loans.values()
    assert loan.terms.rate_lpr == LprBase("5Y", -45, date(2025, 5, 20))

    again = shown(loan_form.ask(nothing, known=loan), qtbot)
    assert again.form.is_unfolded
    fill(again, qtbot, rate="4%")
    assert again.form.value("rate_lpr") is None
    press(again, qtbot, "Save")
    (loan,) = nothing.book.loans.values()
    assert loan.terms.rate_lpr is None


def test_a_day_before_the_lpr_began_leaves_the_rate_alone(
    nothing, qtbot: QtBot
) -> None:
    dialog = shown(loan_form.ask(nothing), qtbot)
    dialog.form.unfold()

    fill(dialog, qtbot, source="", rate="5%", drawn_on="1999-01-01",
         rate_lpr="LPR5Y-45bp")  # fmt: skip

    assert dialog.form.value("rate").value == Decimal("0.05")


def test_a_fault_is_shown_at_its_folded_field_and_unfolds_it(
    nothing, qtbot: QtBot
) -> None:
    dialog = shown(loan_form.ask(nothing), qtbot)
    fill(dialog, qtbot, source="", other="Bank", principal="30000", rate="5%",
         periods="12", interest=(Accrual.PERIOD, None))  # fmt: skip
    dialog.form.widget("grace").setText("12")
    assert dialog.form.note("grace").text() == "grace must end before the last period"

    press(dialog, qtbot, "Save")

    assert dialog.form.is_unfolded
    assert dialog.isVisible()
    dialog.form.widget("grace").setText("2")
    assert dialog.form.note("grace").text() != "grace must end before the last period"

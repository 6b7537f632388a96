"""A lender's cost form, typed in and compared."""

from decimal import Decimal

from pytestqt.qtbot import QtBot

from planner.model.declared import DisclosedItem
from planner.money import Money
from tests.helpers import make, screen
from tests.helpers.forms import fill, press, shown
from ui.forms import disclosure_form


def test_it_is_compared_while_one_types_and_kept(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(make.book(make.loan()))
    dialog = shown(disclosure_form.ask(desk, "loan"), qtbot)
    assert "as soon as the form is complete" in screen.all_text(dialog)

    fill(dialog, qtbot, annual="7.2%")
    assert "stated 7.2%, ours 7.20%: equal" in screen.all_text(dialog)
    fill(dialog, qtbot, annual="7.44%", interest="394.28",
         fees="担保费 120 某某担保", contingent="违约金 5%")  # fmt: skip
    words = screen.all_text(dialog)
    assert "0.24 percentage points apart" in words
    assert "担保费" in words
    press(dialog, qtbot, "Save")

    (form,) = desk.book.disclosures.values()
    assert (form.loan, form.annual) == ("loan", Decimal("0.0744"))
    assert form.items == (
        DisclosedItem("Interest", "interest", Money(39428)),
        DisclosedItem("担保费", "fee", Money(12000), None, "某某担保"),
        DisclosedItem("违约金", "contingent", None, Decimal("0.05")),
    )


def test_a_known_form_is_shown_corrected_and_dropped(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(make.book(make.loan()))
    dialog = shown(disclosure_form.ask(desk, "loan"), qtbot)
    fill(dialog, qtbot, annual="7.3%", interest="394.28", fees="费 1%")
    press(dialog, qtbot, "Save")
    (known,) = desk.book.disclosures

    again = shown(disclosure_form.ask(desk, "loan", known=known), qtbot)
    assert again.form.value("interest") == Money(39428)
    fill(again, qtbot, annual="7.2%")
    press(again, qtbot, "Save")
    assert desk.book.disclosures[known].annual == Decimal("0.072")

    last = shown(disclosure_form.ask(desk, "loan", known=known), qtbot)
    press(last, qtbot, "Delete")
    assert not desk.book.disclosures


def test_a_bare_form_has_no_items(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(make.book(make.loan()))
    dialog = shown(disclosure_form.ask(desk, "loan"), qtbot)
    fill(dialog, qtbot, annual="7.2%", principal="")
    press(dialog, qtbot, "Save")

    (known,) = desk.book.disclosures
    again = shown(disclosure_form.ask(desk, "loan", known=known), qtbot)

    assert again.form.value("fees") is None
    assert again.form.value("interest") is None

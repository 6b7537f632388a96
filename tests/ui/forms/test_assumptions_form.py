"""What plans take for granted."""

from decimal import Decimal

from pytestqt.qtbot import QtBot

from planner.money import Money
from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.forms import assumptions_form


def test_what_is_typed_holds_from_then_on(desk: Desk, qtbot: QtBot) -> None:
    dialog = shown(assumptions_form.ask(desk), qtbot)
    fill(dialog, qtbot, reserve="3千", confidence="90%", factor_reliance=True)
    press(dialog, qtbot, "Save")

    assumed = desk.book.assumed
    assert (assumed.reserve, assumed.confidence) == (Money(300_000), Decimal("0.9"))
    assert assumed.factor_reliance
    assert not assumed.factor_profile


def test_saving_unchanged_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    before = desk.book.assumed
    dialog = shown(assumptions_form.ask(desk), qtbot)
    press(dialog, qtbot, "Save")

    assert desk.book.assumed == before


def test_the_share_of_income_is_set_and_given_back(desk: Desk, qtbot: QtBot) -> None:
    dialog = shown(assumptions_form.ask(desk), qtbot)
    fill(dialog, qtbot, largest_dti="45%")
    press(dialog, qtbot, "Save")
    assert desk.book.assumed.largest_dti == Decimal("0.45")

    dialog = shown(assumptions_form.ask(desk), qtbot)
    fill(dialog, qtbot, largest_dti="")
    press(dialog, qtbot, "Save")
    assert desk.book.assumed.largest_dti is None

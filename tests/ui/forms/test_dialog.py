"""The window around a form."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.commands import OpenLine
from planner.errors import RefusedError
from tests.helpers import make
from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.forms import cash_form, receivable_form
from ui.forms.dialog import FormDialog
from ui.widgets.banner import Banner


def test_enter_saves_and_the_window_closes(nothing: Desk, qtbot: QtBot) -> None:
    dialog = shown(cash_form.ask(nothing), qtbot)
    fill(dialog, qtbot, amount="1.2万")

    qtbot.keyClick(dialog.form.widget("amount"), Qt.Key.Key_Return)

    assert not dialog.isVisible()
    assert [str(one.amount) for one in nothing.book.cash.values()] == ["12000.00"]


def test_escape_leaves_without_a_trace(nothing: Desk, qtbot: QtBot) -> None:
    dialog = shown(cash_form.ask(nothing), qtbot)
    fill(dialog, qtbot, amount="1")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert not nothing.book.cash


def test_what_is_missing_is_told_and_nothing_happens(
    nothing: Desk, qtbot: QtBot
) -> None:
    dialog = shown(cash_form.ask(nothing), qtbot)

    press(dialog, qtbot, "Save")

    assert dialog.isVisible()
    assert dialog.form.note("amount").text() == "Please fill this in."
    assert not nothing.book.cash


def test_a_refusal_that_names_no_field_stands_above(
    nothing: Desk, qtbot: QtBot
) -> None:
    known = make.receivable()
    dialog = shown(receivable_form.ask(nothing, known=known), qtbot)
    banner = dialog.findChild(Banner)

    press(dialog, qtbot, "Save")
    assert banner.isVisible()
    assert "invoice" in banner.words

    fill(dialog, qtbot, amount="5")
    assert not banner.isVisible()
    press(dialog, qtbot, "Delete")
    assert "invoice" in banner.words


def test_a_wish_that_cannot_be_made_is_refused_in_place(
    nothing: Desk, qtbot: QtBot
) -> None:
    def refuse(_values: object) -> OpenLine:
        raise RefusedError

    form = cash_form.ask(nothing).form
    dialog = shown(FormDialog("Title", form, refuse, nothing.bridge), qtbot)
    fill(dialog, qtbot, amount="5")

    dialog.save()

    assert dialog.findChild(Banner).words == "This cannot be done."


def test_tab_goes_from_field_to_field(nothing: Desk, qtbot: QtBot) -> None:
    dialog = shown(cash_form.ask(nothing), qtbot)
    dialog.form.widget("on").setFocus()

    qtbot.keyClick(dialog.form.widget("on"), Qt.Key.Key_Tab)

    assert dialog.focusWidget() is dialog.form.widget("amount")

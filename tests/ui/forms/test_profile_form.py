"""Whose book it is."""

from pytestqt.qtbot import QtBot

from planner.model.records import BookKind
from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.forms import profile_form


def test_what_is_typed_is_recorded(nothing: Desk, qtbot: QtBot) -> None:
    dialog = shown(profile_form.ask(nothing), qtbot)
    fill(dialog, qtbot, name="小店", kind=BookKind.BUSINESS, registered_on="2020-05-06")
    press(dialog, qtbot, "Save")

    profile = nothing.book.profile
    assert (profile.name, profile.kind) == ("小店", BookKind.BUSINESS)
    assert profile.monthly_income is None
    assert str(profile.registered_on) == "2020-05-06"


def test_saving_unchanged_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    before = desk.book.profile
    dialog = shown(profile_form.ask(desk), qtbot)
    press(dialog, qtbot, "Save")

    assert desk.book.profile == before

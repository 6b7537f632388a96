"""The menus of the look and of help."""

from ui.action import Menu
from ui.actions_view import view_actions


def test_help_and_hiding_have_the_keys_that_people_try_first() -> None:
    keys = {action.id: action.shortcut for action in view_actions()}

    assert keys["manual"] == "F1"
    assert keys["hide-amounts"] == "F8"
    assert {action.menu for action in view_actions()} == {Menu.VIEW, Menu.HELP}

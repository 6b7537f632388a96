"""What an action is, and when it may be done."""

import pytest

from ui import action
from ui.action import Action, Menu
from ui.desk import Desk


def test_the_menus_have_different_first_letters() -> None:
    letters = [str(menu.value)[0] for menu in Menu]

    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize(
    "may", [action.has_lines, action.has_loans, action.can_undo, action.has_steps]
)
def test_an_empty_book_lets_nothing_be_done_with_what_it_lacks(
    nothing: Desk, may: object
) -> None:
    assert callable(may)
    assert may(nothing) is False
    assert action.always(nothing)
    assert not action.can_redo(nothing)


def test_a_full_book_has_lines_and_loans_and_knows_whose_it_is(
    desk: Desk, firm: Desk
) -> None:
    assert action.has_lines(desk)
    assert action.has_loans(desk)
    assert action.is_business(firm)
    assert not action.is_business(desk)


def test_an_action_is_always_possible_and_in_the_menu_only_unless_it_says_more() -> (
    None
):
    one = Action("x", Menu.GO.value, Menu.GO, action.page("loans"))

    assert (one.may, one.in_bar, one.group, one.shortcut) == (
        action.always,
        False,
        0,
        "",
    )

"""The menu of the book."""

from ui.action import Menu
from ui.actions_book import book_actions


def test_all_of_it_is_in_the_menu_of_the_book_and_leaving_is_last() -> None:
    made = book_actions()

    assert {action.menu for action in made} == {Menu.BOOK}
    assert made[-1].id == "quit"

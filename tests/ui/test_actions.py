"""Everything one can ask the window for, in one table."""

from ui.actions import ACTIONS, PAGES, Menu
from ui.desk import Desk


def test_every_page_has_its_action() -> None:
    assert {f"go-{page}" for page in PAGES} <= set(ACTIONS)


def test_every_menu_has_something_in_it() -> None:
    assert {action.menu for action in ACTIONS.values()} == set(Menu)


def test_a_firm_may_more_than_a_person_and_a_full_book_more_than_an_empty_one(
    desk: Desk, firm: Desk, nothing: Desk
) -> None:
    def may(at: Desk) -> set[str]:
        return {action.id for action in ACTIONS.values() if action.may(at)}

    assert may(firm) - may(desk) == {"new-receivable", "go-business"}
    assert may(desk) - may(nothing) == {
        *("new-repayment", "new-move", "new-reading", "read-limits"),
    }

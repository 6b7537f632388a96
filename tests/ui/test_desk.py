"""What every page and form works with."""

from tests.helpers.screen import TODAY
from ui.desk import Desk


def test_the_desk_knows_the_book_and_the_day(nothing: Desk) -> None:
    assert nothing.book is nothing.bridge.book
    assert nothing.today == TODAY

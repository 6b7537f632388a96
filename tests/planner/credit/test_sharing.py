from dataclasses import replace

from planner.credit.sharing import above, holders, one_limit
from tests.helpers import make

TOP = make.line("top", limit="10000.00")
SAME = make.line("same", limit="10000.00", shares_limit_with="top")
LESS = make.line("less", limit="4000.00", shares_limit_with="same")
ALONE = make.line("alone", limit="10000.00")
BOOK = make.book(TOP, SAME, LESS, ALONE)


def test_lines_granted_the_same_common_limit_stand_on_it() -> None:
    assert one_limit(BOOK, TOP) == ("top", "same")
    assert one_limit(BOOK, SAME) == ("top", "same")
    assert one_limit(BOOK, ALONE) == ("alone",)


def test_a_line_granted_less_has_a_limit_within_the_common_one() -> None:
    assert one_limit(BOOK, LESS) == ("less",)
    assert above(BOOK, LESS) == ("same", "top")
    assert above(BOOK, SAME) == ()


def test_a_circle_of_sharing_ends() -> None:
    book = make.book(replace(TOP, shares_limit_with="same"), SAME)

    assert holders(book, "top") == ("top", "same")
    assert holders(book, None) == ()

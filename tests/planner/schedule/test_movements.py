"""The movements of a line are gathered once, and stay where a step left them."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.records import Move, MoveKind
from planner.money import Money
from planner.schedule.movements import Moves, moves_by_line

ON = date(2026, 3, 1)


def move(key: str, line: str = "a", on: date = ON) -> Move:
    return Move(line, on, Money(100), MoveKind.SPEND, key)


def test_the_same_book_is_gathered_once() -> None:
    book = Book().with_(move("1"), move("2", "b"))
    assert moves_by_line(book) is moves_by_line(book)
    assert moves_by_line(replace(book)) is moves_by_line(book)


def test_a_step_on_one_line_leaves_the_movements_of_the_other_as_they_were() -> None:
    before = Book().with_(move("1"), move("2", "b"))
    was = moves_by_line(before)
    after = moves_by_line(before.with_(move("3", "b")))
    assert after["a"] is was["a"]
    assert [one.id for one in after["b"]] == ["2", "3"]


def test_an_older_book_is_gathered_anew_after_others() -> None:
    first = Book().with_(move("1"))
    for n in range(3):
        moves_by_line(first.with_(move(str(n), "c")))
    assert moves_by_line(first) == {"a": (move("1"),)}


def test_equal_movements_share_a_hash_and_different_ones_stay_apart() -> None:
    some = Moves([move("1"), move("2"), move("3")])
    assert hash(some) == hash(Moves(tuple(some)))
    assert some == Moves(tuple(some)) == tuple(some)
    assert some != Moves([move("1"), move("4"), move("3")])
    assert hash(Moves()) == hash(Moves(()))


@given(st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=6), st.dates())
def test_until_a_day_keeps_what_is_not_later(days: list[date], on: date) -> None:
    some = Moves(move(str(n), on=day) for n, day in enumerate(days))
    kept = some.until(on)
    assert list(kept) == [one for one in some if one.on <= on]
    assert (kept is some) == (len(kept) == len(some))

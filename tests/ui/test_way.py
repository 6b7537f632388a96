"""Back and forward lead where one came from."""

from ui.way import Way


def test_the_way_back_and_forth() -> None:
    way = Way("a")
    for page in ("b", "b", "c"):
        way.go(page)

    assert [way.back(), way.back(), way.back()] == ["b", "a", "a"]
    assert not way.can_go_back
    assert [way.forward(), way.forward(), way.forward()] == ["b", "c", "c"]
    assert not way.can_go_forward


def test_a_new_page_forgets_what_was_ahead() -> None:
    way = Way("a")
    way.go("b")
    way.back()

    way.go("c")

    assert not way.can_go_forward
    assert way.back() == "a"


def test_a_long_way_is_cut() -> None:
    way = Way("0")
    for number in range(1, 200):
        way.go(str(number))

    steps = 0
    while way.can_go_back:
        way.back()
        steps += 1

    assert steps == 50

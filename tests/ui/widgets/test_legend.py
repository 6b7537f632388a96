"""A chart's names stand beside each other, and below where there is no room."""

from ui.widgets import legend


def test_names_stand_in_a_row_where_there_is_room() -> None:
    placed = legend.laid_out(["ab", "cd"], len, 200)

    assert [(one.x, one.row) for one in placed] == [(0, 0), (54, 0)]
    assert legend.rows(placed) == 1


def test_what_has_no_room_stands_in_the_next_row() -> None:
    placed = legend.laid_out(["a" * 20, "b" * 20, "c"], len, 120)

    assert [one.row for one in placed] == [0, 1, 1]
    assert placed[1].x == 0
    assert legend.rows(placed) == 2


def test_a_name_wider_than_the_room_has_a_row_of_its_own() -> None:
    placed = legend.laid_out(["a" * 200, "b"], len, 100)

    assert [one.row for one in placed] == [0, 1]


def test_nothing_named_takes_the_room_of_a_row() -> None:
    assert legend.rows(legend.laid_out([], len, 100)) == 1

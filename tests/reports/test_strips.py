from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from reports.strips import Strip, flow, gap, height


def no_ink(_canvas: Canvas, _x: float, _y: float, /) -> None:
    raise AssertionError("nothing is drawn while pages are dealt out")


def strip(high: float = 10, **given: object) -> Strip:
    return Strip(high, no_ink, **given)  # type: ignore[arg-type]  # fields of a strip


def test_strips_that_fit_share_a_page() -> None:
    (page,) = flow([strip(), strip()], 25)

    assert [placed.below for placed in page] == [0, 10]


def test_nothing_is_one_empty_page() -> None:
    assert flow([], 100) == ((),)


def test_a_head_goes_with_what_follows_it() -> None:
    head, row = strip(stays=True), strip()

    first, second = flow([strip(), head, row], 25)

    assert [placed.strip for placed in second] == [head, row]
    assert len(first) == 1


def test_a_head_at_the_very_end_is_still_placed() -> None:
    pages = flow([strip(), strip(stays=True)], 100)

    assert len(pages[0]) == 2


def test_a_group_that_no_page_could_hold_is_let_go() -> None:
    pages = flow([strip(stays=True) for _ in range(5)], 25)

    assert [len(page) for page in pages] == [2, 2, 1]


def test_heads_stand_again_on_the_next_page() -> None:
    head = strip()
    rows = [strip(heads=(head,)) for _ in range(5)]

    pages = flow([head, *rows], 35)

    assert [page[0].strip is head for page in pages] == [True, True, True]
    assert sum(len(page) for page in pages) == 8


def test_a_sum_is_carried_where_a_page_ends() -> None:
    head, carried = strip(), strip()
    rows = [strip(heads=(head,), carried=carried) for _ in range(2)]

    first, second = flow([head, *rows], 35)

    assert first[-1].strip is carried
    assert height([placed.strip for placed in first]) <= 35
    assert second[0].strip is head


def test_no_sum_is_carried_where_the_table_ends_with_the_page() -> None:
    carried = strip()

    first, _second = flow([strip(carried=carried), strip(20)], 25)

    assert all(placed.strip is not carried for placed in first)


def test_white_space_is_left_out_at_the_top_of_a_page() -> None:
    _first, second = flow([strip(20), gap(5), strip(20)], 25)

    assert len(second) == 1


@given(st.lists(st.tuples(st.floats(1, 30), st.booleans()), max_size=40))
def test_every_strip_is_placed_once_and_in_order(
    rows: list[tuple[float, bool]],
) -> None:
    strips = [strip(high, stays=stays) for high, stays in rows]

    pages = flow(strips, 50)

    placed = [one.strip for page in pages for one in page]
    assert len(placed) == len(strips)
    assert all(one is other for one, other in zip(placed, strips, strict=True))
    assert all(height([one.strip for one in page]) <= 50 for page in pages)


def test_a_strip_may_begin_a_page() -> None:
    first, second = flow([strip(), strip(turns=True)], 100)

    assert len(first) == len(second) == 1


def test_the_first_page_is_never_left_empty_for_one_that_begins() -> None:
    assert len(flow([strip(turns=True)], 100)) == 1


FEET = {0: (strip(5),), 1: (strip(10),), 2: (strip(20),)}


def test_a_footnote_stands_at_the_foot_of_its_page_once() -> None:
    (page,) = flow([strip(notes=(1,)), strip(notes=(1,))], 100, FEET)

    assert [placed.below for placed in page] == [0, 10, 85, 90]


def test_a_page_is_full_sooner_where_a_footnote_needs_room() -> None:
    body = [strip() for _ in range(4)]

    first, second = flow([*body, strip(notes=(2,)), strip(notes=(1,))], 60, FEET)

    assert len(first) == 4
    assert [placed.below for placed in second] == [0, 10, 25, 30, 50]


@given(
    st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.sampled_from([(), (1,)]))),
    st.integers(40, 90),
)
def test_nothing_stands_on_a_footnote(
    told: list[tuple[int, bool, tuple[int, ...]]], room: int
) -> None:
    strips = [strip(high, stays=stays, notes=notes) for high, stays, notes in told]

    for page in flow(strips, room, FEET):
        ends = [placed.below + placed.strip.height for placed in page]
        begins = [placed.below for placed in page]
        assert all(end <= next_ for end, next_ in zip(ends, begins[1:], strict=False))

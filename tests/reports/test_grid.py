from reports import style
from reports.grid import strips
from reports.strips import flow, height
from tests.helpers import papers

SUMS = tuple(("", "", f"{n}.00") for n in range(40))


def test_an_empty_table_is_one_sentence() -> None:
    (strip,) = strips(papers.table(0), papers.MEASURE)

    assert strip.height > style.SMALL.leading


def test_a_short_table_stays_on_one_page() -> None:
    made = strips(papers.table(2), papers.MEASURE)

    assert [strip.stays for strip in made] == [True, True, True, False]


def test_the_heads_of_a_long_table_stay_with_three_rows() -> None:
    made = strips(papers.table(12), papers.MEASURE)

    assert [strip.stays for strip in made[:6]] == [True, True, True, True, False, False]
    assert [strip.stays for strip in made[-4:]] == [False, True, True, False]


def test_the_total_stays_with_the_last_row() -> None:
    made = strips(papers.table(2, total=("Total", "", "9.00")), papers.MEASURE)

    assert [strip.stays for strip in made[-3:]] == [True, True, False]


def test_a_long_table_carries_its_sums_over_the_page() -> None:
    made = strips(papers.table(40, running=SUMS), papers.MEASURE)

    first, *_rest, last = flow(made, 200)

    assert first[-1].strip not in made
    assert last[0].strip is made[0]
    assert last[2].strip not in made
    assert height([placed.strip for placed in first]) <= 200


def test_a_short_table_carries_nothing() -> None:
    made = strips(papers.table(5, running=SUMS[:5]), papers.MEASURE)

    assert all(strip.carried is None for strip in made)


def test_a_long_table_without_sums_carries_nothing() -> None:
    made = strips(papers.table(40), papers.MEASURE)

    assert all(strip.carried is None for strip in made)

from reports import document as d
from tests.helpers import papers


def test_every_text_of_every_block_is_said_in_order() -> None:
    told = list(d.texts(papers.document()))

    assert told[:4] == ["Loan report", "Li", "In yuan.", "1  Details"]
    assert told[-3:] == ["Borrow with care.", "Duheng 0.1.0", "0011223344556677"]
    for text in ("¥123.00", "2 loans", "A loud one.", "Inside", "Second point"):
        assert text in told
    for text in ("Amount", "2.00", "Nothing was recorded.", "By month", "Jiebei"):
        assert text in told
    for text in ("Cash ahead", "Jan", "-50"):
        assert text in told


def test_the_status_is_said_before_the_sections() -> None:
    made = papers.document(d.Section("Later", ()), status=(d.Note("First"),))

    told = list(d.texts(made))

    assert told.index("First") < told.index("1  Later")


def test_marks_and_levels_of_a_curve_are_said() -> None:
    curve = papers.curve(marks=(d.Mark(1, 2, "Lowest"),), level=d.Tick(0, "Reserve"))

    told = list(d.said(curve))

    assert told[-2:] == ["Lowest", "Reserve"]


def test_a_table_says_its_sums() -> None:
    table = papers.table(1, total=("Total", "", "9.00"), running=(("", "", "7.00"),))

    assert {"9.00", "7.00"} <= set(d.said(table))


def test_footnotes_are_numbered_in_reading_order_each_once() -> None:
    tiles = d.Tiles((d.Tile("Owed", "1", notes=("a",)), d.Tile("Due", "2")))
    blocks = (
        d.Heading("Part", ("c",)),
        d.Bars("Bars", papers.BARS, "upright", notes=("a", "d")),
        papers.curve(notes=("e",)),
        d.Note("None"),
    )
    made = papers.document(d.Section("One", blocks, ("b",)), status=(tiles,))

    assert d.footnotes(made) == {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}


def test_the_key_of_a_chart_is_said() -> None:
    bars = d.Bars("By lender", papers.BARS, "across", key=("Soon", "Later"))

    assert [*d.said(bars)][-2:] == ["Soon", "Later"]

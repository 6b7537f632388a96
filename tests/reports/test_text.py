from reports import document as d
from reports.text import plain
from tests.helpers import papers


def test_a_document_reads_from_top_to_bottom() -> None:
    text = plain(papers.document(status=(d.Note("Status"),)))

    places = [text.index(word) for word in ("Loan report", "Status", "1  Details")]

    assert places == sorted(places)
    assert text.endswith("Duheng 0.1.0 · 0011223344556677\n")


def test_columns_stand_in_line_also_in_chinese() -> None:
    table = d.Table(
        (d.Column("名称"), d.Column("金额", align=d.Align.END)),
        (("借呗", "1.00"), ("ab", "10.00")),
        "无",
        total=("合计", "11.00"),
    )
    lines = plain(papers.document(d.Section("表", (table,)))).splitlines()

    assert "名称   金额" in lines
    assert "借呗   1.00" in lines
    assert "ab    10.00" in lines
    assert "合计  11.00" in lines


def test_an_empty_table_says_what_belongs_there() -> None:
    text = plain(papers.document(d.Section("Part", (papers.table(0),))))

    assert "Nothing was recorded." in text
    assert "Amount" not in text


def test_a_curve_tells_its_ends_marks_and_range() -> None:
    curve = papers.curve(
        marks=(d.Mark(1, 2, "Lowest"),),
        level=d.Tick(0, "Reserve"),
        fan=(d.Spread(740000, 1, 2, 3),),
    )

    text = plain(papers.document(d.Section("Part", (curve,))))

    for words in ("Lowest", "Reserve", "740000: 1 2 3", "-50 0 100"):
        assert words in text


def test_lines_that_are_compared_are_told_by_their_names_and_ends() -> None:
    curve = papers.curve(label="Plan", others=(d.Trace("Minimum", ((1, 5), (9, 2))),))

    text = plain(papers.document(d.Section("Part", (curve,))))

    assert "Plan: " in text
    assert "Minimum: 2: (1, 5) … (9, 2)" in text

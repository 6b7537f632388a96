"""A footnote is numbered in the text and printed at the foot of the same page."""

from reports import document as d
from reports import feet, pdf
from tests.helpers import papers


def printed(*sections: d.Section) -> list[str]:
    made = papers.document(*sections, contents="Contents")
    return papers.pages_of(pdf.ink(made))


def test_a_footnote_stands_on_every_page_that_rests_on_it() -> None:
    one = d.Section("One", (d.Note("a"),), notes=("Rents are paid.",))
    two = d.Section("Two", (d.Note("b"),), ("Sales.", "Rents are paid."), new_page=True)

    first, second = printed(one, two)

    assert "1 One ①" in first.replace("  ", " ")
    assert "2 Two ② ①" in second.replace("  ", " ")
    assert first.count("Rents are paid.") == second.count("Rents are paid.") == 1
    assert "Sales." not in first


def test_numbers_are_circled_and_apart() -> None:
    assert feet.marks((1, 12, 21)) == "① ⑫ (21)"


def test_a_long_footnote_takes_several_lines() -> None:
    made = feet.feet({"word " * 80: 1, "short": 2}, 300)

    assert len(made[0]) == len(made[2]) == 1
    assert len(made[1]) > 3


def test_figures_headings_and_charts_carry_their_footnotes_to_their_page() -> None:
    tiles = d.Tiles((d.Tile("Owed", "¥1.00", notes=("Owed rests on this.",)),))
    blocks = (
        d.Heading("Ratios", ("Ratios rest on that.",)),
        d.Bars("By month", papers.BARS, "upright", notes=("Months rest on it.",)),
    )
    section = d.Section("Details", blocks, new_page=True)

    first, second = papers.pages_of(pdf.ink(papers.document(section, status=(tiles,))))

    assert "Owed ①" in first
    assert "Owed rests on this." in first
    assert "Ratios ②" in second
    assert "By month ③" in second
    for text in ("Ratios rest on that.", "Months rest on it."):
        assert text in second
        assert text not in first

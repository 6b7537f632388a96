"""The list of parts names the page of each and leads there."""

from io import BytesIO

from pypdf import PdfReader

from reports import document as d
from reports import pdf
from tests.helpers import papers

PARTS = tuple(
    d.Section(f"Part {name}", (d.Note("words"),), new_page=True) for name in "ABC"
)


def test_each_part_stands_with_its_page_and_a_link() -> None:
    made = pdf.ink(papers.document(*PARTS, contents="What is inside"))
    pages = PdfReader(BytesIO(made)).pages
    first = pages[0]
    said = first.extract_text()

    assert "What is inside" in said
    for n, name in enumerate("ABC", 1):
        row = said.split(f"{n}  Part {name}")[1]
        assert row.split()[0] == str(n + 1)
    links = [one.get_object()["/Dest"].get_object() for one in first["/Annots"]]
    reached = [[page == link[0].get_object() for page in pages] for link in links]
    assert sorted(place.index(True) for place in reached) == [1, 2, 3]


def test_without_a_heading_there_is_no_list() -> None:
    made = pdf.ink(papers.document(*PARTS))

    assert "/Annots" not in PdfReader(BytesIO(made)).pages[0]

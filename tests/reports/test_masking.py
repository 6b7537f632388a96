"""A masked report keeps the end of long numbers only, in every text it says."""

from dataclasses import replace

import pytest

from reports import document as d
from reports.masking import masked
from tests.helpers import papers


def said(text: str) -> str:
    document = papers.document(d.Section("One", (d.Note(text),)))
    return "\n".join(d.texts(masked(document))).split("1  One\n")[1].split("\n")[0]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Card 6222021234567890123", "Card •••• 0123"),
        ("Card 6222 0212 3456 7890", "Card •••• 7890"),
        ("11010519491231002X", "•••• 1002X"),
        ("2026-11-25 6222021234567890", "2026-11-25 •••• 7890"),
        ("010-8888-7777", "•••• 7777"),
    ],
)
def test_a_long_number_is_cut_to_its_end(typed: str, printed: str) -> None:
    assert said(typed) == printed


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-25",
        "from 2026-11-25 2027-01-02",
        "2026-11-25 36 000",
        "No 123456",
        "1,234,567.89",
    ],
)
def test_days_and_short_numbers_stay(typed: str) -> None:
    assert said(typed) == typed


def test_all_else_of_a_document_stays_as_it_was() -> None:
    document = papers.document(d.Section("One", (papers.table(), d.Note("6222021234"))))

    made = masked(document)

    assert made.mark == document.mark
    assert replace(made, sections=document.sections) == document
    assert made.sections[0].blocks[0] == document.sections[0].blocks[0]

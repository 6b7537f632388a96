"""A report's document as rich text."""

import pytest

from planner.model.records import BookKind
from planner.wording import i18n
from reports.document import (
    Bar,
    Bars,
    Heading,
    Note,
    Points,
    Section,
    Table,
    Tone,
    texts,
)
from reports.write import report
from tests.helpers.screen import TODAY, sample
from ui.preview import html, section_html


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_word_of_the_document_is_there(language: i18n.Language, qtbot) -> None:
    from PySide6.QtGui import QTextDocument  # noqa: PLC0415  # only here

    i18n.use(language)
    document = report(sample(BookKind.BUSINESS), TODAY, "bank")
    made = QTextDocument()
    made.setHtml(html(document))
    plain = "".join(made.toPlainText().split())

    missing = [
        text
        for text in (document.title, document.closing, *texts(document))
        if "".join(text.split()) not in plain
    ]
    # Ticks of charts and running sums belong to the printed page.
    assert len(missing) < len(list(texts(document))) / 2
    assert document.closing not in missing


def test_each_kind_of_block_has_its_form() -> None:
    section = Section(
        "T",
        (
            Note("a<b", Tone.STRONG),
            Note("small", Tone.SMALL),
            Heading("head"),
            Points(("one", "two")),
            Table((), (), "nothing"),
            Bars("bars", (Bar("x", 5, "¥5"), Bar("y", 0, "¥0")), "across"),
        ),
    )

    made = section_html(section)

    assert "a&lt;b" in made
    for part in ("<h3>head</h3>", "<li>two</li>", "nothing", "¥5"):
        assert part in made


def test_what_figures_take_for_granted_stands_below_them_once() -> None:
    blocks = (Heading("Ratios", ("Rests on this.",)), Note("Plain"))
    section = Section("T", blocks, ("Rests on that.", "Rests on this."))

    made = section_html(section)

    assert made.count("Rests on this.") == 1
    assert made.index("Plain") < made.index("Rests on that.")

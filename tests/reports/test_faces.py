from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Barrier, BrokenBarrierError

import pytest
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from reports import faces, style
from reports.ink import draw_line
from reports.lines import lines

FOLDER = Path(faces.__file__).parent / "fonts"


@pytest.mark.parametrize(
    ("char", "face"),
    [
        ("好", style.BOLD_FACE),
        ("䶮", style.TEXT_FACE),
        ("😀", "NotoEmoji-Regular"),
        ("ů", "DejaVuSans-Rest"),
    ],
)
def test_a_character_takes_the_first_face_that_has_it(char: str, face: str) -> None:
    assert faces.glyph(char, style.BOLD_FACE).face == face


def test_a_character_of_no_face_is_spelled_as_its_code_point() -> None:
    shape = faces.glyph("\U00020bb7", style.TEXT_FACE)

    assert shape.text == "〔U+20BB7〕"
    assert shape.width > 3


def test_figures_are_all_as_wide_as_each_other() -> None:
    for face in (style.TEXT_FACE, style.BOLD_FACE):
        assert len({faces.glyph(figure, face).width for figure in "0123456789"}) == 1


def test_a_missing_face_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(faces, "_FOLDER", tmp_path)

    with pytest.raises(faces.FontMissingError, match=r"None\.ttf"):
        faces.font("None")


def test_signs_and_joined_letters_are_copied_as_typed() -> None:
    out = BytesIO()
    canvas = Canvas(out, initialFontName=faces.font(style.TEXT_FACE).fontName)
    for face, text in (("NotoEmoji-Regular", "😀"), ("DejaVuSans-Rest", "\ufee2")):
        canvas.setFont(faces.font(face).fontName, 12)
        canvas.drawString(50, 500, text)
        canvas.drawString(50, 400, text)
    canvas.save()

    text = PdfReader(out).pages[0].extract_text()

    assert "😀" in text
    assert "م" in text


@pytest.fixture
def unread() -> Iterator[None]:
    """No face was read yet, as when the program has just begun."""
    forget()
    yield
    forget()


def forget() -> None:
    """Let both the program and reportlab forget our faces."""
    faces.font.cache_clear()
    faces.read.cache_clear()
    for name in pdfmetrics.getRegisteredFontNames():
        known = pdfmetrics.getFont(name)
        if isinstance(known, faces.Face):
            known.unregister()


def test_threads_that_ask_at_once_get_one_face(
    unread: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = Barrier(2)
    inside = faces.Face.__init__

    def slow(self: faces.Face, name: str, filename: str) -> None:
        with suppress(BrokenBarrierError):
            both.wait(0.05)  # a second maker would come in here
        inside(self, name, filename)

    monkeypatch.setattr(faces.Face, "__init__", slow)

    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(faces.font, [style.TEXT_FACE] * 2)

    assert one is other
    assert pdfmetrics.getFont(style.TEXT_FACE) is one


def test_two_reports_written_by_two_threads_are_as_if_written_alone(
    unread: None,
) -> None:
    words = ("度衡 12,345.67 还款", "Owed 890 · 计划与额度 ů")
    begins = Barrier(4)

    def written(words: str) -> bytes:
        begins.wait(10)
        return document(words)

    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(written, words * 2))

    assert made == [document(text) for text in words * 2]


def document(words: str) -> bytes:
    """A file of several pages in several faces."""
    out = BytesIO()
    faces.font(style.TEXT_FACE)
    canvas = Canvas(out, invariant=1)
    canvas.setFont(style.TEXT_FACE, 12)
    for _ in range(3):
        for place, face in enumerate((style.TEXT_FACE, style.BOLD_FACE)):
            kind = replace(style.BODY, face=face)
            (line,) = lines(words, kind, 500)
            draw_line(canvas, line, kind, 50, 500 - 40 * place)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_the_licences_of_all_faces_are_beside_them() -> None:
    named = (FOLDER / "README.md").read_text(encoding="utf-8")

    for path in FOLDER.iterdir():
        assert path.name == "README.md" or f"`{path.name}`" in named
    assert {"OFL.txt", "OFL-NotoEmoji.txt", "LICENSE-DejaVu.txt"} <= {
        path.name for path in FOLDER.iterdir()
    }

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from reports import faces, style

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


def test_the_licences_of_all_faces_are_beside_them() -> None:
    named = (FOLDER / "README.md").read_text(encoding="utf-8")

    for path in FOLDER.iterdir():
        assert path.name == "README.md" or f"`{path.name}`" in named
    assert {"OFL.txt", "OFL-NotoEmoji.txt", "LICENSE-DejaVu.txt"} <= {
        path.name for path in FOLDER.iterdir()
    }

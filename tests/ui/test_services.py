"""What the window needs but may not import."""

from pathlib import Path

from ui.services import Options, Picture


def test_a_picture_is_light_and_of_the_usual_size_unless_asked() -> None:
    picture = Picture("overview", Path("o.png"))

    assert (picture.width, picture.height, picture.theme, picture.scale) == (
        1280,
        800,
        "light",
        1.0,
    )
    assert Options(0.0).picture is None

from reports import style


def test_a_bold_character_falls_back_to_the_text_face_first() -> None:
    assert style.ORDER[style.BOLD_FACE][:2] == (style.BOLD_FACE, style.TEXT_FACE)
    assert style.ORDER[style.BOLD_FACE][1:] == style.ORDER[style.TEXT_FACE]


def test_a_type_keeps_its_face_in_another_size() -> None:
    small = style.TITLE.sized(5)

    assert (small.face, small.size) == (style.TITLE.face, 5)


def test_the_frame_of_the_page_is_what_the_margins_leave() -> None:
    page = style.Page(100, 200, left=10, right=20, top=30, bottom=40)

    assert (page.measure, page.room) == (70, 130)

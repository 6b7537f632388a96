from ui.tip import plain_tip


def test_words_are_shown_as_they_are() -> None:
    assert plain_tip("1 < 2 & 3\n4") == "1 < 2 & 3\n4"


def test_markup_is_shown_as_words() -> None:
    assert plain_tip("<b>a</b>\n<img src='x'>") == (
        "<p>&lt;b&gt;a&lt;/b&gt;<br>&lt;img src=&#x27;x&#x27;&gt;</p>"
    )

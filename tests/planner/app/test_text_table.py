"""Tables that stand straight, also with Chinese in them."""

from planner.app.text_table import text_table, width


def test_columns_stand_under_each_other() -> None:
    table = text_table(("额度", "n"), (("花呗", "1"), ("a", "1,000")), right=[1])

    assert table == "额度      n\n----  -----\n花呗      1\na     1,000"


def test_combining_characters_take_no_room() -> None:
    assert width("e\u0301") == 1
    assert width("额e") == 3


def test_what_a_record_holds_cannot_command_the_terminal() -> None:
    table = text_table(("x",), (("a\x1b[2Jb\nc",),))

    assert "\x1b" not in table
    assert table.splitlines()[-1] == "a [2Jb c"

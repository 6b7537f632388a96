from planner.app import cli
from planner.app.verb_help import SAYS, verbs_told
from planner.wording import i18n


def test_every_verb_says_what_it_is_for() -> None:
    assert list(SAYS) == list(cli.VERBS)
    assert len(set(SAYS.values())) == len(SAYS)


def test_the_list_fits_a_terminal_and_lines_up() -> None:
    lines = verbs_told().splitlines()

    assert len(lines) == len(SAYS)
    assert max(map(len, lines)) <= 80
    wide = max(map(len, SAYS))
    assert all(line[wide + 2 : wide + 4] == "  " for line in lines)


def test_the_list_is_told_in_chinese_too() -> None:
    with i18n.speaking("zh"):
        told = verbs_told()

    assert "账本" in told
    assert all(says not in told for says in SAYS.values())

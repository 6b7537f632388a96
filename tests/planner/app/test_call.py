"""A call that cannot be understood is answered with one sentence."""

from datetime import date

import pytest

from planner.app.call import CallError, CallParser, add_common
from planner.errors import FieldError, NotUnderstoodError
from planner.wording import i18n


@pytest.fixture
def parser() -> CallParser:
    parser = CallParser(prog="main.py test")
    add_common(parser)
    parser.add_argument("book")
    parser.add_argument("--months", type=int)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--a", action="store_true")
    group.add_argument("--b", action="store_true")
    return parser


def test_the_common_options_are_read(parser: CallParser) -> None:
    args = parser.parse_args(["--json", "x", "--on", "2026-01-02", "--lang", "zh"])

    assert (args.json, args.book, args.on) == (True, "x", date(2026, 1, 2))
    assert args.lang == "zh"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], "missing: book"),
        (["x", "y", "--zzz"], "not known here: y --zzz"),
        (["x", "--mon", "5"], "not known here: --mon 5"),
        (["x", "--months"], "“--months” needs a value"),
        (["x", "--months", "many"], "“--months” cannot be 'many'"),
        (["x", "--a", "--b"], "“--b” does not go with “--a”"),
        (["x", "--json=5"], "“--json” takes no value"),
    ],
)
def test_a_mistake_has_its_sentence(
    parser: CallParser, argv: list[str], said: str
) -> None:
    with pytest.raises(CallError) as refused:
        parser.parse_args(argv)

    assert said in str(refused.value)


def test_a_choice_that_is_none_names_the_choices(parser: CallParser) -> None:
    with pytest.raises(FieldError) as refused:
        parser.parse_args(["x", "--lang", "fr"])

    assert "--lang" in str(refused.value)
    assert "zh" in str(refused.value)


def test_a_day_that_does_not_exist_is_named(parser: CallParser) -> None:
    with pytest.raises(FieldError, match="“--on”"):
        parser.parse_args(["x", "--on", "2026-02-30"])


def test_an_unforeseen_complaint_is_passed_on(parser: CallParser) -> None:
    with pytest.raises(NotUnderstoodError, match="odd"):
        parser.error("something odd")


def test_help_and_version_are_told(
    parser: CallParser, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parser.parse_args(["--version"])

    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("Duheng ")


def test_help_speaks_the_language_of_the_reader(
    parser: CallParser, capsys: pytest.CaptureFixture[str]
) -> None:
    with i18n.speaking("zh"), pytest.raises(SystemExit):
        parser.parse_args(["--help"])

    said = capsys.readouterr().out
    assert said.startswith("用法：")
    assert all(word in said for word in ("参数:", "选项:", "显示本帮助后退出"))
    assert "输出一份 JSON" in said


def test_a_heading_of_a_verbs_own_stays(
    parser: CallParser, capsys: pytest.CaptureFixture[str]
) -> None:
    parser.add_argument_group("own").add_argument("--quiet", action="store_true")

    with pytest.raises(SystemExit):
        parser.parse_args(["--help"])

    assert "own:" in capsys.readouterr().out

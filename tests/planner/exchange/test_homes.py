import pytest

from planner.exchange.homes import line_of, loans_of
from planner.exchange.judgement import CARD, Credit
from planner.model.book import Book
from tests.helpers import make

CMB = make.line("cmb", name="招行信用卡 尾号1234")
BOC = make.line("boc", name="中国银行信用卡(1875)")
BOC2 = make.line("boc2", name="中国银行信用卡(1341)")
HUABEI = make.line("hb", name="花呗", channel="huabei", type=None)


def _line(credit, *lines):
    found = line_of(Book().with_(*lines), credit)
    return found.id if found else None


@pytest.mark.parametrize(
    ("credit", "expected"),
    [
        (Credit(CARD, "中国银行", "1875"), "boc"),
        (Credit(CARD, "中国银行", "1341"), "boc2"),
        (Credit(CARD, "中国银行", "9999"), None),
        (Credit(CARD, "中国银行"), None),
        (Credit(CARD, "招商银行"), "cmb"),
        (Credit(CARD, "招商银行", "1234"), "cmb"),
        (Credit(CARD, "工商银行"), None),
        (Credit("huabei"), "hb"),
        (Credit("xinyonggou"), "hb"),
        (Credit("meituan-yuefu"), None),
    ],
)
def test_a_line_is_told_by_channel_bank_and_digits(credit, expected):
    assert _line(credit, CMB, BOC, BOC2, HUABEI) == expected


def test_the_only_card_without_a_name_is_meant_unless_its_digits_differ():
    plain = make.line("card", name="我的卡")
    named = make.line("card", name="我的卡(1111)")

    assert _line(Credit(CARD, "工商银行", "1875"), plain) == "card"
    assert _line(Credit(CARD, "工商银行", "1875"), named) is None
    assert _line(Credit(CARD), CMB) is None


def test_digits_that_two_cards_share_leave_it_to_the_bank():
    twin = make.line("twin", name="工商银行(1875)")

    assert _line(Credit(CARD, "中国银行", "1875"), BOC, twin) == "boc"


def test_a_channel_may_be_free_text():
    assert _line(Credit("jd-baitiao"), make.line("b", channel="京东白条")) == "b"
    assert _line(Credit("分付"), make.line("f", channel="分付", type=None)) == "f"
    assert (
        _line(Credit(CARD, "招商银行"), make.line("c", channel="招商银行信用卡")) == "c"
    )


def test_two_lines_of_a_channel_are_none():
    twin = make.line("hb2", channel="huabei", type=None)

    assert _line(Credit("huabei"), HUABEI, twin) is None


def test_loans_are_those_of_the_channel_or_of_a_line_with_it():
    on_line = make.loan("a", line="hb", channel="")
    alone = make.loan("b", channel="花呗")
    other = make.loan("c", channel="jiebei")
    book = Book().with_(HUABEI, on_line, alone, other)

    assert [x.id for x in loans_of(book, Credit("huabei"))] == ["a", "b"]


def test_loans_on_a_card_are_those_of_that_card():
    book = Book().with_(CMB, make.loan("a", line="cmb"), make.loan("b"))

    assert [x.id for x in loans_of(book, Credit(CARD, "招商银行"))] == ["a"]
    assert loans_of(book, Credit(CARD, "工商银行")) == ()


def test_a_bank_loan_is_any_that_names_no_other_bank():
    abc = make.loan("a", name="农行网捷贷")
    icbc = make.loan("i", name="工行融e借")
    plain = make.loan("p", name="装修")
    on_line = make.loan("l", line="cmb")
    book = Book().with_(CMB, abc, icbc, plain, on_line)

    assert [x.id for x in loans_of(book, Credit("", "农业银行"))] == ["a", "p"]

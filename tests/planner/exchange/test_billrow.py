from planner.exchange.billrow import FLOWS, Flow
from tests.helpers.bills import bill_row


def test_the_words_for_the_direction_of_all_exports_are_known():
    assert FLOWS["收入"] is Flow.IN
    assert FLOWS["支出"] is Flow.OUT
    assert {FLOWS[word] for word in ("不计收支", "其他", "/", "")} == {Flow.NEUTRAL}


def test_a_row_is_in_yuan_unless_it_says_otherwise():
    assert bill_row().foreign == ""

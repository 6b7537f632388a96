from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.fingerprint import (
    SHORT,
    family_of,
    file_mark,
    fingerprints,
    short,
    shorts,
)
from planner.exchange.read import read_bills
from planner.model.book import Book
from tests.helpers.bills import FILES, bill_row

# name, rows, and a digest of the fingerprints that books made before have
AGREED = (Path(__file__).parent / "fingerprints.txt").read_text(encoding="utf-8")
STRONG = "2023021222001100010312345678"


def test_padding_inside_and_around_changes_nothing():
    one = fingerprints([bill_row(item="自动还款 - 花呗")], "alipay")
    other = fingerprints([bill_row(item="自动还款-花呗")], "alipay")

    assert one == other


def test_equal_rows_of_one_file_are_two_rows():
    first, second = fingerprints([bill_row(), bill_row()], "alipay")

    assert first != second


def test_the_issuers_own_number_holds_over_generations():
    web = bill_row(order=STRONG, item="午餐", clock="12:00:01")
    app = bill_row(order=STRONG, item="午餐(老王)", clock="12:00:00")

    assert fingerprints([web], "alipay") == fingerprints([app], "alipay")


def test_a_refund_under_the_same_number_is_another_row():
    paid = bill_row(order=STRONG, item="午餐")
    back = bill_row(order=STRONG, item="退款-午餐")

    assert fingerprints([paid], "jd") != fingerprints([back], "jd")


def test_a_masked_number_tells_nothing():
    masked = "2023xxxxxxxxxxxxxxxxxxxxxxxx"

    one, other = (bill_row(order=masked, item=item) for item in "ab")

    assert fingerprints([one], "alipay") != fingerprints([other], "alipay")


def test_two_issuers_never_share_a_fingerprint():
    assert fingerprints([bill_row()], "jd") != fingerprints([bill_row()], "meituan")
    assert family_of(fingerprints([bill_row()], "jd")[0]) == "jd"


@given(st.lists(st.integers(0, 3), max_size=30))
def test_fingerprints_are_unique_and_do_not_depend_on_neighbours(amounts):
    rows = [bill_row(amount=f"{amount}.00") for amount in amounts]

    marks = fingerprints(rows, "jd")

    assert len(set(marks)) == len(rows)
    assert sorted(marks) == sorted(fingerprints(rows[::-1], "jd"))


def test_the_mark_of_a_file_holds_the_short_marks_of_its_rows():
    marks = fingerprints([bill_row(), bill_row(item="b")], "jd")

    assert file_mark(marks) == file_mark(marks[::-1])
    assert list(shorts("".join(map(short, marks)))) == [m[-SHORT:] for m in marks]


@pytest.mark.parametrize("agreed", AGREED.splitlines())
def test_the_real_files_keep_the_fingerprints_that_books_know(agreed):
    name = agreed.split()[0]
    marks = [row.fingerprint for row in read_bills([FILES / name], Book()).judged]
    digest = sha256("\n".join(marks).encode()).hexdigest()[:16]

    assert f"{name} {len(marks)} {digest}" == agreed

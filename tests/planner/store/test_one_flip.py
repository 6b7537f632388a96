"""One byte that rot changed in a row is found by the sum alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.store import one_flip
from planner.store.one_flip import unflipped
from planner.store.sums import MODULUS, row_sum, total

ROW = ("count", "2026-11-25", 12_345, None)


def lack(was: tuple, now: tuple) -> int:
    return (row_sum("cash", was) - row_sum("cash", now)) % MODULUS


@given(cell=st.integers(-(2**63), 2**63 - 1), bit=st.integers(0, 63))
def test_a_flipped_bit_of_a_number_is_put_back(cell: int, bit: int) -> None:
    turned = (cell ^ (1 << bit)) % 2**64
    now = ("a", turned - 2**64 if turned >> 63 else turned)

    found = unflipped("cash", [(7, now)], lack(("a", cell), now), whole_bytes=False)

    assert found == (7, ("a", cell))


@given(text=st.text(min_size=1, max_size=8), at=st.integers(0, 99), mark=st.data())
def test_a_changed_byte_of_a_text_is_put_back(
    text: str, at: int, mark: st.DataObject
) -> None:
    content = bytearray(text.encode())
    content[at % len(content)] ^= mark.draw(st.integers(1, 255))
    now = (content.decode(errors="surrogateescape"), None)

    found = unflipped("cash", [(1, now)], lack((text, None), now), whole_bytes=True)

    assert found == (1, (text, None))


def test_the_row_that_changed_is_found_among_others() -> None:
    now = ("count", "2026-11-25", 12_344, None)
    rows = [(1, ("other", "2026-11-24", 1, None)), (2, now)]
    sums = total("cash", [ROW, rows[0][1]]) - total("cash", [now, rows[0][1]])

    found = unflipped("cash", rows, sums % MODULUS, whole_bytes=False)

    assert found == (2, ROW)


def test_what_is_no_single_byte_is_not_guessed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = ("count", "2026-11-25", 999_999, None)

    assert unflipped("cash", [(1, now)], lack(ROW, now), whole_bytes=False) is None

    monkeypatch.setattr(one_flip, "_MOST_TRIES", 5)
    assert unflipped("cash", [(1, now)], lack(ROW, now), whole_bytes=True) is None

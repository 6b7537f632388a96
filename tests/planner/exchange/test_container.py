import struct

import pytest

from planner.exchange.container import ContainerError, stream
from tests.helpers.old_xls import container

CONTENT = bytes(range(256)) * 5


@pytest.mark.parametrize(
    "given", [{}, {"small_below": 4096}, {"difat": True}], ids=["big", "small", "more"]
)
def test_a_stream_comes_out_whole(given):
    assert stream(container(CONTENT, **given), ("Book", "Workbook")) == CONTENT


def test_the_first_name_that_is_there_wins():
    assert stream(container(CONTENT, "Book"), ("Workbook", "Book")) == CONTENT


@pytest.mark.parametrize(
    ("at", "value"),
    [(0, 0), (0x1E, 7), (0x30, 9999), (0x30, 4)],
    ids=["magic", "sector size", "directory nowhere", "directory without a root"],
)
def test_what_contradicts_itself_is_refused(at, value):
    raw = bytearray(container(CONTENT))
    struct.pack_into("<H", raw, at, value)

    with pytest.raises(ContainerError):
        stream(bytes(raw), ("Workbook",))


def test_a_chain_that_goes_round_is_refused():
    raw = bytearray(container(CONTENT))
    struct.pack_into("<I", raw, 512 + 4 * 5, 4)

    with pytest.raises(ContainerError, match="nowhere"):
        stream(bytes(raw), ("Workbook",))


def test_a_list_of_tables_that_ends_early_is_followed_no_further():
    raw = bytearray(container(CONTENT))
    struct.pack_into("<II", raw, 0x44, 0xFFFFFFFE, 1)

    assert stream(bytes(raw), ("Workbook",)) == CONTENT


def test_a_list_of_tables_beyond_the_end_is_refused():
    raw = bytearray(container(CONTENT))
    struct.pack_into("<II", raw, 0x44, 999, 1)

    with pytest.raises(ContainerError):
        stream(bytes(raw), ("Workbook",))


def test_a_file_cut_in_its_head_or_without_the_stream_is_refused():
    with pytest.raises(ContainerError):
        stream(container(CONTENT)[:40], ("Workbook",))
    with pytest.raises(ContainerError, match="no such"):
        stream(container(CONTENT), ("Other",))

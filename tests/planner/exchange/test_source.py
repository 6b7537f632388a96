import io
import os
import struct
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest
import pyzipper

from planner.errors import PlannerError
from planner.exchange import errors, source
from planner.exchange.source import sources, stamp, unchanged
from tests.helpers.locked import PASSWORD, locked_zip

FUZZ = Path(__file__).parents[2] / "fuzz" / "corpus"


def _zip(path, members, **given):
    with zipfile.ZipFile(path, "w", **given) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


def test_a_file_is_its_own_source(tmp_path):
    path = tmp_path / "bill.csv"
    path.write_bytes(b"a,b\n")

    (found,) = sources(path)

    assert (found.name, found.size, found.head) == (str(path), 4, b"a,b\n")
    with found.open() as stream:
        assert stream.read() == b"a,b\n"


def test_what_is_there_but_no_bill_file_is_refused(tmp_path):
    empty = tmp_path / "empty.csv"
    empty.touch()
    os.mkfifo(tmp_path / "pipe")

    for path, refusal in (
        (tmp_path, errors.FolderError),
        (tmp_path / "none.csv", errors.NoFileError),
        (empty, errors.EmptyFileError),
        (tmp_path / "pipe", errors.NoPlainFileError),
        (empty / "below.csv", errors.UnreadableFileError),
    ):
        with pytest.raises(refusal):
            sources(path)


def test_a_file_beyond_any_bill_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(source.MOST + 1)

    with pytest.raises(errors.TooLargeError):
        sources(path)


def test_the_bills_in_a_zip_are_sources_of_their_own(tmp_path):
    path = _zip(
        tmp_path / "a.zip", {"x/支付宝.csv": b"a", "b.XLSX": b"b", "c.pdf": b"c"}
    )

    found = sources(path)

    assert [x.name for x in found] == [f"{path}/x/支付宝.csv", f"{path}/b.XLSX"]
    assert found[0].open().read() == b"a"


def test_a_name_in_gbk_without_a_flag_is_read(tmp_path):
    path = _zip(tmp_path / "a.zip", {"bbbb.csv": b"a"})
    raw = path.read_bytes().replace(b"bbbb", "账单".encode("gbk"))
    path.write_bytes(raw)

    assert sources(path)[0].name == f"{path}/账单.csv"


def test_a_name_in_no_known_encoding_stays_as_it_is(tmp_path):
    path = _zip(tmp_path / "a.zip", {"bb.csv": b"a"})
    path.write_bytes(path.read_bytes().replace(b"bb.csv", b"b\xff.csv"))

    assert sources(path)[0].name.endswith(".csv")


def test_a_spreadsheet_is_not_unpacked(tmp_path):
    path = _zip(tmp_path / "a.xlsx", {"[Content_Types].xml": b"x", "y.csv": b"z"})

    assert [x.name for x in sources(path)] == [str(path)]


def test_a_zip_without_a_bill_is_refused(tmp_path):
    with pytest.raises(errors.EmptyZipError):
        sources(_zip(tmp_path / "a.zip", {"readme.md": b"x"}))


def test_a_zip_whose_only_member_has_no_name_is_refused():
    found_by_the_hunt = FUZZ / "nameless.zip"

    with pytest.raises(PlannerError):
        sources(found_by_the_hunt)


def test_an_empty_bill_in_a_zip_is_refused(tmp_path):
    with pytest.raises(errors.EmptyFileError):
        sources(_zip(tmp_path / "a.zip", {"bill.csv": b""}))


def test_a_locked_zip_opens_with_its_password_only(tmp_path):
    path = locked_zip(tmp_path / "a.zip", {"bill.csv": b"a,b", "more.csv": b"c"})

    with pytest.raises(errors.LockedZipError):
        sources(path)
    with pytest.raises(errors.WrongPasswordError):
        sources(path, "123456")
    assert [one.head for one in sources(path, PASSWORD)] == [b"a,b", b"c"]


def test_a_zip_locked_with_aes_opens_with_its_password_only(tmp_path):
    path = tmp_path / "a.zip"
    with pyzipper.AESZipFile(
        path, "w", compression=zipfile.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as packed:
        packed.setpassword(PASSWORD.encode())
        packed.writestr("账单.csv", b"a,b")

    with pytest.raises(errors.LockedZipError):
        sources(path)
    with pytest.raises(errors.WrongPasswordError, match="does not open"):
        sources(path, "123456")
    assert [one.head for one in sources(path, PASSWORD)] == [b"a,b"]
    content = bytearray(path.read_bytes())
    content[content.index("账单.csv".encode()) + 40] ^= 1
    path.write_bytes(content)
    with pytest.raises(errors.WrongPasswordError):
        sources(path, PASSWORD)


def test_members_are_bills_by_their_content_where_no_name_tells_it(tmp_path):
    path = _zip(tmp_path / "a.zip", {"bill": b"a,b", "x/": b"", "read.me": b"c"})

    assert [one.head for one in sources(path)] == [b"a,b"]


def test_a_locked_zip_asks_for_its_password(tmp_path):
    path = _zip(tmp_path / "a.zip", {"bill.csv": b"a,b"})
    raw = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", raw, raw.index(mark) + place, 1)
    path.write_bytes(raw)

    with pytest.raises(errors.LockedZipError):
        sources(path)


def test_a_zip_bomb_is_not_opened(tmp_path):
    bomb = {"bill.csv": b"0" * 20_000_000}

    with pytest.raises(errors.SwollenError):
        sources(_zip(tmp_path / "a.zip", bomb, compression=zipfile.ZIP_DEFLATED))


def test_a_zip_that_lies_about_its_size_is_not_unpacked_beyond_it(
    tmp_path, monkeypatch
):
    path = _zip(
        tmp_path / "a.zip",
        {"bill.csv": b"0" * 5_000_000},
        compression=zipfile.ZIP_DEFLATED,
    )
    size = struct.pack("<I", 5_000_000)
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<I", 1000)))
    monkeypatch.setattr(source, "MIB", 64)  # what is unpacked at a time
    tracemalloc.start()

    with pytest.raises(errors.BrokenZipError):
        sources(path)

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


def test_a_damaged_zip_is_refused(tmp_path):
    path = _zip(tmp_path / "a.zip", {"bill.csv": b"a,b" * 100})
    path.write_bytes(path.read_bytes()[:-30])

    with pytest.raises(errors.BrokenZipError):
        sources(path)


def test_a_pipe_is_read_where_a_file_is_called_minus(monkeypatch, tmp_path):
    packed = _zip(tmp_path / "a.zip", {"bill.csv": b"a,b"}).read_bytes()

    for content, names in ((b"a,b\n", ["-"]), (packed, ["-/bill.csv"])):
        stdin = io.TextIOWrapper(io.BytesIO(content))
        monkeypatch.setattr(sys, "stdin", stdin)

        assert [x.name for x in sources(source.Path("-"))] == names

    with unchanged(source.Path("-"), stamp(source.Path("-"))):
        pass


@pytest.mark.parametrize("name", ["missing", "a\0b"])
def test_no_file_has_no_stamp(tmp_path, name):
    assert stamp(tmp_path / name) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_bytes(b"ab"),
        lambda path: path.unlink(),
        lambda path: (path.unlink(), path.read_bytes()),
    ],
)
def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, change):
    path = tmp_path / "bill.csv"
    path.write_bytes(b"a")
    before = stamp(path)

    with unchanged(path, before):
        path.read_bytes()
    with pytest.raises(errors.FileChangedError), unchanged(path, before):
        change(path)

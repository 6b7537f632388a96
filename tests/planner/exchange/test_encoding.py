import pytest

from planner.exchange.encoding import Encoding, candidates, decodes, foreign_lines
from planner.exchange.source import sources

TEXT = "交易时间,收/支,金额\n2026-03-05,支出,10.00\n"


@pytest.mark.parametrize(
    ("codec", "first"),
    [
        ("gb18030", Encoding.GB18030),
        ("utf-8", Encoding.UTF_8),
        ("utf-8-sig", Encoding.UTF_8_BOM),
        ("utf-16", Encoding.UTF_16),
        ("utf-16-le", Encoding.UTF_16_LE),
        ("utf-16-be", Encoding.UTF_16_BE),
    ],
)
def test_the_encoding_is_told_by_content(codec, first):
    content = TEXT.encode(codec)

    found = candidates(content)[0]

    assert found is first
    assert content.decode(found.codec) == TEXT


def test_a_character_cut_at_the_end_of_the_head_is_no_fault():
    assert decodes(TEXT.encode()[:1], Encoding.UTF_8)
    assert not decodes(b"\xff\xff\xff", Encoding.GB18030)


def _source(folder, content):
    path = folder / "bill.csv"
    path.write_bytes(content)
    return sources(path)[0]


def test_lines_of_utf_8_in_a_gb18030_file_are_found(tmp_path):
    first, second = TEXT.encode("gb18030"), TEXT.encode("utf-8")
    source = _source(tmp_path, first + second)

    assert foreign_lines(source, Encoding.GB18030) == {3, 4}


def test_a_pure_file_has_no_foreign_lines(tmp_path):
    assert not foreign_lines(
        _source(tmp_path, TEXT.encode("gb18030")), Encoding.GB18030
    )
    assert not foreign_lines(_source(tmp_path, TEXT.encode()), Encoding.UTF_8)

from planner.exchange.gather import gathered
from planner.exchange.source import sources
from tests.helpers.bills import FILES


def test_a_file_is_told_with_its_format_encoding_and_totals():
    (source,) = sources(FILES / "jd.csv")
    looks: list[int] = []

    file = gathered(source, lambda line: not looks.append(line))

    assert (file.format, file.encoding, len(file.rows)) == ("jd", "UTF-8 BOM", 26)
    assert file.reconciles is True
    assert len(set(file.marks)) == 26
    assert looks == [23]

from reports import owners_report
from tests.helpers import lives, make


def test_three_rows_tell_apart_and_together() -> None:
    own = make.line("own", limit="20000.00", owner=lives.r.Owner.PRIVATE)

    made = owners_report.section(lives.firm(own), lives.ON)
    (table,) = made.blocks
    (note,) = made.notes

    assert "names no owner is the firm's" in note
    assert [row[0] for row in table.rows] == ["the firm's", "private", "both together"]
    assert [row[4] for row in table.rows] == [
        *("200,000.00", "20,000.00", "220,000.00")
    ]
    assert [row[-1] for row in table.rows] == ["7.33%", "–", "7.33%"]

import pytest

from planner.errors import InLineError
from planner.exchange import errors, rows
from tests.helpers.bills import APP_HEAD, FILES, app_bill, app_row, read


def _notes(reading):
    return [str(note) for note in reading.files[0].notes if "cut" in str(note)]


def test_a_row_cut_off_in_the_middle_is_skipped_and_named(tmp_path):
    reading = read(tmp_path, app_bill(app_row(), app_row()[:40], app_row("b")))

    assert [row.row for row in reading.judged] == [4, 6]
    assert _notes(reading) == ["Line 5 is cut off and was skipped."]


def test_a_cut_through_a_character_is_a_cut_too(tmp_path):
    whole = app_bill(app_row(), app_row("b"))
    end = whole.rindex("面馆".encode("gb18030")) + 1

    reading = read(tmp_path, whole[:end])

    assert [row.row for row in reading.judged] == [4]
    assert _notes(reading) == ["Line 5 is cut off and was skipped."]


def test_a_row_cut_in_its_first_cell_is_named(tmp_path):
    assert _notes(read(tmp_path, app_bill(app_row(), "2026-0"))) == [
        "Line 5 is cut off and was skipped."
    ]


def test_a_bill_of_cut_rows_only_is_refused(tmp_path):
    with pytest.raises(errors.NoRowsLeftError) as refused:
        read(tmp_path, app_bill(app_row()[:40], app_row()[:50]))

    assert refused.value.values["cut"] == 2


@pytest.mark.parametrize(
    ("given", "field"),
    [({"when": "2026-02-30 10:00:00"}, "交易时间"), ({"amount": "4x.74"}, "金额")],
)
def test_a_whole_row_that_cannot_be_read_is_refused_with_line_and_field(
    tmp_path, given, field
):
    with pytest.raises(InLineError) as refused:
        read(tmp_path, app_bill(app_row(), app_row(**given)))

    assert refused.value.values["line"] == 5
    assert field in str(refused.value)


def test_a_comma_that_was_not_quoted_is_joined_again(tmp_path):
    item, party = app_row(item="午餐,两份,加汤"), app_row(party="面馆,分店")

    reading = read(tmp_path, app_bill(item, party))

    assert [str(row.amount) for row in reading.judged] == ["10.00", "10.00"]
    assert reading.judged[1].counterparty == "面馆"


def test_a_row_with_cells_that_fit_nowhere_is_refused(tmp_path):
    broken = app_row(amount="x").replace("午餐", "午,餐")

    with pytest.raises(InLineError) as refused:
        read(tmp_path, app_bill(broken))

    assert isinstance(refused.value.values["cause"], errors.CellsError)


def test_a_bank_row_with_too_many_cells_is_refused(tmp_path):
    content = (FILES / "bocom_credit.csv").read_bytes() + b"2025-01-01,a,b,c,d,e\n"

    with pytest.raises(InLineError):
        read(tmp_path, content)


def test_the_header_once_more_and_blank_rows_are_no_rows(tmp_path):
    reading = read(tmp_path, app_bill(app_row(), APP_HEAD, "," * 12, "", app_row("b")))

    assert [row.row for row in reading.judged] == [4, 8]
    assert _notes(reading) == []


def test_text_below_the_rows_is_no_row(tmp_path):
    rows = (app_row(), "------------------", "收入：0笔 0.00元", app_row("b"))

    reading = read(tmp_path, app_bill(*rows, "说明"))

    assert [row.row for row in reading.judged] == [4]
    assert reading.files[0].reconciles is True


def test_a_line_of_words_between_rows_is_no_row(tmp_path):
    reading = read(tmp_path, app_bill(app_row(), "说明", app_row("b")))

    assert [row.row for row in reading.judged] == [4, 6]
    assert _notes(reading) == []


@pytest.mark.parametrize(("outer", "inner"), [("gb18030", "utf-8"), ("utf-8", "gbk")])
def test_a_line_in_another_encoding_is_refused(tmp_path, outer, inner):
    lines = (
        app_bill(app_row(), app_row("b"), app_row("c")).decode("gb18030").split("\n")
    )
    codecs = [outer if n != 4 else inner for n in range(len(lines))]
    mixed = b"\n".join(map(str.encode, lines, codecs))

    with pytest.raises(errors.MixedEncodingError) as refused:
        read(tmp_path, mixed)

    assert refused.value.values["line"] == 5


def test_a_broken_character_above_the_rows_harms_nothing(tmp_path):
    content = app_bill(app_row()).replace("导".encode("gb18030"), b"\xff\xff", 1)

    assert len(read(tmp_path, content).judged) == 1


def test_a_header_that_comes_once_more_is_no_row(tmp_path):
    whole = app_bill(app_row("a"), APP_HEAD, app_row("b")).removesuffix(b"\n")

    reading = read(tmp_path, whole)

    assert [row.row for row in reading.judged] == [4, 6]


def test_a_file_of_ruins_is_given_up_early(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "_MOST_CUT", 3)
    cut = ["2026-03-05,x"] * 4

    whole = [app_row(order=str(n)) for n in range(5)]
    assert len(_notes(read(tmp_path, app_bill(*whole, *cut)))) == 4
    with pytest.raises(errors.NoRowsLeftError):
        read(tmp_path, app_bill(*whole[:2], *cut))

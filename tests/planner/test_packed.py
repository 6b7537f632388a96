import io

import pytest

from planner import packed as room
from planner.errors import PlannerError
from planner.packed import (
    StrangeXmlError,
    SwollenSheetError,
    TooManyRowsError,
    TooWideError,
    refuse_bomb,
    refuse_size,
)
from tests.helpers.sheets import (
    ELSEWHERE,
    LAUGHS,
    QUADRATIC,
    cell,
    packed,
    sheet,
)

ROW = cell("A1")


def look(xml: str | bytes, **more: str) -> None:
    refuse_bomb(io.BytesIO(packed(xml, stored=True, **more)))


@pytest.mark.parametrize(
    "xml",
    [
        sheet(ROW),
        sheet(ROW * 5000),
        "\ufeff" + sheet(ROW, before='<?xml version="1.0" encoding="UTF-8"?>'),
        sheet(ROW, before='<?xml version="1.0"?>'),
        sheet(ROW).replace("row", "x:row"),
        sheet(f'{ROW}<row r="2"/><row r="3" ht="2">{"<c/>" * 900}</row>'),
        sheet(cell("A1", "long " * 400_000)),
        "",
    ],
)
def test_an_honest_sheet_is_let_through(xml: str) -> None:
    look(xml)


@pytest.mark.parametrize("before", [LAUGHS, QUADRATIC, ELSEWHERE])
def test_a_document_type_is_refused_before_any_entity_is_read(before: str) -> None:
    with pytest.raises(StrangeXmlError, match="document type"):
        look(sheet(ROW, before=before))


def test_a_document_type_that_straddles_two_pieces_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for size in range(8, 30):
        monkeypatch.setattr(room, "MIB", size)
        with pytest.raises(StrangeXmlError):
            look(sheet(ROW, before=ELSEWHERE))


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "utf-32", "cp037"])
def test_a_document_type_cannot_hide_in_another_encoding(codec: str) -> None:
    said = f'<?xml version="1.0" encoding="{codec}"?>'
    hidden = sheet(ROW, before=ELSEWHERE).encode(codec)
    xml = said.encode() + hidden if codec == "cp037" else hidden

    with pytest.raises(StrangeXmlError):
        look(xml)


@pytest.mark.parametrize(
    "rows",
    [
        f"<row>{'<c/>' * 120_000}</row>",  # one row of too many cells
        "<a>" * 3000,  # what is no row at all
        f"{ROW}<merge/>{'<x/>' * 3000}{ROW}",  # between rows
        f"<!-- </row> -->{'<row></row>' * 3000}",  # ends of rows that may be none
        f"<?x </row>?>{'<row></row>' * 3000}",
        f"<![CDATA[</row>]]>{'<row></row>' * 3000}",
        f"<row><c>{'v' * 10_000_000}{'<c/>' * 3000}</c>",  # beyond a row's length
    ],
)
def test_more_tags_than_a_bill_has_are_refused(
    rows: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_TAGS_BESIDE", 2000)

    with pytest.raises(SwollenSheetError):
        look(sheet(rows))


def test_all_rows_together_have_a_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_TAGS", 5000)

    with pytest.raises(SwollenSheetError):
        look(sheet(ROW * 2000))


def test_shared_texts_may_be_more_but_not_endless(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = {"xl/sharedStrings.xml": "<sst>" + "<si><t>x</t></si>" * 260_000 + "</sst>"}
    look(sheet(ROW), **texts)
    monkeypatch.setattr(room, "_TAGS_OF_TEXTS", 1_000_000)

    with pytest.raises(SwollenSheetError):
        look(sheet(ROW), **texts)


def test_xml_in_utf_16_is_let_through_where_it_is_honest() -> None:
    look(sheet(ROW, before='<?xml version="1.0" encoding="utf-16"?>').encode("utf-16"))


def test_pictures_are_not_looked_at() -> None:
    look(sheet(ROW), **{"xl/media/picture.png": "PNG<!DOCTYPE" + "<" * 2_000_000})


def test_what_packs_too_well_is_refused_by_its_stated_size() -> None:
    with pytest.raises(SwollenSheetError):
        refuse_bomb(io.BytesIO(packed(sheet("<c/>" * 1_000_000))))


def test_rows_and_columns_end_somewhere() -> None:
    refuse_size(room.ROWS, room.COLUMNS)
    with pytest.raises(TooManyRowsError, match="beyond 1048576"):
        refuse_size(room.ROWS + 1, 1)
    with pytest.raises(TooWideError, match="row 7 has 1001 cells") as refused:
        refuse_size(7, room.COLUMNS + 1)
    assert isinstance(refused.value, PlannerError)

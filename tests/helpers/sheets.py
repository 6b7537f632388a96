"""Spreadsheets written by hand, part by part, as no honest program writes them."""

import io
import zipfile
from collections.abc import Mapping
from string import ascii_uppercase

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET = "xl/worksheets/sheet1.xml"
PARTS: Mapping[str, str] = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/{SHEET}" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship'
    f' Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
}
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY l0 "lol">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
QUADRATIC = f'<!DOCTYPE w [<!ENTITY a "{"a" * 60_000}">]>'
ELSEWHERE = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def sheet(rows: str, *, before: str = "", size: str = "") -> str:
    """A sheet's XML: what stands before its root, its stated size, its rows."""
    return (
        f'{before}<worksheet xmlns="{_MAIN}">{size}'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def cell(place: str, value: str = "1") -> str:
    """A row of one cell."""
    row = place.lstrip(ascii_uppercase)
    return f'<row r="{row}"><c r="{place}" t="str"><v>{value}</v></c></row>'


def packed(xml: str | bytes, *, stored: bool = False, **more: str) -> bytes:
    """A spreadsheet of one sheet, and whatever parts are asked for beside it."""
    out = io.BytesIO()
    how = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, text in {**PARTS, **more, SHEET: xml}.items():
            archive.writestr(name, text)
    return out.getvalue()

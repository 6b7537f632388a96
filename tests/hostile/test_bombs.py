"""Small files that would be large: each ends soon, in one sentence, in little memory.

Every file is read in a child that may hold a gibibyte and use some seconds of the
processor; what took more would be ended by the kernel, and the test would see it.
"""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.bounded import Ended, bounded
from tests.helpers.sheets import (
    ELSEWHERE,
    LAUGHS,
    QUADRATIC,
    cell,
    packed,
    sheet,
)

MIB = 1 << 20
LENT = Path(__file__).parents[1] / "fuzz" / "corpus" / "terms.json"
HEAD = (
    "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,"
    "备注"
)
ROW = "2026-03-05 12:00:00,商户消费,面馆,午餐,支出,12.50,零钱,支付成功,1,2,/"
BILL = f"{HEAD}\n{ROW}".encode()
RATE = {"value": "0.072", "per": "year"}
TERMS = {
    "principal": "10000.00",
    "drawn_on": "2026-01-15",
    "first_due": "2026-02-15",
    "every": "month",
    "periods": 12,
    "method": "level",
    "rate": RATE,
}


def zipped(name: str, content: bytes, *, claims: int | None = None) -> bytes:
    """A zip of one file; ``claims`` is the size that it says to unpack to."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    whole = out.getvalue()
    if claims is None:
        return whole
    told, size = len(content).to_bytes(4, "little"), claims.to_bytes(4, "little")
    return whole.replace(told, size)


def overlapping() -> bytes:
    """A zip of many names for one member, as the quick bombs have it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"\0" * (900 * 1024))
        one = archive.infolist()[0]
        for n in range(5000):
            other = zipfile.ZipInfo(f"{n}.csv")
            for name in ("header_offset", "CRC", "compress_size", "file_size"):
                setattr(other, name, getattr(one, name))
            other.compress_type = one.compress_type
            archive.filelist.append(other)
            archive.NameToInfo[other.filename] = other
    return out.getvalue()


def many_members() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n in range(20_000):
            archive.writestr(f"{n}.csv", b"x")
    return out.getvalue()


BILLS: dict[str, Callable[[], bytes]] = {
    "zip.zip": lambda: zipped("bill.csv", b"0" * (30 * MIB)),
    "liar.zip": lambda: zipped("bill.csv", b"0" * (30 * MIB), claims=1000),
    "zip-in-zip.zip": lambda: zipped("b.zip", zipped("b.csv", b"0" * (9 * MIB)) * 3),
    "overlapping.zip": overlapping,
    "members.zip": many_members,
    "laughs.xlsx": lambda: packed(sheet(cell("A1", "&l9;"), before=LAUGHS)),
    "quadratic.xlsx": lambda: packed(
        sheet(cell("A1", "&a;" * 60_000), before=QUADRATIC), stored=True
    ),
    "elsewhere.xlsx": lambda: packed(sheet(cell("A1", "&e;"), before=ELSEWHERE)),
    "texts.xlsx": lambda: packed(
        sheet(cell("A1")),
        **{"xl/sharedStrings.xml": f"{LAUGHS}<sst><si><t>&l9;</t></si></sst>"},
    ),
    "row.xlsx": lambda: packed(sheet(cell("A999999999999"))),
    "size.xlsx": lambda: packed(
        sheet(cell("A1") + cell("A1048576"), size='<dimension ref="A1:XFD1048576"/>')
    ),
    "column.xlsx": lambda: packed(sheet(cell("ZZZ1") * 1000)),
    "deep.xlsx": lambda: packed(sheet("<a>" * 90_000 + "</a>" * 90_000), stored=True),
    "cells.xlsx": lambda: packed(
        sheet(f"<row>{'<c/>' * 9_000_000}</row>"), stored=True
    ),
    "attributes.xlsx": lambda: packed(
        sheet("<row " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>"),
        stored=True,
    ),
    "cut.csv": lambda: BILL + b"\n" + b"x,y\n" * 1_000_000,
    "wide.csv": lambda: b"," * 10_000_000,
    "heads.csv": lambda: HEAD.encode() + b",x" * 1_000_000 + b"\n" + ROW.encode(),
    "columns.csv": lambda: BILL + b"," * 1_000_000 + b"\n",
    "line.csv": lambda: BILL + b"9" * 10_000_000 + b"\n",
    "quote.csv": lambda: f'{HEAD}\n"{ROW}\n'.encode() * 20_000,
    "nul.csv": lambda: HEAD.encode() + b"\0" * 5_000_000,
    "number.csv": lambda: BILL.replace(b"12.50", b"9" * 100_000),
    "exponent.csv": lambda: BILL.replace(b"12.50", b"1e999999999"),
    "breaks.csv": lambda: b"\n" * 10_000_000,
    "open.ofx": lambda: b"<OFX>" + b"<STMTTRN>" * 520_000,
    "fat.ofx": lambda: b"<OFX>" + bytes(130 * MIB),
    "long.ofx": lambda: b"<OFX>" + b"<STMTTRN><NAME>" + b"x" * 30_000_000,
    "laughs.ofx": lambda: LAUGHS.encode() + b"<OFX><STMTTRN><NAME>&l9;</STMTTRN></OFX>",
    "deep.json": lambda: b'{"duheng-book": 1, "loans": ' + b"[" * 1_000_000,
    "keys.json": lambda: b'{"duheng-book": 1, ' + b'"loans": [], ' * 500_000 + b"}",
    "digits.json": lambda: b'{"duheng-book": ' + b"9" * 5_000_000 + b"}",
    "exponent.json": lambda: b'{"duheng-book": 1, "cash": [{"on": 1e999999999}]}',
}
TABLES = (
    *("liar.zip", "laughs.xlsx", "row.xlsx", "size.xlsx", "column.xlsx", "cells.xlsx"),
    *("cut.csv", "heads.csv", "columns.csv", "keys.json", "digits.json"),
)
FEW = (
    *("liar.zip", "overlapping.zip", "laughs.xlsx", "quadratic.xlsx", "row.xlsx"),
    *("heads.csv", "exponent.csv", "open.ofx", "deep.json"),
)
PLAIN: dict[str, Callable[[], bytes]] = {
    "brackets": lambda: b"[" * 900_000,
    "braces": lambda: b'{"a":' * 180_000,
    "deep": lambda: b"[" * 2_000_000,
    "keys": lambda: b'{"a":' * 500_000,
    "digits": lambda: terms(periods=0).replace(b": 0", b": " + b"9" * 900_000),
    "periods": lambda: terms(periods=10**12),
    "exponent": lambda: terms(rate=RATE).replace(b'"0.072"', b"1e999999999"),
    "small": lambda: terms(rate=RATE).replace(b'"0.072"', b"1e-999999999"),
    "rate": lambda: terms(rate={"value": "1e9999", "per": "day"}),
    "principal": lambda: terms(principal="9" * 100_000),
    "text": lambda: terms(principal="x" * 15_000_000),
    "days": lambda: terms(every={"days": 10**30}),
    "large": lambda: b" " * (25 * MIB),
}
COMMANDS: dict[str, Callable[[], bytes]] = {
    "brackets": lambda: b'{"do":"note","on":' + b"[" * 900_000,
    "deep": lambda: b'{"do":"note","on":' + b"[" * 1_000_000,
    "line": lambda: b'{"do":"note","lender":"' + b"x" * 20_000_000 + b'"}',
    "lines": lambda: b"\n" * 3_000_000,
    "cut": lambda: b'{"do":"cash"\n' * 200_000,
    "keys": lambda: b"{" + b'"do":"note",' * 80_000 + b'"a":1}',
    "digits": lambda: wish(do="cash", amount=0).replace(b": 0", b": " + b"9" * 900_000),
    "amount": lambda: wish(do="cash", on="2026-01-01", amount="9" * 900_000),
    "name": lambda: wish(do="set_profile", kind="person", name="n" * 900_000),
    "id": lambda: wish(do="cash", on="2026-01-01", amount="1.00", id="i" * 900_000),
    "ever": lambda: wish(
        do="expect",
        id="e",
        name="e",
        amount="1.00",
        way="in",
        first="1900-01-01",
        every={"days": 1},
    ),
    "rates": lambda: wish(
        do="draw",
        id="l",
        channel="x",
        terms={**TERMS, "rates": [{"from": "2026-02-01", **RATE}] * 15_000},
    ),
}


def terms(**other: object) -> bytes:
    return json.dumps({**TERMS, **other}).encode()


def wish(**fields: object) -> bytes:
    return json.dumps(fields).encode()


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of some records, in a folder of its own."""
    path = tmp_path_factory.mktemp("bombs") / "my.duheng"
    bounded([["new", path, "--sample"]], path.parent)
    return path


def fell(ended: list[Ended]) -> list[tuple[object, ...]]:
    """The calls that did not end as they should, and how."""
    return [
        (one.call, one.status, one.err[-300:], round(one.seconds, 1), round(one.mib))
        for one in ended
        if not one.is_clear
    ]


def ends(
    folder: Path,
    files: dict[str, Callable[[], bytes]],
    calls: Callable[[str], list[list[str]]],
) -> list[Ended]:
    """Make the files, call the program with each, and take them away again."""
    for name, made in files.items():
        (folder / name).write_bytes(made())
    try:
        return bounded([call for name in files for call in calls(name)], folder)
    finally:
        for name in files:
            (folder / name).unlink()


@pytest.mark.parametrize(
    "some", [FEW, pytest.param(tuple(BILLS), marks=pytest.mark.long)]
)
def test_no_bill_fills_the_memory_or_the_time(
    book: Path, some: tuple[str, ...]
) -> None:
    before = book.read_bytes()
    tables = [name for name in some if name in TABLES]

    ended = ends(
        book.parent,
        {name: BILLS[name] for name in some},
        lambda name: [
            ["import", book.name, name, "--dry-run"],
            *([["reconcile", str(LENT), name]] if name in TABLES else []),
        ],
    )

    assert fell(ended) == []
    assert len(ended) == len(some) + len(tables)
    assert book.read_bytes() == before


def test_what_shows_the_columns_of_a_file_reads_no_bomb_either(book: Path) -> None:
    some = {name: BILLS[name] for name in ("laughs.xlsx", "row.xlsx", "heads.csv")}

    ended = ends(
        book.parent, some, lambda name: [["import", book.name, name, "--preview"]]
    )

    assert fell(ended) == []


def test_no_json_fills_the_memory_or_the_time(book: Path) -> None:
    ended = ends(
        book.parent,
        PLAIN,
        lambda name: [
            [verb, name] for verb in ("schedule", "cost", "discount", "card")
        ],
    )

    assert fell(ended) == []
    assert {one.status for one in ended} == {2, 3}


def test_no_command_file_fills_the_memory_or_the_time(book: Path) -> None:
    ended = ends(book.parent, COMMANDS, lambda name: [["do", book.name, name]])
    after = bounded(
        [
            ["check", book.name],
            *(["show", book.name, view] for view in ("summary", "dues", "cash")),
        ],
        book.parent,
    )

    assert fell(ended) == []
    assert fell(after) == []
    assert json.loads(bounded([["check", book.name, "--json"]], book.parent)[0].out)[
        "ok"
    ]

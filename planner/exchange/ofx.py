"""OFX statements as a table; banks abroad and some tools export them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from planner.errors import FieldError
from planner.exchange import errors
from planner.exchange.billrow import BillRow, Flow
from planner.exchange.cells import day
from planner.exchange.classify_bank import judge_account, judge_card
from planner.exchange.encoding import Encoding, candidates
from planner.exchange.judgement import Judgement
from planner.exchange.layout import Context, Layout
from planner.exchange.source import Source
from planner.exchange.table import NumberedRow, Table
from planner.money import ZERO, Money
from planner.packed import MIB
from planner.phrases import Phrase

_HEADER = (
    *("DTPOSTED", "TRNAMT", "NAME", "MEMO", "TRNTYPE", "FITID"),
    *("CURDEF", "ACCTID", "IS-CARD"),
)
_TAG = re.compile(r"<(/?)([A-Za-z0-9.]+)>([^<\r\n]*)")
_CARD = "信用卡"
_ACCOUNT = "储蓄卡"
_MOST = 128 * MIB  # a transaction has some 300 bytes
_MOST_ROWS = 500_000
_YUAN = ("", "CNY", "RMB")


def is_ofx(source: Source) -> bool:
    """Whether it is an OFX file, of either generation."""
    return b"<OFX>" in source.head[:4096].upper()


def ofx_tables(source: Source) -> Iterator[Table]:
    """The statement's transactions, once for each likely encoding."""
    if source.size > _MOST:
        raise errors.TooLargeError(
            file=source.name, found=source.size // MIB, most=_MOST // MIB
        )
    with source.open() as stream:
        content = stream.read()
    for encoding in candidates(source.head):
        try:
            text = content.decode(encoding.codec)
        except UnicodeDecodeError:
            continue
        rows = tuple(islice(_transactions(text), _MOST_ROWS + 1))
        if len(rows) > _MOST_ROWS:
            raise errors.TooManyRowsError(file=source.name, most=_MOST_ROWS)
        yield _table(source, encoding, rows)


def _table(source: Source, encoding: Encoding, rows: tuple[NumberedRow, ...]) -> Table:
    def below(_after: int, _width: int) -> Iterator[NumberedRow]:
        return iter(rows)

    return Table(source.name, encoding.value, ((0, list(_HEADER)),), below)


def _transactions(text: str) -> Iterator[NumberedRow]:
    """The line each transaction begins on, and its values under ``_HEADER``."""
    around: dict[str, str] = {}
    told = around
    line, at = 1, 0
    for tag in _TAG.finditer(text):
        is_end, name, value = tag[1], tag[2].upper(), tag[3].strip()
        if name == "STMTTRN":
            if told is not around:
                yield line, [({**around, **told}).get(key, "") for key in _HEADER]
            line, at = line + text.count("\n", at, tag.start()), tag.start()
            told = around if is_end else {}
        elif name == "CCSTMTRS":
            around["IS-CARD"] = "" if is_end else "1"
        elif not is_end:
            told[name] = value


def _read(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    posted, amount, name, memo, kind, order, currency, account, card = cells
    signed = Money.parse(amount, "TRNAMT")
    method = _CARD if card else _ACCOUNT
    return BillRow(
        line=line,
        on=_posted(posted),
        clock=posted[8:14],
        amount=abs(signed),
        flow=Flow.IN if signed > ZERO else Flow.OUT,
        kind=kind,
        party=name or memo,
        item=memo or name,
        method=f"{method}({account[-4:]})",
        status="",
        order=order,
        note="",
        counted=abs(signed),
        foreign="" if currency.upper() in _YUAN else currency,
    )


def _posted(text: str) -> date:
    if len(text) < len("20260305"):
        raise FieldError(
            field="DTPOSTED",
            found=repr(text),
            expected=Phrase("an existing day as YYYY-MM-DD"),
        )
    return day(f"{text[:4]}/{text[4:6]}/{text[6:8]}", "DTPOSTED")


def _judge(row: BillRow) -> Judgement:
    return judge_card(row) if row.method.startswith(_CARD) else judge_account(row)


OFX = Layout(
    id="ofx",
    family="ofx-credit",
    issuer=Phrase("OFX statements"),
    columns=_HEADER,
    read=_read,
    judge=_judge,
)

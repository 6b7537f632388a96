"""The first rows of a file and what its columns seem to hold; for mapping by hand."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath

from planner.errors import FieldError, NotUnderstoodError
from planner.exchange.cells import squeezed
from planner.exchange.gather import tables_of
from planner.exchange.generic_csv import figure, has_comma_cents
from planner.exchange.lines import Cells
from planner.exchange.loose_days import loose_day, order_of
from planner.exchange.mapped import OwnLayouts, numbered, own_layouts
from planner.exchange.recognise import recognised
from planner.exchange.source import sources
from planner.exchange.table import Table
from planner.model.book import Book
from planner.model.declared import ColumnRole, ColumnUse, FileLayout
from planner.model.preview import FilePreview
from planner.phrases import Phrase

_SHOWN_ROWS = 20
_HEADS_WITHIN = 40  # rows; the longest preamble seen has 24
_MOST_TABLES = 12
_NUMBER = re.compile(r"[-+¥￥(]*[\d,.]+\)?")
_NAMES: tuple[tuple[ColumnRole, tuple[str, ...]], ...] = (
    # what headings say, the more telling words first
    (ColumnRole.BALANCE, ("余额", "结余", "balance")),
    (
        ColumnRole.PAID_OUT,
        ("支出金额", "借方", "支取", "转出金额", "debit", "withdrawal", "paidout"),
    ),
    (
        ColumnRole.PAID_IN,
        ("收入金额", "贷方", "存入", "转入金额", "credit", "deposit", "paidin"),
    ),
    (
        ColumnRole.DIRECTION,
        ("收/支", "收支", "收付", "借贷", "方向", "标志", "direction", "dr/cr"),
    ),
    (ColumnRole.AMOUNT, ("金额", "发生额", "amount", "value")),
    (
        ColumnRole.ORDER,
        ("单号", "流水号", "订单号", "凭证号", "reference", "transactionid"),
    ),
    (ColumnRole.METHOD, ("付款方式", "支付方式", "paymentmethod")),
    (ColumnRole.STATUS, ("状态", "status")),
    (ColumnRole.DAY, ("日期", "时间", "date", "time", "day")),
    (
        ColumnRole.COUNTERPARTY,
        ("对方", "商户", "户名", "收款", "counterparty", "payee", "merchant"),
    ),
    (
        ColumnRole.DESCRIPTION,
        ("摘要", "说明", "描述", "用途", "备注", "附言", "商品", "memo", "description"),
    ),
)
_SIDES = (("支出", "收", ColumnRole.PAID_OUT), ("收入", "支", ColumnRole.PAID_IN))


class NoColumnsError(NotUnderstoodError):
    """A file in which nothing looks like a table."""

    words = Phrase(
        "“{file}” shows no table: no line has two columns or more; "
        "expected a table with a line of headings."
    )


def preview(path: Path, book: Book, password: str | None = None) -> FilePreview:
    """What a file shows of itself; of a zip, its first bill.

    Args:
        path: the file.
        book: whose layouts are known.
        password: of a zip that is locked.

    Raises:
        NotUnderstoodError: no file, or none with a table in it.
    """
    source = sources(path, password)[0]
    tables = [
        table for table, _ in zip(tables_of(source), range(_MOST_TABLES), strict=False)
    ]
    known = _known(tables, own_layouts(book))
    if known is not None:
        return known
    guesses = [guess for table in tables for guess in _guesses(table)]
    if not guesses:
        raise NoColumnsError(file=source.name)
    return max(guesses, key=_worth)


def _known(tables: Sequence[Table], own: OwnLayouts) -> FilePreview | None:
    """The preview at the line where a format is recognised."""
    for table in tables:
        found = recognised(table, own)
        if found is None:
            continue
        at = next(n for n, (line, _) in enumerate(table.head) if line == found.line)
        return _preview(table, at, found.format)
    return None


def _guesses(table: Table) -> Iterable[FilePreview]:
    """Each line that may hold the headings."""
    for n, (_, cells) in enumerate(table.head[:_HEADS_WITHIN]):
        names = [cell for cell in cells if cell.strip()]
        if len(names) > 1 and len(set(map(squeezed, names))) == len(names):
            yield _preview(table, n, None)


def _preview(table: Table, at: int, known: str | None) -> FilePreview:
    line, cells = table.head[at]
    heads = tuple(squeezed(cell) for cell in cells)
    while heads and not heads[-1]:
        heads = heads[:-1]
    is_headless = known is None and any(map(_is_day, heads))
    if is_headless:
        heads = numbered(len(heads))
    below = [row for _, row in table.head[at + (not is_headless) :]]
    rows = [_fitted(row, len(heads)) for row in below if len(row) >= len(heads)]
    layout = guessed(PurePath(table.name).stem, heads, rows)
    layout = replace(layout, headless=is_headless)
    return FilePreview(
        table.name, known, table.encoding, line, tuple(rows[:_SHOWN_ROWS]), layout
    )


def _fitted(row: Cells, width: int) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row[:width])


def guessed(
    name: str, heads: tuple[str, ...], rows: Sequence[Sequence[str]]
) -> FileLayout:
    """A layout to confirm: roles by the headings, and by what stands below them."""
    columns = {
        head: [row[n] for row in rows if row[n]] for n, head in enumerate(heads) if head
    }
    roles: dict[str, ColumnRole] = {}
    for head, cells in columns.items():
        role = _named(head)
        if role is not None and role not in roles.values() and _holds(role, cells):
            roles[head] = role
    _fill(roles, columns, ColumnRole.DAY)
    if not {ColumnRole.PAID_IN, ColumnRole.PAID_OUT}.intersection(roles.values()):
        _fill(roles, columns, ColumnRole.AMOUNT)
    _fill(roles, columns, ColumnRole.DESCRIPTION)
    days = [
        cells for head, cells in columns.items() if roles.get(head) is ColumnRole.DAY
    ]
    return FileLayout(
        name=name,
        heads=heads,
        columns=tuple(ColumnUse(head, role) for head, role in roles.items()),
        day_form=order_of(days[0]) if days else None,
    )


def _named(head: str) -> ColumnRole | None:
    """What the heading says; of two words the one that stands further up counts."""
    for name, other, role in _SIDES:
        if name in head and other not in head:
            return role
    lower = head.lower().replace("_", "")
    return next(
        (role for role, names in _NAMES if any(name in lower for name in names)), None
    )


def _fill(
    roles: dict[str, ColumnRole],
    columns: dict[str, list[str]],
    role: ColumnRole,
) -> None:
    """Give a role that no heading names to the first column that holds such cells."""
    if role in roles.values():
        return
    for head, cells in columns.items():
        if head not in roles and cells and _holds(role, cells):
            roles[head] = role
            return


def _holds(role: ColumnRole, cells: Sequence[str]) -> bool:
    """Whether the cells can be read in that role."""
    if role is ColumnRole.DAY:
        return all(_is_day(cell) for cell in cells)
    if role in (ColumnRole.AMOUNT, ColumnRole.PAID_IN, ColumnRole.PAID_OUT):
        has_comma = has_comma_cents(cells)
        return all(_is_amount(cell, has_comma=has_comma) for cell in cells)
    if role is ColumnRole.DESCRIPTION:
        return not all(_NUMBER.fullmatch(cell) or _is_day(cell) for cell in cells)
    return True


def _is_day(cell: str) -> bool:
    for form in ("year-first", "day-first", "month-first"):
        with suppress(ValueError):
            loose_day(cell, form)
            return True
    return False


def _is_amount(cell: str, *, has_comma: bool) -> bool:
    with suppress(FieldError):
        figure(cell, has_comma=has_comma)
        return True
    return False


def _worth(found: FilePreview) -> tuple[bool, int, int, int]:
    """How much a guess explains: a day and an amount first, then roles and rows."""
    roles = {column.role for column in found.layout.columns}
    is_whole = ColumnRole.DAY in roles and bool(
        roles & {ColumnRole.AMOUNT, ColumnRole.PAID_IN, ColumnRole.PAID_OUT}
    )
    return is_whole, len(roles), len(found.rows), len(found.heads)

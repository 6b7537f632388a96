"""Files whose columns the user mapped by hand, read as any other bill."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from datetime import date
from functools import partial
from types import MappingProxyType
from zlib import crc32

from planner.errors import FieldError, NotUnderstoodError
from planner.exchange import classify, classify_bank
from planner.exchange.balances import balance_checks
from planner.exchange.billrow import BillRow, Flow
from planner.exchange.cells import squeezed
from planner.exchange.generic_csv import figure, has_comma_cents, judge
from planner.exchange.judgement import Credit, Judgement
from planner.exchange.layout import Context, Header, Layout
from planner.exchange.lines import Cells
from planner.exchange.loose_days import Form, loose_day, order_of
from planner.exchange.totals import Stated, no_totals
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.declared import ColumnRole, FileLayout
from planner.model.records import Line
from planner.money import ZERO, Money
from planner.phrases import Phrase

_OUT = frozenset(
    [
        "支出",
        "支",
        "借",
        "借方",
        "付",
        "付出",
        "出",
        "出账",
        "支付",
        "取出",
        "out",
        "debit",
        "dr",
        "d",
        "withdrawal",
        "-",
    ]
)
_IN = frozenset(
    [
        "收入",
        "收",
        "贷",
        "贷方",
        "入",
        "入账",
        "存入",
        "转入",
        "in",
        "credit",
        "cr",
        "c",
        "deposit",
        "+",
    ]
)
_MONEY = (ColumnRole.AMOUNT, ColumnRole.PAID_IN, ColumnRole.PAID_OUT)
_Told = Mapping[ColumnRole, str]


class NoSuchHeadsError(NotUnderstoodError):
    """A file without the headings of the layout that the call names."""

    words = Phrase(
        "“{file}”: no line holds the headings of this layout; expected {heads}."
    )


@dataclass(frozen=True, slots=True)
class OwnLayouts:
    """The layouts that the user mapped.

    Attributes:
        forced: the only one that counts, for a call that names it.
    """

    layouts: tuple[FileLayout, ...] = ()
    forced: FileLayout | None = None
    lines: Mapping[str, Line] = field(default_factory=lambda: MappingProxyType({}))

    def fitting(self, header: Header, rows: Iterable[Cells]) -> Layout | None:
        """The layout whose headings these are.

        Args:
            header: as the file has it, spaces gone.
            rows: the first rows below it; they tell how days and amounts are written.
        """
        for layout in self._told():
            heads = tuple(map(squeezed, layout.heads))
            if heads == header and not layout.headless:
                return self._layout(layout, rows)
        return None

    def headless(self, rows: Sequence[Cells]) -> Layout | None:
        """The layout of a file without headings whose first row can be read by it."""
        if not rows:
            return None
        width = len(rows[0])
        for told in self._told():
            if not told.headless or len(told.heads) != width:
                continue
            layout = self._layout(told, rows)
            header = tuple(map(squeezed, told.heads))
            cells = [rows[0][header.index(name)] for name in layout.columns]
            with suppress(FieldError):
                layout.read(1, cells, Context("", header))
                return layout
        return None

    def _told(self) -> tuple[FileLayout, ...]:
        return self.layouts if self.forced is None else (self.forced,)

    def _layout(self, told: FileLayout, rows: Iterable[Cells]) -> Layout:
        return mapped_layout(told, rows, self.lines.get(told.line or ""))

    def refusal(self, file: str) -> NoSuchHeadsError | None:
        """Why the file is none of the layout that the call names."""
        if self.forced is None:
            return None
        heads = "，".join(self.forced.heads)
        return NoSuchHeadsError(file=file, heads=heads)


NO_LAYOUTS = OwnLayouts()


def own_layouts(book: Book, forced: FileLayout | None = None) -> OwnLayouts:
    """The layouts of a book; the newest counts first."""
    return OwnLayouts(tuple(book.layouts.values())[::-1], forced, book.lines)


def numbered(width: int) -> tuple[str, ...]:
    """The headings of a file that has none."""
    return tuple(str(n) for n in range(1, width + 1))


def mapped_layout(told: FileLayout, rows: Iterable[Cells], line: Line | None) -> Layout:
    """The reader of a file with these headings.

    Args:
        told: what the user said of its columns.
        rows: the first rows below the headings.
        line: the line whose statement it is; None for an account.
    """
    heads = tuple(map(squeezed, told.heads))
    columns = tuple(squeezed(column.head) for column in told.columns)
    roles = tuple(column.role for column in told.columns)
    sample = [row for row in rows if len(row) >= len(heads)]

    def cells(*wanted: ColumnRole) -> list[str]:
        at = [
            heads.index(head)
            for head, role in zip(columns, roles, strict=True)
            if role in wanted
        ]
        return [row[n].strip() for row in sample for n in at]

    kind = "credit" if line else "debit"
    has_comma = has_comma_cents(cells(*_MONEY))
    return Layout(
        id=f"mapped: {told.name}" if told.name else "mapped",
        family=f"mapped{crc32('|'.join(heads).encode()):08x}-{kind}",
        issuer=Phrase("a bank"),
        columns=columns,
        read=partial(
            _read,
            layout=told,
            roles=roles,
            form=told.day_form or order_of(cells(ColumnRole.DAY)),
            has_comma=has_comma,
        ),
        judge=_judge_of(roles, line),
        stated=_stated_of(told, has_comma=has_comma),
        loose=columns[roles.index(ColumnRole.DESCRIPTION)]
        if ColumnRole.DESCRIPTION in roles
        else None,
    )


def _stated_of(
    told: FileLayout, *, has_comma: bool
) -> Callable[[str, Sequence[BillRow]], Stated]:
    """The check of the running balance, where a column holds one."""
    for column in told.columns:
        if column.role is ColumnRole.BALANCE:
            check = partial(balance_checks, column.head, has_comma=has_comma)
            return lambda _text, rows: check(rows)
    return no_totals


def _judge_of(roles: Sequence[ColumnRole], line: Line | None) -> "partial[Judgement]":
    if line is not None:
        return partial(_judge_line, line=line)
    if ColumnRole.METHOD in roles:
        return partial(classify.judge)
    return partial(_judge_account)


def _judge_line(row: BillRow, *, line: Line) -> Judgement:
    """As a card's own statement, of the line that the user named."""
    found = classify_bank.judge_card(row)
    if found.credit is None:
        return found
    return replace(found, credit=Credit(line.channel), line=line.id)


def _judge_account(row: BillRow) -> Judgement:
    """As a bank's account; where that finds no sign, as one in another language."""
    found = classify_bank.judge_account(row)
    return judge(row) if found.is_open and found.credit is None else found


def _read(
    line: int,
    cells: Sequence[str],
    _context: Context,
    *,
    layout: FileLayout,
    roles: Sequence[ColumnRole],
    form: Form | None,
    has_comma: bool,
) -> BillRow:
    told = _by_role(roles, cells)
    when = told.get(ColumnRole.DAY, "")
    item = told.get(ColumnRole.DESCRIPTION, "")
    party = told.get(ColumnRole.COUNTERPARTY, "") or item
    signed, flow = _signed(told, layout, has_comma=has_comma)
    return BillRow(
        line=line,
        on=_day(when, layout, form),
        clock=_clock(when),
        amount=abs(signed),
        flow=flow,
        kind="",
        party=party,
        item=item,
        method=told.get(ColumnRole.METHOD, ""),
        status=told.get(ColumnRole.STATUS, ""),
        order=told.get(ColumnRole.ORDER, ""),
        note="",
        counted=abs(signed),
        group=told.get(ColumnRole.BALANCE, ""),
    )


def _by_role(
    roles: Sequence[ColumnRole], cells: Sequence[str]
) -> dict[ColumnRole, str]:
    """What stands in the columns; several of one role are read as one text."""
    told: dict[ColumnRole, str] = {}
    for role, cell in zip(roles, cells, strict=True):
        told[role] = f"{told.get(role, '')} {cell.strip()}".strip()
    return told


def _signed(told: _Told, layout: FileLayout, *, has_comma: bool) -> tuple[Money, Flow]:
    """What came in, below zero for what went out, and what the file calls it."""
    if ColumnRole.AMOUNT not in told:
        came = figure(told.get(ColumnRole.PAID_IN, ""), has_comma=has_comma)
        went = figure(told.get(ColumnRole.PAID_OUT, ""), has_comma=has_comma)
        signed = abs(came) - abs(went)
        return signed, Flow.IN if signed > ZERO else Flow.OUT
    amount = figure(told[ColumnRole.AMOUNT], has_comma=has_comma)
    way = _way(told.get(ColumnRole.DIRECTION), layout)
    if way is not None:
        return abs(amount), way
    came_in = amount if layout.positive_is == "in" else -amount
    return came_in, Flow.IN if came_in > ZERO else Flow.OUT


def _way(word: str | None, layout: FileLayout) -> Flow | None:
    """What the direction column says; None where there is none, or it says nothing."""
    if not word:
        return None
    if layout.out_words:
        return Flow.OUT if word in layout.out_words else Flow.IN
    if word.lower() in _OUT:
        return Flow.OUT
    return Flow.IN if word.lower() in _IN else Flow.NEUTRAL


_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(:\d{2})?")


def _clock(when: str) -> str:
    found = _CLOCK.search(when)
    return found[0] if found else ""


def _day(when: str, layout: FileLayout, form: Form | None) -> date:
    try:
        return loose_day(when, form)
    except ValueError:
        head = next(c.head for c in layout.columns if c.role is ColumnRole.DAY)
        raise FieldError(
            field=head,
            found=repr(when[:40]),
            expected=Phrase("a day, in the form that the layout names"),
        ) from None

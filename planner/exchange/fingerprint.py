"""What makes a row itself, whatever the file; without it the same bill counts twice."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from planner.exchange.billrow import BillRow
from planner.money import Money

SHORT = 12  # characters of a short fingerprint: 48 bits
_BYTES = 12
_LONG = 16  # an issuer's own number has more digits; a masked one fewer
_DIGIT = re.compile(r"[0-9]")
_REFUND = re.compile(r"^退款|退款$|^退货")


def fingerprints(rows: Sequence[BillRow], family: str) -> tuple[str, ...]:
    """One for each row; equal rows of one file are told apart by their order.

    The same row has the same fingerprint in every file of its family: in an overlapping
    period, with other padding, and where the issuer's own number is whole, also in
    another generation of the export.
    """
    return fingerprints_of(map(_content, rows), family)


def fingerprints_of(told: Iterable[str], family: str) -> tuple[str, ...]:
    """One for each content; equal ones are told apart by their order."""
    seen: dict[str, int] = {}
    marks = []
    for content in told:
        seen[content] = nth = seen.get(content, 0) + 1
        marks.append(f"{family}:{_digest(f'{content} {nth}')}")
    return tuple(marks)


def contents(
    kinds: Sequence[BillRow],
    clocks: Sequence[str],
    orders: Sequence[str],
    days: Sequence[int],
    fen: Sequence[int],
) -> Iterator[str]:
    """What makes each row itself, by columns; the same as of the rows themselves.

    Args:
        kinds: of each row one with its texts.
        clocks: the time of day.
        orders: the issuer's own numbers.
        days: ordinals.
        fen: amounts.
    """
    for kind, clock, order, day, amount in zip(
        kinds, clocks, orders, days, fen, strict=True
    ):
        if _is_strong(order):
            is_refund = _is_refund(kind.kind, kind.item[:2])
            yield f"{order} {day} {amount} {is_refund}"
        else:
            row = kind._replace(
                clock=clock,
                order=order,
                on=date.fromordinal(day),
                amount=Money(amount),
            )
            yield _content(row)


def file_mark(marks: Iterable[str]) -> str:
    """The fingerprint of a whole file, from those of its rows."""
    return "file:" + _digest("\n".join(sorted(marks)))


def short(mark: str) -> str:
    """A fingerprint in few characters, for rows that became no record."""
    return mark[-SHORT:]


def shorts(others: str) -> Iterator[str]:
    """The short fingerprints that a file's mark holds."""
    return (others[i : i + SHORT] for i in range(0, len(others), SHORT))


def family_of(mark: str) -> str:
    """Whose bill the row came from."""
    return mark.partition(":")[0]


def _content(row: BillRow) -> str:
    if _is_strong(row.order):
        is_refund = _is_refund(row.kind, row.item[:2])
        return f"{row.order} {row.on.toordinal()} {row.amount.minor} {is_refund}"
    texts = (row.clock, row.order, row.kind, row.party, row.item, row.flow.value)
    told = "\x1f".join("".join(text.split()) for text in texts)
    return f"{told} {row.on.toordinal()} {row.amount.minor} {row.foreign}"


@lru_cache(maxsize=1 << 12)
def _is_refund(kind: str, begin: str) -> bool:
    return bool(_REFUND.search(kind) or _REFUND.search(begin))


def _is_strong(order: str) -> bool:
    """Whether the number tells a transaction; masked and shortened ones do not."""
    if len(order) < _LONG or "*" in order or "xx" in order:
        return False
    return order.isdecimal() or len(_DIGIT.findall(order)) >= _LONG


def _digest(content: str) -> str:
    return blake2b(content.encode(), digest_size=_BYTES).hexdigest()

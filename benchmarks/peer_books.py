"""Equal books for the peers: the same movements on an account in each one's format."""

import gzip
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import quoteattr

START = date(2000, 1, 3)
EPOCH = date(1, 1, 1)


def movements(count: int) -> Iterator[tuple[date, int]]:
    """The day and the fen of each movement: spending and paying by turns."""
    for n in range(count):
        fen = (100 + n % 9000) * (1 if n % 2 else -1)
        yield START + timedelta(days=n * 9000 // max(count, 1)), fen


def homebank(path: Path, count: int) -> None:
    """A HomeBank 5 file: days are counted from 0001-01-01, amounts are in yuan."""
    lines = [
        '<?xml version="1.0"?>',
        '<homebank v="1.4" d="050600">',
        '<properties title="book" curr="1" auto_smode="1" auto_weekday="1"/>',
        '<cur key="1" iso="CNY" name="yuan" symb="Y" syprf="1" dchar="." frac="2"/>',
        '<account key="1" pos="1" type="4" curr="1" name="Card" initial="0"/>',
    ]
    lines += [
        f'<ope date="{(on - EPOCH).days + 1}" amount="{fen / 100}" account="1" '
        f'paymode="0" st="0" flags="0" wording="movement"/>'
        for on, fen in movements(count)
    ]
    lines.append("</homebank>\n")
    path.write_text("\n".join(lines), encoding="utf-8")


def _guid(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, name).hex


def _account(name: str, kind: str, parent: str | None) -> str:
    head = (
        f'<gnc:account version="2.0.0"><act:name>{name}</act:name>'
        f'<act:id type="guid">{_guid(name)}</act:id><act:type>{kind}</act:type>'
    )
    if parent is None:
        return head + "</gnc:account>"
    return (
        head + "<act:commodity><cmdty:space>CURRENCY</cmdty:space>"
        "<cmdty:id>CNY</cmdty:id></act:commodity>"
        "<act:commodity-scu>100</act:commodity-scu>"
        f'<act:parent type="guid">{_guid(parent)}</act:parent></gnc:account>'
    )


def _split(name: str, fen: int, account: str) -> str:
    return (
        f'<trn:split><split:id type="guid">{_guid(name)}</split:id>'
        "<split:reconciled-state>n</split:reconciled-state>"
        f"<split:value>{fen}/100</split:value>"
        f"<split:quantity>{fen}/100</split:quantity>"
        f'<split:account type="guid">{_guid(account)}</split:account></trn:split>'
    )


def _gnucash_movement(n: int, on: date, fen: int) -> str:
    when = f"{on} 10:59:00 +0000"
    return (
        '<gnc:transaction version="2.0.0">'
        f'<trn:id type="guid">{_guid(f"t{n}")}</trn:id>'
        "<trn:currency><cmdty:space>CURRENCY</cmdty:space>"
        "<cmdty:id>CNY</cmdty:id></trn:currency>"
        f"<trn:date-posted><ts:date>{when}</ts:date></trn:date-posted>"
        f"<trn:date-entered><ts:date>{when}</ts:date></trn:date-entered>"
        "<trn:description>movement</trn:description><trn:splits>"
        + _split(f"a{n}", fen, "Card")
        + _split(f"b{n}", -fen, "Other")
        + "</trn:splits></gnc:transaction>"
    )


def gnucash(path: Path, count: int) -> None:
    """A GnuCash XML file, packed as GnuCash packs it."""
    spaces = " ".join(
        f'xmlns:{name}="http://www.gnucash.org/XML/{name}"'
        for name in ("gnc", "act", "book", "cd", "cmdty", "split", "trn", "ts")
    )
    rows = [_gnucash_movement(n, *what) for n, what in enumerate(movements(count))]
    accounts = [
        _account("Root", "ROOT", None),
        _account("Card", "CREDIT", "Root"),
        _account("Other", "EXPENSE", "Root"),
    ]
    whole = (
        f'<?xml version="1.0" encoding="utf-8" ?>\n<gnc-v2 {spaces}>'
        '<gnc:count-data cd:type="book">1</gnc:count-data>'
        '<gnc:book version="2.0.0">'
        f'<book:id type="guid">{_guid("book")}</book:id>'
        f'<gnc:count-data cd:type="account">{len(accounts)}</gnc:count-data>'
        f'<gnc:count-data cd:type="transaction">{count}</gnc:count-data>'
        '<gnc:commodity version="2.0.0"><cmdty:space>CURRENCY</cmdty:space>'
        "<cmdty:id>CNY</cmdty:id></gnc:commodity>"
        + "".join(accounts)
        + "".join(rows)
        + "</gnc:book></gnc-v2>\n"
    )
    path.write_bytes(gzip.compress(whole.encode(), mtime=0))


def _tag(kind: str, inner: str = "", /, **words: object) -> str:
    said = "".join(f" {key}={quoteattr(str(word))}" for key, word in words.items())
    return f"<{kind.upper()}{said}>{inner}</{kind.upper()}>"


def _kmm_account(key: str, name: str, kind: int, parent: str, *inner: str) -> str:
    below = "".join(_tag("subaccount", id=one) for one in inner)
    return _tag(
        "account",
        _tag("subaccounts", below) if below else "",
        id=key,
        name=name,
        type=kind,
        parentaccount=parent,
        currency="CNY",
        opened="",
        lastreconciled="",
        lastmodified="",
        description="",
        institution="",
        number="",
    )


def _kmm_movement(n: int, on: date, fen: int) -> str:
    halves = "".join(
        _tag(
            "split",
            id=f"S{k:04}",
            account=account,
            value=f"{value}/100",
            shares=f"{value}/100",
            price="1/1",
            payee="",
            memo="",
            number="",
            action="",
            reconciledate="",
            reconcileflag=0,
            bankid="",
        )
        for k, account, value in ((1, "A000001", fen), (2, "A000002", -fen))
    )
    return _tag(
        "transaction",
        _tag("splits", halves),
        id=f"T{n + 1:018}",
        postdate=on,
        entrydate=on,
        memo="movement",
        commodity="CNY",
    )


def kmymoney(path: Path, count: int) -> None:
    """A KMyMoney 5 file, packed as KMyMoney packs it."""
    roots = (
        ("AStd::Asset", "Asset", 9, ()),
        ("AStd::Liability", "Liability", 10, ("A000001",)),
        ("AStd::Expense", "Expense", 13, ("A000002",)),
        ("AStd::Income", "Income", 12, ()),
        ("AStd::Equity", "Equity", 16, ()),
    )
    accounts = [
        _kmm_account(key, name, kind, "", *in_) for key, name, kind, in_ in roots
    ]
    accounts.append(_kmm_account("A000001", "Card", 4, "AStd::Liability"))
    accounts.append(_kmm_account("A000002", "Other", 13, "AStd::Expense"))
    rows = [_kmm_movement(n, *what) for n, what in enumerate(movements(count))]
    info = (
        _tag("creation_date", date=START)
        + _tag("last_modified_date", date=START)
        + _tag("version", id=1)
        + _tag("fixversion", id=5)
    )
    currency = _tag(
        "currency",
        id="CNY",
        name="yuan",
        symbol="Y",
        type=3,
        scf=100,
        saf=100,
        pp=4,
        rm=7,
    )
    whole = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE KMYMONEY-FILE>\n' + _tag(
        "kmymoney-file",
        _tag("fileinfo", info)
        + _tag("user", _tag("address"), name="", email="")
        + _tag("institutions", count=0)
        + _tag("payees", count=0)
        + _tag("accounts", "".join(accounts), count=len(accounts))
        + _tag("transactions", "".join(rows), count=count)
        + _tag("keyvaluepairs", _tag("pair", key="kmm-baseCurrency", value="CNY"))
        + _tag("schedules", count=0)
        + _tag("securities", count=0)
        + _tag("currencies", currency, count=1)
        + _tag("prices", count=0)
        + _tag("reports", count=0)
        + _tag("budgets", count=0),
    )
    path.write_bytes(gzip.compress(whole.encode(), mtime=0))


WRITERS = {
    "homebank": (homebank, "book.xhb"),
    "kmymoney": (kmymoney, "book.kmy"),
    "gnucash": (gnucash, "book.gnucash"),
}

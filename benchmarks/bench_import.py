"""How long a bill takes from disk to verdicts, and how much memory a long one needs.

The time is told beside that of pandas reading the same file.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from planner.exchange.read import read_bills
from planner.model.book import Book
from planner.model.records import Line
from planner.money import Money

ROWS = 100_000
LONG = 1_000_000
MOST_OF_PANDAS = 2
HEAD = (
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,"
    "交易订单号,商家订单号,备注,"
)
# kind, counterparty, goods, direction, payer, state: a month of a usual life
LIFE = (
    ("餐饮美食", "老王面馆", "午餐", "支出", "花呗", "交易成功"),
    ("日用百货", "便民超市", "日用品", "支出", "余额宝", "交易成功"),
    ("交通出行", "一卡通", "乘车", "支出", "交通银行信用卡(7449)", "交易成功"),
    ("数码电器", "智家旗舰店", "吸尘器", "支出", "花呗&红包", "交易成功"),
    ("退款", "智家旗舰店", "退款-滤网", "不计收支", "花呗", "退款成功"),
    ("餐饮美食", "咖啡店", "拿铁", "支出", "账户余额", "交易成功"),
    ("转账红包", "朋友", "转账", "收入", "账户余额", "交易成功"),
    ("日用百货", "便民超市", "雨伞", "不计收支", "", "交易关闭"),
)


def bill(rows: int) -> bytes:
    """An app export of so many rows, no two of them alike."""
    at = datetime(2026, 11, 20, 12)  # noqa: DTZ001  # exports have no zone
    lines = ["导出信息：", HEAD]
    for n in range(rows):
        at -= timedelta(minutes=7)
        kind, party, goods, flow, payer, state = LIFE[n % len(LIFE)]
        cells = (f"{at:%Y-%m-%d %H:%M:%S}", kind, party, "/", f"{goods}{n % 500}")
        rest = (
            flow,
            f"{n % 997}.{n % 100:02d}",
            payer,
            state,
            f"{at:%Y%m%d}{n:020d}\t",
        )
        lines.append(",".join((*cells, *rest, "\t", "", "")))
    return "\n".join(lines).encode("gb18030")


def measured(act: Callable[[], object], times: int = 3) -> float:
    """The median seconds of work of a call."""
    found = []
    for _ in range(times):
        began = time.process_time()
        act()
        found.append(time.process_time() - began)
    return statistics.median(found)


def main() -> None:
    """Print both times and their ratio, and the memory."""
    import pandas as pd  # noqa: PLC0415  # not in the process that is weighed

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bill.csv"
        path.write_bytes(bill(ROWS))
        ours = measured(lambda: read_bills([path], Book()))
        theirs = measured(lambda: pd.read_csv(path, encoding="gb18030", skiprows=1))
        book = make_book()
        in_a_book = measured(lambda: read_bills([path], book))
    print(f"{ROWS:,} rows: verdicts {ours:.2f} s, pandas {theirs:.2f} s", end=", ")
    print(f"ratio {ours / theirs:.1f} (at most {MOST_OF_PANDAS})")
    print(f"with half of the rows on lines of a book: {in_a_book:.2f} s")
    print(f"{LONG:,} rows: {memory():.2f} GiB of memory at most")


def make_book() -> Book:
    """A book whose line half of the rows are on: each of them becomes a record."""
    line = Line("hb", "huabei", "花呗", Money(5_000_00), date(2020, 1, 1))
    return Book().with_(line)


def memory() -> float:
    """The most that a process of its own held while it read a long bill, in GiB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bill.csv"
        path.write_bytes(bill(LONG))
        child = subprocess.run(
            [sys.executable, __file__, str(path)], check=True, capture_output=True
        )
    return int(child.stdout) / (1 << 20)


def read_alone(path: Path) -> None:
    """Read one bill, and print the KiB that this took."""
    read_bills([path], Book())
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        read_alone(Path(sys.argv[1]))
    else:
        main()

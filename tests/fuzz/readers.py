"""The readers of bills, credit reports and lenders' tables, as a door to hunt at."""

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from planner.exchange.read import read_bills
from planner.model.book import Book
from tests.fuzz.hunting import USUAL, Door, telling
from tests.helpers import make
from tests.helpers.bills import FILES

CORPUS = Path(__file__).parent / "corpus"
OTHERS = frozenset(
    {"commands.jsonl", "asked.json", "grown.zip", "terms.json"}
)  # seeds of other doors
PASSWORD = "secret"  # noqa: S105  # of the zips in the corpus
WORDS = (
    *(
        "交易时间",
        "收/支",
        "金额",
        "支出",
        "收入",
        "不计收支",
        "还款成功",
        "交易关闭",
        "花呗",
    ),
    *("合计", "共3笔", "导出时间", "2026-02-30", "2026-03-05 12:00:00", "-0.00", "1e9"),
    *(
        "9" * 40,
        "¥1,234.5",
        '"',
        ",",
        "\n",
        "\r",
        "\t",
        "\0",
        "\ufeff",
        "=1+1",
        "发放的",
    ),
    *(
        "贷记卡（人民币账户）",
        "截至2025年02月",
        "信用额度",
        "授信",
        "账户1",
        "开立日期",
    ),
    *(
        "2024年01月-2024年12月的还款记录",
        "2024 N N N 1",
        "机构查询记录明细",
        "<STMTTRN>",
    ),
)
BOOK = make.book(
    make.line("hb", channel="huabei", name="花呗", type=None, opened_on="2020-01-01"),
    make.line("cmb", name="招商银行信用卡(1234)", opened_on="2020-01-01"),
    make.loan("jb", channel="jiebei"),
)


class RowsError(Exception):
    """A reading in which a row has no verdict."""


@cache
def seeds() -> Sequence[bytes]:
    """The corpus, and the real exports that are short enough."""
    paths = [*sorted(CORPUS.iterdir()), *sorted(FILES.iterdir())]
    return [
        path.read_bytes()
        for path in paths
        if path.is_file() and path.name not in OTHERS
    ]


def _read(path: Path, dice: random.Random) -> None:
    reading = read_bills([path], dice.choice((Book(), BOOK)), password=PASSWORD)
    told = sum(1 for _ in reading.judged)
    if not reading.reports and told != reading.files[0].rows:
        raise RowsError


DOOR = Door(
    "readers",
    seeds,
    _read,
    ("planner/exchange/",),
    (*USUAL, telling(WORDS), telling(WORDS)),
)

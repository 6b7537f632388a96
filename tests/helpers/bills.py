"""Bills made for one test each: only what the test is about is written out."""

from pathlib import Path
from zlib import crc32

from planner.exchange.billrow import BillRow, Flow
from planner.exchange.read import read_bills
from planner.model.bills import BillReading, JudgedRow
from planner.model.book import Book
from tests.helpers.make import day, money

FILES = Path(__file__).parents[1] / "planner" / "exchange" / "files"
APP_HEAD = (
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,"
    "交易订单号,商家订单号,备注,"
)
WEB_HEAD = (
    "交易号,商家订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,交易对方,"
    "商品名称,金额（元）,收/支,交易状态,服务费（元）,成功退款（元）,备注,资金状态,"
)


def app_row(  # noqa: PLR0913  # a row has that many cells
    item: str = "午餐",
    method: str = "花呗",
    amount: str = "10.00",
    *,
    kind: str = "餐饮美食",
    party: str = "面馆",
    flow: str = "支出",
    status: str = "交易成功",
    when: str = "2026-03-05 12:00:00",
    order: str = "",
    note: str = "",
) -> str:
    """A line of Alipay's app export."""
    order = order or f"2026{crc32(repr((item, method, amount, when)).encode()):020d}"
    cells = (when, kind, party, "/", item, flow, amount, method, status, order)
    return ",".join((*cells, "", note, ""))


def app_bill(*rows: str, above: tuple[str, ...] = (), head: str = APP_HEAD) -> bytes:
    """Alipay's app export with these lines, in GB18030."""
    banner = "------------------------支付宝支付科技有限公司  电子客户回单----"
    return "\n".join(("导出信息：", *above, banner, head, *rows, "")).encode("gb18030")


def bill_row(**given: object) -> BillRow:
    """A row as read; texts and amounts may be plain."""
    values: dict[str, object] = {
        "line": 2,
        "on": "2026-03-05",
        "clock": "12:00:00",
        "amount": "10.00",
        "flow": Flow.OUT,
        "kind": "",
        "party": "",
        "item": "",
        "method": "",
        "status": "交易成功",
        "order": "",
        "note": "",
        **given,
    }
    values["on"] = day(values["on"])  # type: ignore[arg-type]  # a text or a day
    values["amount"] = money(values["amount"])  # type: ignore[arg-type]  # the same
    counted = values.get("counted", values["amount"])
    values["counted"] = money(counted)  # type: ignore[arg-type]  # the same
    return BillRow(**values)  # type: ignore[arg-type]  # named as the record is


def read(folder: Path, content: bytes, book: Book | None = None) -> BillReading:
    """The reading of one file with this content."""
    path = folder / "bill.csv"
    path.write_bytes(content)
    return read_bills([path], book or Book())


def judged(folder: Path, *rows: str, book: Book | None = None) -> tuple[JudgedRow, ...]:
    """The judged rows of an app bill with these lines."""
    return read(folder, app_bill(*rows), book).judged

from planner.model.bills import Verdict
from tests.helpers.bills import read

HEAD = (
    "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,"
    "支出金额（-元）,账户余额（元）,交易渠道,{kind},备注"
)


def _row(note, kind, came="", went="", item=""):
    cells = ("1\t", "2\t", "\t", item, "2026-03-05 12:00:00", "x@y.cn")
    return ",".join((*cells, came, went, "1.00", "支付宝", kind, note))


def _read(folder, *rows, kind="业务类型", below=()):
    top = ("#支付宝账务明细查询", "#账号：[1]", "#-----账务明细列表-----")
    lines = (*top, HEAD.format(kind=kind), *rows, "#-----账务明细列表结束-----", *below)
    return read(folder, "\n".join(lines).encode("gb18030"))


def test_the_words_of_the_merchants_loan_stay_unclear(tmp_path):
    rows = (
        _row("网商贷-放款", "其它", came="5000.00"),
        _row("网商贷-还款", "贷款还款", went="-500.00"),
        _row("网商贷放款扣费", "其它", went="-5.00"),
        _row("", "在线支付", came="12.00", item="拉面"),
    )
    below = ("#支出合计：2笔，共-505.00元", "#收入合计：2笔，共5012.00元")

    reading = _read(tmp_path, *rows, below=below)

    (file,) = reading.files
    assert (file.format, file.reconciles) == ("alipay-merchant", True)
    assert [(row.verdict, row.channel) for row in reading.judged] == [
        *[(Verdict.UNCLEAR, "wangshangdai")] * 3,
        (Verdict.NOT_CREDIT, None),
    ]
    assert str(reading.judged[1].amount) == "500.00"


def test_the_column_of_the_kind_has_two_names(tmp_path):
    reading = _read(tmp_path, _row("", "贷款还款", went="500.00"), kind="账务类型")

    assert reading.judged[0].verdict is Verdict.UNCLEAR

from datetime import date

from planner.model.bills import Verdict
from tests.helpers.bills import WEB_HEAD, read

ROW = (
    "2021100322001100010312345678\t,\t,2021-10-03 23:59:59 ,{paid},"
    "2021-10-04 00:00:02 ,"
    "支付宝网站,即时到账交易,花呗,自动还款-花呗2021年09月账单,"
    "316.40 ,{flow},"
    "还款成功,"
    "0.00 ,{back} ,  ,资金转移     ,"
)


def _read(folder, row):
    top = ("支付宝交易记录明细查询", "账号:[x]", "起始日期:[2021-10-01 00:00:00]")
    text = "\n".join((*top, "---交易记录明细列表---", WEB_HEAD, row, "------"))
    return read(folder, text.encode("gb18030"))


def test_a_repayment_of_the_web_export_may_have_no_direction(tmp_path):
    for flow in ("        ", "其他    "):
        row = ROW.format(paid="2021-10-04 00:00:01 ", flow=flow, back="0.00")

        reading = _read(tmp_path, row)

        assert reading.files[0].format == "alipay-web-2021"
        (judged,) = reading.judged
        assert (judged.verdict, judged.channel) == (Verdict.REPAYMENT, "huabei")
        assert judged.on == date(2021, 10, 4)


def test_a_row_that_was_not_paid_has_the_day_it_was_made(tmp_path):
    row = ROW.format(paid="      ", flow="", back="")

    (judged,) = _read(tmp_path, row).judged

    assert judged.on == date(2021, 10, 3)

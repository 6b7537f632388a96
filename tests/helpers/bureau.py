"""Credit reports as the bureau writes them, made up; the wording is that of BILLS."""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from planner.exchange.bureau_report import report_of
from planner.exchange.bureau_take import ReportTaking
from planner.exchange.source import Source, sources
from planner.model.bills import BillReading
from planner.model.book import Book
from planner.model.bureau import Report
from planner.model.checks import issues

HEAD = "个人信用报告\n报告编号：2025031104013907986945  报告时间：2025-03-11 04:01:39\n"
CARD = (
    "2022年01月02日招商银行股份有限公司信用卡中心发放的贷记卡（人民币账户，卡片尾号："
    "1234）。截至2025年02月，信用额度100,000，已使用额度2,000。"
)
GRANT = (
    "2023年01月15日重庆蚂蚁消费金融有限公司为其他个人消费贷款授信，额度有效期至2027年"
    "02月15日，可循环使用。截至2025年02月，信用额度100元(人民币)，余额为0，当前无逾期。"
)
SETTLED = (
    "2017年12月16日深圳前海微众银行股份有限公司发放的10,000元(人民币)其他个人消费贷款，"
    "2018年01月已结清。"
)
LOAN = (
    "2024年05月01日南京银行股份有限公司发放的100,000元（人民币）其他个人消费贷款，"
    "2027年05月01日到期。截至2025年02月，余额77,000。"
)
ALL = (CARD, GRANT, SETTLED, LOAN)
LOOKS = """查询记录
机构查询记录明细
编号 查询日期 查询机构 查询原因
1 2024年10月01日 南京银行股份有限公司 贷款审批
2 2024年11月02日 招商银行股份有限公司茂名市 信用卡审批
分行
3 2024年11月03日 深圳前海微众银行股份有限公司 法人代表、负责人、高管等资信审
查
4 2024年11月04日 深圳前海微众银行股份有限公司 贷后管理
个人查询记录明细
1 2024年12月03日 本人查询（互联网个人信用信息服务平台）
"""
DETAILED = """个人信用报告
报告编号：2024110104013907986945 报告时间：2024.11.01 04:01:39
三 信贷交易信息明细
（一）非循环贷账户
账户1（授信协议标识：A12345678）
管理机构 账户标识 开立日期 到期日期 借款金额 账户币种
中信银行股份有限 B10611000H0001 2022.06.22 2025.06.22 50,000 人民币元
公司福州分行 811132137961001
业务种类 担保方式 还款期数 还款频率 还款方式 共同借款标志
其他个人消费贷款 信用/免担保 36 月 按期计算还本付息 无
截至2024年10月31日
账户状态 五级分类 余额 剩余还款期数 本月应还款 应还款日 本月实还款 最近一次还款日期
正常 正常 12,220 8 1,580 2024.10.22 1,580 2024.10.22
当前逾期期数 当前逾期总额 逾期31—60天未还本金 逾期61—90天未还本金
0 0 0 0
2022年06月—2024年10月的还款记录
 1 2 3 4 5 6 7 8 9 10 11 12
2024 N N N N N 1 N N N N
 0 0 0 0 0 1,580 0 0 0 0
第 1 页，共 6 页
2023 N N N N N N N N N N N N
2022 * N N N N N N
（四）贷记卡账户
账户1(授信协议标识:CARD0001)
发卡机构 账户标识 开立日期 账户授信额度 共享授信额度 币种 业务种类 担保方式
招商银行股份有限公司 CARD0001 2021.01.01 12,000 12,000 人民币元 贷记卡 信用/免担保
截至2024年10月31日
账户状态 余额 已用额度 剩余分期期数
正常 3,000 3,000 --
2023年01月—2024年10月的还款记录
2024 N N N N N N N N N 2
2023 N N N N N N N N N N N N
(五)相关还款责任信息
账户1
机构查询记录明细
1 2024.10.01 南京银行股份有限公司 贷款审批
"""


def simple(*sentences: str, tail: str = "", head: str = HEAD) -> str:
    """The simple version with these accounts."""
    numbered = (f"{n}.{text}" for n, text in enumerate(sentences, 1))
    return "\n".join((head, "信贷记录", *numbered, tail))


def source(text: str, name: str = "report.txt") -> Source:
    """The text as a file."""
    content = text.encode()
    return Source(name, len(content), content[: 1 << 16], lambda: io.BytesIO(content))


def read(text: str) -> Report:
    """The report in a text."""
    report = report_of(source(text))
    assert report is not None
    return report


def pdf(path: Path, pages: Sequence[str]) -> Source:
    """A PDF with these pages."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    paper = Canvas(str(path))
    for page in pages:
        paper.setFont("STSong-Light", 8)
        for n, line in enumerate(page.splitlines()):
            paper.drawString(20, 800 - 12 * n, line)
        paper.showPage()
    paper.save()
    return sources(path)[0]


def day(text: str) -> date:
    """A day."""
    return date.fromisoformat(text)


def taken(book: Book, *texts: str) -> BillReading:
    """What importing these reports would do."""
    taking = ReportTaking(book)
    for text in texts:
        taking.take(read(text))
    return taking.before(BillReading((), (), (), (), ()))


def after(book: Book, reading: BillReading) -> Book:
    """The book once the user has agreed; nothing in it is at fault."""
    held = book.with_(*reading.records, *reading.questions)
    assert not issues(held)
    return held

from planner.app.report_rows import differences_table, reports_document
from planner.model.book import Book
from tests.helpers import bureau, make
from tests.helpers.bureau import day, simple, taken


def test_a_report_tells_its_accounts_its_overdue_months_and_its_inquiries():
    told = reports_document(taken(Book(), bureau.DETAILED).reports)

    (report,) = told["reports"]
    assert report["reported_on"] == "2024-11-01"
    assert [account["kind"] for account in report["accounts"]] == ["loan", "card"]
    assert [(row["month"], row["code"]) for row in report["overdue"]] == [
        ("2024-06", "1"),
        ("2024-10", "2"),
    ]
    assert report["inquiries"][0] == {
        "on": "2024-10-01",
        "lender": "南京银行股份有限公司",
        "reason": "贷款审批",
        "hard": True,
    }


def test_guarantees_are_told_with_their_amounts():
    text = simple(
        bureau.CARD,
        tail="2024年04月01日，为甲公司在乙银行办理的贷款承担相关还款责任，"
        "相关还款责任金额5,000。截至2025年02月20日，贷款余额4,000。",
    )

    (report,) = reports_document(taken(Book(), text).reports)["reports"]

    assert report["guarantees"] == [
        {
            "on": "2024-04-01",
            "debtor": "甲公司",
            "lender": "乙银行",
            "amount": "5000.00",
            "balance": "4000.00",
        }
    ]


def test_differences_stand_in_one_list_and_one_table():
    book = make.book(make.line("cmb", name="招行", opened_on=day("2022-01-05")))
    reports = taken(book, simple(bureau.CARD)).reports

    (difference,) = reports_document(reports)["differences"]

    assert (difference["record"], difference["what"]) == ("cmb", "opened_on")
    assert (difference["reported"], difference["recorded"]) == (
        "2022-01-02",
        "2022-01-05",
    )
    assert "5 Jan 2022" in differences_table(reports)


def test_without_reports_both_lists_are_empty():
    assert reports_document(()) == {"reports": [], "differences": []}
